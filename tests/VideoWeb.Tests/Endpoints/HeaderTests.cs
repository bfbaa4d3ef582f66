using System.Net;
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
