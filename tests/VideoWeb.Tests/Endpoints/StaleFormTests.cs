using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Data.Workspaces;
using VideoWeb.Security;
using VideoWeb.Tests.Architecture;
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
        { "/account/manage", "region", true },
        { "/account/manage", "password", true },
        { "/account/manage", "sessions", true },
        { "/account/delete", "delete", true },
        { "/invite/{invitation}", "accept", true },
        { "{reset}", "reset", false },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Form_WithTheTokenOfAnotherSession_IsShownAgainWithOneSentence(string address, string form, bool isSignedIn)
    {
        await using var app = new VideoWebApp();
        var ana = await app.RegisterAsync("Ana", Token);
        var other = TokenOf(await (await app.RegisterAsync("Bob", Token)).ReadAsync("/account/manage", Token));
        var visitor = isSignedIn ? ana : app.Visit();
        address = await FillAsync(app, address);
        var before = await visitor.ReadAsync(address, Token);

        using var answer = await PostAsync(visitor, address, new() { ["_handler"] = form, ["__RequestVerificationToken"] = other });
        var shown = await visitor.ReadAsync(answer.Target(), Token);

        Assert.Equal((HttpStatusCode.SeeOther, $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}stale=1"), (answer.StatusCode, answer.Target()));
        Assert.Contains($"value=\"{form}\"", before, StringComparison.Ordinal);
        Assert.Contains(Sentence, shown, StringComparison.Ordinal);
        Assert.Contains($"value=\"{form}\"", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Forms_OfAllPages_AreAllTried()
    {
        var forms = Repository.Files("src", ".razor").SelectMany(path => FormName().Matches(Repository.Read(path))).Select(match => match.Groups[1].Value);
        // Signing out is no page; it has a test of its own. The password of a shared link, and what its visitors say, come without a token, as nobody who looks gets a cookie: ShareTests.
        // Those of downloads, of clips and of a path, change nothing, and have none either: ClipZipTests.
        var posts = Repository.Files("src", ".razor").Sum(path => PostedForm().Count(Repository.Read(path)));

        Assert.Equal(Forms.Select(row => row.Data.Item2).Order(), forms.Order());
        Assert.Equal(Forms.Count + 5, posts);
    }

    [Fact]
    public async Task Invitation_IsUsedUpMeanwhile_ThePageSaysSo()
    {
        await using var app = new VideoWebApp();
        await app.RegisterAsync("Ana", Token);
        var bob = await app.RegisterAsync("Bob", Token);
        var cem = await app.RegisterAsync("Cem", Token);
        var address = await FillAsync(app, "/invite/{invitation}");
        var seen = TokenOf(await cem.ReadAsync(address, Token));
        using var joined = await bob.SubmitAsync(address, "accept", new Dictionary<string, string>(), Token);

        using var answer = await PostAsync(cem, address, new() { ["_handler"] = "accept", ["__RequestVerificationToken"] = seen });
        var shown = await cem.ReadAsync(answer.Target(), Token);

        Assert.Equal("/w/kite-films/compose", joined.Target());
        Assert.Equal((HttpStatusCode.SeeOther, $"{address}?stale=1"), (answer.StatusCode, answer.Target()));
        Assert.Contains("This invitation does not work", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Registration_InvitationIsUsedUpMeanwhile_ThePageSaysSo()
    {
        await using var app = VideoWebApp.With(("Accounts:Registration", "InviteOnly"));
        await app.RegisterAsync("Ana", Token);
        var invitation = await FillAsync(app, "/invite/{invitation}");
        var address = $"/account/register?returnUrl={Uri.EscapeDataString(invitation)}";
        var cem = app.Visit();
        var seen = TokenOf(await cem.ReadAsync(address, Token));
        var bob = app.Visit();
        using var registered = await bob.RegisterAsync("Bob", invitation, Token);
        using var joined = await bob.SubmitAsync(invitation, "accept", new Dictionary<string, string>(), Token);

        using var answer = await PostAsync(cem, address, new()
        {
            ["_handler"] = "register",
            ["__RequestVerificationToken"] = seen,
            ["Input.DisplayName"] = "Cem",
            ["Input.Email"] = Visitor.EmailOf("Cem"),
            ["Input.Password"] = Visitor.Password,
        });
        var shown = await cem.ReadAsync(answer.Target(), Token);

        Assert.Contains("New accounts are by invitation.", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/account/login", "nothing")]
    [InlineData("/account/login", null)]
    [InlineData("/account/reset", "login")]
    public async Task Form_ThatThePageDoesNotHave_LeadsToThePage(string address, string? form)
    {
        await using var app = new VideoWebApp();
        await app.RegisterAsync("Ana", Token);
        var visitor = app.Visit();
        var fields = new Dictionary<string, string> { ["__RequestVerificationToken"] = TokenOf(await visitor.ReadAsync("/account/login", Token)) };
        if (form is not null) { fields["_handler"] = form; }

        using var answer = await PostAsync(visitor, address, fields);
        using var shown = await visitor.GetAsync(answer.Target(), Token);

        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.OK), (answer.StatusCode, shown.StatusCode));
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

    /// <summary>The address with what this site has made for it.</summary>
    private static async Task<string> FillAsync(VideoWebApp app, string address)
    {
        var ana = await app.IdOfAsync("Ana", Token);
        if (address == "{reset}")
        {
            await using var scope = app.Services.CreateAsyncScope();
            return (await scope.ServiceProvider.GetRequiredService<UserAdministration>().MakeResetPathAsync(ana, ana))!;
        }

        if (!address.Contains("{invitation}", StringComparison.Ordinal)) { return address; }

        var workspaces = app.Services.GetRequiredService<WorkspaceStore>();
        var team = await workspaces.CreateTeamAsync(ana, "Kite Films", Token);
        var outcome = await workspaces.InviteAsync(new Actor(team.Id, ana, team.Role), WorkspaceRole.Member, TimeSpan.FromDays(1), Token);
        return address.Replace("{invitation}", Assert.IsType<CreateInvitationResult.Created>(outcome).Invitation.Token, StringComparison.Ordinal);
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

    [GeneratedRegex("@formname=\"([^\"]+)\"")]
    private static partial Regex FormName();

    // An EditForm that is not interactive posts as well.
    [GeneratedRegex("<form[^>]*method=\"post\"|<EditForm[^>]*FormName=", RegexOptions.IgnoreCase)]
    private static partial Regex PostedForm();
}
