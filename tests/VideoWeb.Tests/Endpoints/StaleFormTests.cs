using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace VideoWeb.Tests.Endpoints;

/// <summary>Plain forms that are sent with a token of another session: nothing of them is done, and the person sees a form and a sentence and no error.</summary>
public sealed partial class StaleFormTests
{
    private const string Sentence = "This page was out of date, so nothing was done. Please try once more.";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, bool> Forms => new()
    {
        { "/account/login", "login", false },
        { "/account/register", "register", false },
        { "/account/manage", "profile", true },
        { "/account/manage", "password", true },
        { "/account/delete", "delete", true },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Form_WithTheTokenOfAnotherSession_IsShownAgainWithOneSentence(string address, string form, bool isSignedIn)
    {
        await using var app = new VideoWebApp();
        var ana = await app.RegisterAsync("Ana", Token);
        var other = TokenOf(await (await app.RegisterAsync("Bob", Token)).ReadAsync("/account/manage", Token));
        var visitor = isSignedIn ? ana : app.Visit();
        await visitor.ReadAsync(address, Token);

        using var answer = await PostAsync(visitor, address, new() { ["_handler"] = form, ["__RequestVerificationToken"] = other });
        var shown = await visitor.ReadAsync(answer.Target(), Token);

        Assert.Equal((HttpStatusCode.SeeOther, $"{address}?stale=1"), (answer.StatusCode, answer.Target()));
        Assert.Contains(Sentence, shown, StringComparison.Ordinal);
        Assert.Contains("name=\"__RequestVerificationToken\"", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_InTwoTabs_TheSecondIsSignedInToo()
    {
        await using var app = new VideoWebApp();
        await app.RegisterAsync("Ana", Token);
        var browser = app.Visit();
        var second = TokenOf(await browser.ReadAsync("/account/login?returnUrl=%2Fworkspaces%2Fnew", Token));
        using var first = await browser.SignInAsync("Ana", Visitor.Password, Token);

        using var answer = await PostAsync(browser, "/account/login?returnUrl=%2Fworkspaces%2Fnew", SignInFields(second));
        using var next = await browser.GetAsync(answer.Target(), Token);

        Assert.Equal("/workspaces/new", next.Target());
    }

    [Fact]
    public async Task SignIn_CookiesWereDeletedMeanwhile_ShowsTheFormAndWorksAtTheNext()
    {
        await using var app = new VideoWebApp();
        await app.RegisterAsync("Ana", Token);
        var old = TokenOf(await app.Visit().ReadAsync("/account/login", Token));
        var browser = app.Visit();

        using var answer = await PostAsync(browser, "/account/login", SignInFields(old));
        var shown = await browser.ReadAsync(answer.Target(), Token);
        using var again = await browser.SignInAsync("Ana", Visitor.Password, Token);
        using var home = await browser.GetAsync("/", Token);

        Assert.Contains(Sentence, shown, StringComparison.Ordinal);
        Assert.Equal("/w/ana/compose", home.Target());
    }

    [Fact]
    public async Task SignOut_WithAStaleToken_SignsNobodyOutAndLeadsOn()
    {
        await using var app = new VideoWebApp();
        var ana = await app.RegisterAsync("Ana", Token);

        using var signedIn = await PostAsync(ana, "/account/logout", new() { ["__RequestVerificationToken"] = "of another session" });
        using var signedOut = await PostAsync(app.Visit(), "/account/logout", new() { ["__RequestVerificationToken"] = "of another session" });
        using var home = await ana.GetAsync("/", Token);

        Assert.Equal(("/account/manage?stale=1", "/account/login", "/w/ana/compose"), (signedIn.Target(), signedOut.Target(), home.Target()));
    }

    private static Dictionary<string, string> SignInFields(string token) => new()
    {
        ["_handler"] = "login",
        ["__RequestVerificationToken"] = token,
        ["Input.Email"] = Visitor.EmailOf("Ana"),
        ["Input.Password"] = Visitor.Password,
    };

    private static async Task<HttpResponseMessage> PostAsync(Visitor visitor, string address, Dictionary<string, string> fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add("Accept", "text/html");
        return await visitor.SendAsync(request, Token);
    }

    private static string TokenOf(string page) => TokenField().Match(page).Groups[1].Value;

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();
}
