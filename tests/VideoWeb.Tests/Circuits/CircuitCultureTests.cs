using System.Globalization;
using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Circuits;
using VideoWeb.Components.Layout;
using VideoWeb.Data.Workspaces;
using VideoWeb.Localization;
using VideoWeb.Security;
using VideoWeb.Tests.Components;
using VideoWeb.Tests.Endpoints;
using VideoWeb.Tests.Localization;
using Xunit;

namespace VideoWeb.Tests.Circuits;

/// <summary>A page goes on in the language, formats and zone that it was rendered in, whatever the line to it asks for.</summary>
public sealed class CircuitCultureTests : IAsyncLifetime
{
    // The lines are real ones; this is for a machine that is busy with other tests.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private readonly VideoWebApp _app = new();
    private string _cookie = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        using var registered = await _app.Visit().RegisterAsync("Ana", "/", Token);
        _cookie = registered.SetCookies();
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData(null)]
    [InlineData("en-GB")]
    [InlineData("de-AT,zh;q=0.1")]
    public async Task Circuit_LineAsksForAnotherLanguage_SpeaksThatOfThePage(string? acceptLanguage)
    {
        await using var page = await OpenAsync("zh-CN", acceptLanguage);

        Assert.True(await page.ReceivesAsync(Skip("zh-Hans"), Token).WaitAsync(Soon, Token));
        Assert.False(page.HasReceived(Skip("en")));
    }

    [Fact]
    public async Task Circuits_TwoTabsInTwoLanguages_EachSpeaksItsOwn()
    {
        await using var chinese = await OpenAsync("zh-CN", "en-GB");
        await using var english = await OpenAsync("en-GB", "zh-CN");

        Assert.True(await chinese.ReceivesAsync(Skip("zh-Hans"), Token).WaitAsync(Soon, Token));
        Assert.True(await english.ReceivesAsync(Skip("en"), Token).WaitAsync(Soon, Token));
        Assert.False(chinese.HasReceived(Skip("en")) || english.HasReceived(Skip("zh-Hans")));
    }

    [Fact]
    public async Task Circuit_AccountHasItsOwn_IsTheAccounts()
    {
        var saved = await _app.Services.GetRequiredService<RegionalSettingsCache>().SaveAsync(await _app.IdOfAsync("Ana", Token), new RegionalSettings("zh-Hans", "de-AT", "Asia/Tokyo"), Token);
        Assert.IsType<SaveRegionalSettingsResult.Saved>(saved);

        await using var page = await OpenAsync("en-GB", "en-GB", "/admin");

        // When the account was made.
        var made = TimeZoneInfo.ConvertTime(Assert.Single(await _app.Services.GetRequiredService<UserAdministration>().ListAsync(await _app.IdOfAsync("Ana", Token), Token)).CreatedAt, IanaTimeZone.Find("Asia/Tokyo")!);
        Assert.True(await page.ReceivesAsync(made.ToString("f", CultureInfo.GetCultureInfo("de-AT")), Token).WaitAsync(Soon, Token));
        Assert.True(await page.ReceivesAsync(Skip("zh-Hans"), Token).WaitAsync(Soon, Token));
        Assert.False(page.HasReceived(Skip("en")));
    }

    [Fact]
    public async Task SessionEnds_ByWhoReadsAnotherLanguage_IsShownInThatOfThePage()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var authentication = scope.ServiceProvider.GetRequiredService<RevalidatingAuthentication>();
        scope.ServiceProvider.GetRequiredService<CircuitCulture>().Use("zh-Hans", "de-AT");
        var person = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, (await _app.IdOfAsync("Ana", Token)).Value.ToString())], "Test"));
        authentication.SetAuthenticationState(Task.FromResult(new AuthenticationState(person)));
        var shown = "";
        authentication.AuthenticationStateChanged += _ => shown = $"{CultureInfo.CurrentUICulture.Name} {CultureInfo.CurrentCulture.Name}";

        using (new CultureSwitch("en-GB")) { await authentication.RecheckAsync(Token); }

        Assert.Equal("zh-Hans de-AT", shown);
    }

    private static string Skip(string language)
    {
        using var culture = new CultureSwitch(language);
        return EnglishTexts.Messages[LayoutText.SkipToContent];
    }

    private async Task<HubClient> OpenAsync(string pageAsks, string? lineAsks, string address = "/w/ana/tasks")
    {
        using var client = _app.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "Cookie", _cookie }, { "Accept", "text/html" }, { "Accept-Language", pageAsks } } };
        using var page = await client.SendAsync(request, Token);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        var hub = await HubClient.ConnectAsync(_app, _cookie, Token, lineAsks is null ? [] : [("Accept-Language", lineAsks)]);
        await hub.StartCircuitAsync(address, await page.Content.ReadAsStringAsync(Token), Token);
        Assert.True(await hub.ReceivesAsync("JS.RenderBatch", Token).WaitAsync(Soon, Token));
        return hub;
    }
}
