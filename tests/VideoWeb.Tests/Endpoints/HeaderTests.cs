using System.Net;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace VideoWeb.Tests.Endpoints;

public sealed class HeaderTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/account/register")]
    [InlineData("/nothing/here")]
    [InlineData("/app.css")]
    public async Task AnyAnswer_HasTheSecurityHeaders(string address)
    {
        await using var app = new VideoWebApp();

        using var answer = await app.Visit().GetAsync(address, Token);

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'self'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.True(answer.Headers.Contains("Permissions-Policy"));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Page_HasNoInlineScriptAndNoStyleElement()
    {
        await using var app = new VideoWebApp();

        var page = await app.Visit().ReadAsync("/account/register", Token);

        Assert.DoesNotContain("<script>", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<style", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(" onclick=", page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task SignInCookie_IsHttpOnlyAndLax()
    {
        await using var app = new VideoWebApp();

        using var answer = await app.Visit().RegisterAsync("Ana", "/", Token);

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), each => each.StartsWith("videoweb=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task SignInCookie_SiteIsKnownAsHttps_IsSecureEvenBehindAProxyThatSaysNothing()
    {
        await using var app = VideoWebApp.With(("Site:PublicUrl", "https://video.example.com"));

        using var answer = await app.Visit(("Host", "video.example.com")).GetAsync("/account/register", Token);
        var signIn = app.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme).Cookie;

        Assert.Contains("secure", Assert.Single(answer.Headers.GetValues("Set-Cookie")), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(("__Host-videoweb", CookieSecurePolicy.Always, null, null), (signIn.Name, signIn.SecurePolicy, signIn.Domain, signIn.Path));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/w/x/compose")]
    [InlineData("/admin")]
    public async Task Redirect_RequestNamesAForeignHost_StaysWhereTheBrowserIs(string address)
    {
        await using var app = new VideoWebApp();

        using var answer = await app.Visit(("Host", "evil.example")).GetAsync(address, Token);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/account/", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ErrorPage_AfterAPost_IsThePageOfThatError()
    {
        await using var app = new VideoWebApp();
        await app.RegisterAsync("Ana", Token);
        var stranger = await app.RegisterAsync("Bob", Token);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/w/ana/media") { Content = new ByteArrayContent([1]), Headers = { { "Accept", "text/html" } } };

        using var answer = await stranger.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("There is nothing here", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AdministratorsFile_IsKeptNowhere()
    {
        await using var app = new VideoWebApp();
        var ana = await app.RegisterAsync("Ana", Token);

        using var answer = await ana.GetAsync("/admin/catalog/providers/vidu/json", Token);

        Assert.Equal((HttpStatusCode.OK, true), (answer.StatusCode, answer.Headers.CacheControl?.NoStore));
    }

    [Fact]
    public async Task Language_FromTheBrowserThenTheCookie()
    {
        await using var app = new VideoWebApp();
        using var chinese = new HttpRequestMessage(HttpMethod.Get, "/account/register");
        chinese.Headers.Add("Accept-Language", "zh-CN,zh;q=0.9");
        using var switched = new HttpRequestMessage(HttpMethod.Get, "/account/register");
        switched.Headers.Add("Accept-Language", "zh-CN");
        switched.Headers.Add("Cookie", ".AspNetCore.Culture=c%3Den-GB%7Cuic%3Den");

        using var toChinese = await app.Visit().SendAsync(chinese, Token);
        using var toSwitched = await app.Visit().SendAsync(switched, Token);

        var text = WebUtility.HtmlDecode(await toChinese.Content.ReadAsStringAsync(Token));
        Assert.Contains("创建你的帐户", text, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"zh-Hans\"", text, StringComparison.Ordinal);
        Assert.Contains("Create your account", await toSwitched.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_RunningSite_IsHealthy(string address)
    {
        await using var app = new VideoWebApp();

        using var answer = await app.Visit().GetAsync(address, Token);

        Assert.Equal((HttpStatusCode.OK, "Healthy"), (answer.StatusCode, await answer.Content.ReadAsStringAsync(Token)));
    }
}
