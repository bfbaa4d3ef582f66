using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpsPolicy;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Wire;
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
        Assert.Contains("base-uri 'self'", policy, StringComparison.Ordinal);
        // A page shows nothing of another host, which would be told who looks.
        Assert.DoesNotContain("http:", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("https:", policy, StringComparison.Ordinal);
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

        var form = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("__Host-videoweb-form=", form, StringComparison.Ordinal);
        Assert.Contains("; path=/; secure;", form, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain", form, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(("__Host-videoweb", CookieSecurePolicy.Always, null, null), (signIn.Name, signIn.SecurePolicy, signIn.Domain, signIn.Path));
    }

    [Fact]
    public async Task SignIn_SiteIsKnownAsHttps_WorksWithTheCookiesOfThatName()
    {
        await using var app = VideoWebApp.With(("Site:PublicUrl", "https://localhost"));
        using var client = app.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri("https://localhost") });
        var ana = new Visitor(client);

        using var answer = await ana.RegisterAsync("Ana", "/", Token);
        using var home = await ana.GetAsync("/", Token);

        Assert.Contains("__Host-videoweb=", answer.SetCookies(), StringComparison.Ordinal);
        Assert.Equal("/w/ana/compose", home.Target());
    }

    [Fact]
    public async Task Https_IsAskedForOfAllNamesBelow()
    {
        await using var app = new VideoWebApp();

        var transport = app.Services.GetRequiredService<IOptions<HstsOptions>>().Value;

        Assert.Equal((TimeSpan.FromDays(365), true), (transport.MaxAge, transport.IncludeSubDomains));
    }

    [Fact]
    public async Task Refusal_BeforeAnyPage_HasTheSecurityHeaders()
    {
        await using var app = VideoWebApp.With(("AllowedHosts", "video.example.com"), ("Media:MaxUploadMegabytes", "1"));
        var ana = app.Visit(("Host", "video.example.com"));
        using var registered = await ana.RegisterAsync("Ana", "/", Token);
        using var form = new HttpRequestMessage(HttpMethod.Post, "/w/ana/media") { Content = new ByteArrayContent([1]) };
        using var large = new HttpRequestMessage(HttpMethod.Post, "/w/ana/media?name=a.png") { Content = new ByteArrayContent(new byte[1024 * 1024 + 1]) };
        var page = await ana.ReadAsync("/account/manage", Token);
        large.Headers.Add("RequestVerificationToken", page.Split("name=\"__RequestVerificationToken\" value=\"")[1].Split('"')[0]);

        using var wrongHost = await app.Visit(("Host", "evil.example")).GetAsync("/", Token);
        using var withoutToken = await ana.SendAsync(form, Token);
        using var tooLarge = await ana.SendAsync(large, Token);

        Assert.Equal((400, 400, 413), ((int)wrongHost.StatusCode, (int)withoutToken.StatusCode, (int)tooLarge.StatusCode));
        Assert.All([wrongHost, withoutToken, tooLarge], answer =>
        {
            Assert.Contains("frame-ancestors 'self'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        });
    }

    /// <summary>The server answers these before any program runs. Such an answer has no headers of ours, and nothing that they could guard.</summary>
    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost : x\r\n\r\n", 400)]
    [InlineData("GET /{long} HTTP/1.1\r\nHost: x\r\n\r\n", 414)]
    [InlineData("GET / HTTP/1.1\r\nHost: x\r\nA: {longer}\r\n\r\n", 431)]
    public async Task Refusal_OfTheServerItself_IsEmpty(string request, int status)
    {
        var origin = CallbackSite.FreeOrigin();
        await using var app = new VideoWebApp();
        app.UseKestrel(origin.Port);
        app.StartServer();
        using var client = new TcpClient();
        await client.ConnectAsync(origin.Host, origin.Port, Token);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request.Replace("{longer}", new string('a', 40_000), StringComparison.Ordinal).Replace("{long}", new string('a', 10_000), StringComparison.Ordinal)), Token);

        using var reader = new StreamReader(stream, Encoding.ASCII);
        var answer = await reader.ReadToEndAsync(Token);

        Assert.StartsWith($"HTTP/1.1 {status} ", answer, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("Set-Cookie", answer, StringComparison.OrdinalIgnoreCase);
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
    public async Task Diagnostics_AreKeptNowhere()
    {
        await using var app = new VideoWebApp();
        var ana = await app.RegisterAsync("Ana", Token);
        var owner = await app.IdOfAsync("Ana", Token);
        var workspace = Assert.Single(await app.Services.GetRequiredService<WorkspaceStore>().ListAsync(owner, Token));
        var actor = new Actor(workspace.Id, owner, workspace.Role);
        var connections = app.Services.GetRequiredService<ConnectionStore>();
        var added = await connections.AddAsync(actor, new("vidu", "Vidu", new("https://relay.example.com/v2"), new SecretKey("vidu-key-0123456789"), true, Overrides: null, IsSandbox: false), Token);
        var connection = Assert.IsType<SaveConnectionResult.Saved>(added).Connection.Id;
        Assert.IsType<SaveConnectionResult.Saved>(await connections.SetPausedAsync(actor, connection, isPaused: true, Token));
        var task = await app.Services.GetRequiredService<TaskStore>().CreateAsync(actor, SampleTask.New(connection, TimeProvider.System.GetUtcNow(), "A kite"), Token);

        using var answer = await ana.GetAsync($"/w/{workspace.Slug}/tasks/{Assert.IsType<CreateTaskResult.Created>(task).Id}/diagnostics", Token);

        Assert.Equal((HttpStatusCode.OK, true), (answer.StatusCode, answer.Headers.CacheControl?.NoStore));
    }

    // The pictures of a workspace must not be there for who uses the browser next.
    [Fact]
    public async Task SignOut_BrowserIsTold_ToForgetWhatItKept()
    {
        await using var app = new VideoWebApp();
        var ana = await app.RegisterAsync("Ana", Token);

        using var answer = await ana.SubmitToAsync("/account/logout", "/account/manage", new Dictionary<string, string>(), Token);

        Assert.Equal("\"cache\"", Assert.Single(answer.Headers.GetValues("Clear-Site-Data")));
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
        Assert.Contains("创建你的账户", text, StringComparison.Ordinal);
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
