using System.Net;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Data.Workspaces;
using VideoWeb.Localization;
using Xunit;

namespace VideoWeb.Tests.Endpoints;

/// <summary>In which language, with which formats and in which zone pages come, by account, cookie and browser.</summary>
public sealed class LanguageTests
{
    private const string Manage = "/account/manage";
    private const string Chinese = "<html lang=\"zh-Hans\"";
    private const string English = "<html lang=\"en\"";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Menu_LanguageIsChosen_CountsFromTheNextRequestOnEveryDevice()
    {
        await using var app = new VideoWebApp();
        var here = await app.RegisterAsync("Ana", Token);
        var there = app.Visit(("Accept-Language", "en-GB"));
        using var signedIn = await there.SignInAsync("Ana", Visitor.Password, Token);
        Assert.Contains(English, await there.ReadAsync(Manage, Token), StringComparison.Ordinal);

        using var answer = await here.SubmitToAsync("/account/language", Manage, Fields(("language", "zh-Hans")), Token);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Contains(Chinese, await here.ReadAsync(Manage, Token), StringComparison.Ordinal);
        Assert.Contains(Chinese, await there.ReadAsync("/w/ana/tasks", Token), StringComparison.Ordinal);
        Assert.Contains(English, await app.Visit(("Accept-Language", "en-GB")).ReadAsync("/account/login", Token), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("tlh")]
    [InlineData("de-AT")]
    [InlineData("../../etc/passwd")]
    public async Task Menu_LanguageThatTheSiteDoesNotSpeak_IsRefused(string language)
    {
        await using var app = new VideoWebApp();
        var ana = await app.RegisterAsync("Ana", Token);

        using var answer = await ana.SubmitToAsync("/account/language", Manage, Fields(("language", language)), Token);

        Assert.Equal((HttpStatusCode.BadRequest, RegionalSettings.OfBrowser), (answer.StatusCode, await SettingsAsync(app, "Ana")));
    }

    [Fact]
    public async Task Menu_WithoutTokenOrSignIn_ChangesNothing()
    {
        await using var app = new VideoWebApp();
        var ana = await app.RegisterAsync("Ana", Token);
        using var forged = new HttpRequestMessage(HttpMethod.Post, "/account/language") { Content = new FormUrlEncodedContent(Fields(("language", "zh-Hans"))) };

        using var withoutToken = await ana.SendAsync(forged, Token);
        using var stranger = await app.Visit().SubmitToAsync("/account/language", "/account/login", Fields(("language", "zh-Hans")), Token);

        Assert.Equal(HttpStatusCode.BadRequest, withoutToken.StatusCode);
        Assert.StartsWith("/account/login", stranger.Target(), StringComparison.Ordinal);
        Assert.Equal(RegionalSettings.OfBrowser, await SettingsAsync(app, "Ana"));
    }

    [Fact]
    public async Task Settings_Saved_ArePersonalAndLeadTheCookie()
    {
        await using var app = new VideoWebApp();
        var ana = await app.RegisterAsync("Ana", Token);

        using var saved = await SaveAsync(ana, "zh-Hans", "de-AT", "Asia/Tokyo");
        var page = await ana.ReadAsync(saved.Target(), Token);

        Assert.Equal(new RegionalSettings("zh-Hans", "de-AT", "Asia/Tokyo"), await SettingsAsync(app, "Ana"));
        Assert.Contains(Chinese, page, StringComparison.Ordinal);
        foreach (var chosen in new[] { "zh-Hans", "de-AT", "Asia/Tokyo" }) { Assert.Matches($"<option value=\"{chosen}\"[^>]* selected", page); }
        Assert.Contains(".AspNetCore.Culture=c%3Dzh-Hans", saved.SetCookies(), StringComparison.Ordinal);

        using var signedOut = await ana.SubmitToAsync("/account/logout", Manage, Fields(), Token);
        Assert.Contains(Chinese, await ana.ReadAsync("/account/login", Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_AsTheBrowserAgain_FollowTheBrowserOfNow()
    {
        await using var app = new VideoWebApp();
        var ana = app.Visit(("Accept-Language", "en-GB"));
        using var registered = await ana.RegisterAsync("Ana", "/", Token);
        using var chosen = await SaveAsync(ana, "zh-Hans", "de-AT", "Asia/Tokyo");

        using var saved = await SaveAsync(ana, "", "", "");

        Assert.Equal(RegionalSettings.OfBrowser, await SettingsAsync(app, "Ana"));
        var page = await ana.ReadAsync(saved.Target(), Token);
        Assert.Contains(English, page, StringComparison.Ordinal);
        Assert.Contains("As my browser (now: English)", page, StringComparison.Ordinal);
        Assert.Contains("As my language (now: English (United Kingdom))", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tlh", "", "")]
    [InlineData("", "xx-YY", "")]
    [InlineData("", "", "/dev/zero")]
    public async Task Settings_UnknownValue_IsToldAndKeepsNothing(string language, string formats, string zone)
    {
        await using var app = new VideoWebApp();
        var ana = await app.RegisterAsync("Ana", Token);

        using var answer = await SaveAsync(ana, language, formats, zone);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Nothing was saved.", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal(RegionalSettings.OfBrowser, await SettingsAsync(app, "Ana"));
    }

    [Fact]
    public async Task Settings_TenThousandCharacters_AreRefused()
    {
        await using var app = new VideoWebApp();
        var ana = await app.RegisterAsync("Ana", Token);
        var text = new string('z', 10_000);

        using var answer = await SaveAsync(ana, text, text, text);

        Assert.Equal((HttpStatusCode.OK, RegionalSettings.OfBrowser), (answer.StatusCode, await SettingsAsync(app, "Ana")));
    }

    [Fact]
    public async Task Register_LanguageWasChosenBefore_IsTheAccounts()
    {
        await using var app = new VideoWebApp();
        using var registered = await app.Visit(("Cookie", ".AspNetCore.Culture=c%3Dzh-Hans%7Cuic%3Dzh-Hans")).RegisterAsync("Ana", "/", Token);
        await app.RegisterAsync("Bob", Token);

        Assert.Equal((new RegionalSettings("zh-Hans", null, null), RegionalSettings.OfBrowser), (await SettingsAsync(app, "Ana"), await SettingsAsync(app, "Bob")));
    }

    [Theory]
    [InlineData("Cookie", "zone=%2Fdev%2Fzero")]
    [InlineData("Cookie", ".AspNetCore.Culture=c%3Dxx-YY%7Cuic%3Dtlh")]
    [InlineData("Cookie", ".AspNetCore.Culture=%7C%7Cc%3D")]
    [InlineData("Accept-Language", "xx-YY;q=9,*;q=-1,,;;")]
    public async Task Page_NonsenseFromTheBrowser_IsInEnglish(string header, string value)
    {
        await using var app = new VideoWebApp();

        var page = await app.Visit((header, value)).ReadAsync("/account/register", Token).WaitAsync(TimeSpan.FromSeconds(20), Token);

        Assert.Contains(English, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_ByAnotherProcess_IsSeenSoon()
    {
        var time = new TestClock();
        await using var app = new VideoWebApp { Replace = services => services.AddSingleton<TimeProvider>(time) };
        await app.RegisterAsync("Ana", Token);
        var (ana, cache) = (await app.IdOfAsync("Ana", Token), app.Services.GetRequiredService<RegionalSettingsCache>());
        var before = await cache.FindAsync(ana, Token);

        await app.Services.GetRequiredService<RegionalSettingsStore>().SaveAsync(ana, before with { Language = "zh-Hans" }, Token);
        var kept = await cache.FindAsync(ana, Token);
        time.Advance(RegionalSettingsCache.Kept);

        Assert.Equal((null, null, "zh-Hans"), (before.Language, kept.Language, (await cache.FindAsync(ana, Token)).Language));
    }

    private static Task<HttpResponseMessage> SaveAsync(Visitor person, string language, string formats, string zone) =>
        person.SubmitAsync(Manage, "region", Fields(("Region.Language", language), ("Region.Formats", formats), ("Region.TimeZone", zone)), Token);

    private static Dictionary<string, string> Fields(params (string Name, string Value)[] fields) => fields.ToDictionary(field => field.Name, field => field.Value);

    private static async Task<RegionalSettings> SettingsAsync(VideoWebApp app, string name) =>
        await app.Services.GetRequiredService<RegionalSettingsStore>().FindAsync(await app.IdOfAsync(name, Token), Token);
}
