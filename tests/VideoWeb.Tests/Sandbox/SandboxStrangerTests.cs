using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using VideoWeb.Sandbox;
using VideoWeb.Setup;
using VideoWeb.Tests.Endpoints;
using Xunit;

namespace VideoWeb.Tests.Sandbox;

/// <summary>Nobody but programs on this machine, and whom the host admits, finds a sandbox at all; and it calls nobody but this site.</summary>
public sealed class SandboxStrangerTests : IDisposable
{
    // Where the server of these tests is told that a request came from.
    private const string Remote = "Test-Remote";

    private const string Create = """{"model":"viduq3-turbo","prompt":"x"}""";

    public static TheoryData<string, string> Doors => new()
    {
        { "GET", "/sandbox" }, { "GET", "/sandbox/requests" }, { "GET", "/sandbox/ledger" }, { "GET", "/sandbox/served" }, { "GET", "/sandbox/traffic" },
        { "GET", "/sandbox/faults" }, { "POST", "/sandbox/faults" }, { "POST", "/sandbox/vidu/ent/v2/text2video" }, { "POST", "/sandbox/agcloud/api/v3/contents/generations/tasks" },
        { "POST", "/sandbox/uniall/v1/video/generations" }, { "POST", "/sandbox/globalaiopc/kyyReactApiServer/v1/videos/videos" }, { "POST", "/sandbox/ezmodel/v1/video/generations" },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [MemberData(nameof(Doors))]
    public async Task AnyAddress_ForAStranger_IsNotThere(string method, string path)
    {
        await using var server = await StartAsync();

        Assert.Equal(HttpStatusCode.NotFound, await AskAsync(server, method, path, (Remote, "203.0.113.5")));
        using var local = new HttpClient { BaseAddress = server.Origin };
        Assert.Equal(("[]", "[]"), (await local.GetStringAsync("/sandbox/ledger", Token), await local.GetStringAsync("/sandbox/requests", Token)));
    }

    // With no call left to anybody: whoever is turned away for being a stranger has used up nobody's allowance.
    [Fact]
    public async Task EveryRoute_ForAStranger_IsNotThereBeforeAnythingIsCounted()
    {
        IReadOnlyList<(string Method, string Path)> routes = [];
        await using var server = await StartAsync(calls: 0, map: app => routes = SandboxRoutes.Of(app));
        var answers = new List<string>();

        foreach (var (method, path) in routes) { answers.Add($"{method} {path}: {(int)await AskAsync(server, method, path, (Remote, "203.0.113.5"))}"); }

        Assert.True(routes.Count > 30, $"There are {routes.Count} routes.");
        Assert.All(answers, answer => Assert.EndsWith(": 404", answer, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.TooManyRequests, await AskAsync(server, "GET", "/sandbox/ledger"));
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.5")]
    [InlineData("Forwarded", "for=203.0.113.5")]
    [InlineData("X-Real-IP", "203.0.113.5")]
    [InlineData("Via", "1.1 proxy")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Ledger_ThroughAProxyOrFromAnotherSitesPage_IsNotThere(string header, string value)
    {
        await using var server = await StartAsync();

        Assert.Equal(HttpStatusCode.NotFound, await AskAsync(server, "GET", "/sandbox/ledger", (header, value)));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(server, "GET", "/sandbox/ledger"));
    }

    [Fact]
    public async Task Ledger_ForAStrangerWhomTheHostAdmits_IsThere()
    {
        await using var server = await StartAsync(admits: true);

        Assert.Equal(HttpStatusCode.OK, await AskAsync(server, "GET", "/sandbox/ledger", (Remote, "203.0.113.5")));
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://127.0.0.1:1")]
    [InlineData("Origin", "http://video.example.com")]
    [InlineData("Origin", "https://video.example.com.evil.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Faults_FromAnotherSitesPageBeforeOneWhomTheHostAdmits_AreNotThere(string header, string value)
    {
        await using var server = await StartAsync(admits: true);

        foreach (var method in new[] { "GET", "POST", "DELETE" })
        {
            Assert.Equal(HttpStatusCode.NotFound, await AskAsync(server, method, "/sandbox/faults", (header, value)));
            Assert.Equal(HttpStatusCode.NotFound, await AskAsync(server, method, "/sandbox/faults", (header, value), (Remote, "203.0.113.5")));
        }
    }

    [Theory]
    [InlineData("Origin", "https://video.example.com")]
    [InlineData("Sec-Fetch-Site", "same-origin")]
    [InlineData("Sec-Fetch-Site", "none")]
    public async Task Faults_FromTheSitesOwnPageBeforeOneWhomTheHostAdmits_AreThere(string header, string value)
    {
        await using var server = await StartAsync(admits: true);

        Assert.Equal(HttpStatusCode.OK, await AskAsync(server, "GET", "/sandbox/faults", (header, value), (Remote, "203.0.113.5")));
    }

    [Theory]
    [InlineData("evil.example", false)]
    [InlineData("localhost.evil.example", false)]
    [InlineData("127.0.0.1.evil.example", false)]
    [InlineData("video.example.com.evil.example", false)]
    [InlineData("203.0.113.5", false)]
    [InlineData("[2001:db8::1]", false)]
    [InlineData("localhost", true)]
    [InlineData("LocalHost:5000", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("127.8.9.1:5000", true)]
    [InlineData("[::1]:5000", true)]
    [InlineData("video.example.com", true)]
    public async Task Ledger_ByANameThatOthersMayHaveLeadHere_IsNotThere(string host, bool isThere)
    {
        await using var server = await StartAsync();

        Assert.Equal(isThere ? HttpStatusCode.OK : HttpStatusCode.NotFound, await AskAsync(server, "GET", "/sandbox/ledger", ("Host", host), ("Origin", $"{server.Origin.Scheme}://{host}"), ("Sec-Fetch-Site", "same-origin")));
    }

    [Theory]
    [InlineData("X-Nothing", "local")]
    [InlineData("X-Forwarded-For", "203.0.113.5")]
    public async Task Faults_FromAnotherPortWithTheAdministratorsCookie_StayAsTheyAre(string header, string value)
    {
        await using var app = new VideoWebApp();
        var administrator = app.Visit((header, value));
        using var registered = await administrator.RegisterAsync("Ana", "/", Token);

        async Task<HttpStatusCode> ClearAsync(string origin)
        {
            using var request = new HttpRequestMessage(HttpMethod.Delete, "/sandbox/faults") { Headers = { { "Origin", origin } } };
            using var answer = await administrator.SendAsync(request, Token);
            return answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.NotFound, await ClearAsync("http://localhost:5289"));
        Assert.Equal(HttpStatusCode.NoContent, await ClearAsync("http://localhost"));
    }

    [Theory]
    [InlineData("https://video.example.com", "https://video.example.com/callbacks/abc", true)]
    [InlineData("https://example.com/video", "https://example.com/video/callbacks/abc", true)]
    [InlineData("https://video.example.com", "https://VIDEO.example.com/callbacks/abc", true)]
    [InlineData("https://video.example.com", "https://video.example.com/account/logout", false)]
    [InlineData("https://example.com/video", "https://example.com/callbacks/abc", false)]
    [InlineData("https://video.example.com", "http://video.example.com/callbacks/abc", false)]
    [InlineData("https://video.example.com", "https://video.example.com:8443/callbacks/abc", false)]
    [InlineData("https://video.example.com", "http://169.254.169.254/callbacks/abc", false)]
    [InlineData("https://video.example.com", "https://video.example.com@evil.example/callbacks/abc", false)]
    [InlineData("https://video.example.com", "https://video.example.com/callbacks/../admin", false)]
    [InlineData("https://video.example.com", "https://video.example.com/callbacks/%2e%2e/admin", false)]
    [InlineData("https://video.example.com", "https://video.example.com//callbacks/abc", false)]
    [InlineData("https://video.example.com", "https://video.example.com/callbacksx/abc", false)]
    [InlineData("https://video.example.com", "https://ana@video.example.com/callbacks/abc", false)]
    [InlineData("https://video.example.com", "https://ana:word@video.example.com/callbacks/abc", false)]
    [InlineData("https://video.example.com", "https://evil.example/https://video.example.com/callbacks/abc", false)]
    [InlineData("https://video.example.com", "https://video.example.com.evil.example/callbacks/abc", false)]
    [InlineData("https://video.example.com", "https://video.example.com/callbacks/..%2fadmin", false)]
    [InlineData("https://video.example.com", "https://video.example.com/callbacks/..%2Fadmin", false)]
    [InlineData("https://video.example.com", "https://video.example.com/callbacks/%2e%2e%2fadmin", false)]
    [InlineData("https://video.example.com", "https://video.example.com/callbacks/..%5cadmin", false)]
    [InlineData("https://video.example.com", "https://video.example.com/callbacks/..%255c..%255cadmin", false)]
    [InlineData("https://video.example.com", "https://video.example.com/callbacks/..%252fadmin", false)]
    [InlineData("https://video.example.com", "https://video.example.com/callbacks/abc/../../admin", false)]
    [InlineData("https://video.example.com", "https://video.example.com/callbacks/abc/def", false)]
    [InlineData("https://video.example.com", "https://video.example.com/callbacks/abc%00", false)]
    [InlineData("https://video.example.com", "https://video.example.com/callbacks/abc;x=/../../admin", false)]
    [InlineData("https://video.example.com", "https://video.example.com/callbacks/abc?x=1", false)]
    [InlineData("https://video.example.com", "https://video.example.com/callbacks/abc#x", false)]
    [InlineData("https://video.example.com", "https://video.example.com/callbacks/", false)]
    [InlineData("https://video.example.com", "https://video.example.com/callbacks", false)]
    [InlineData("https://video.example.com", "https://video.example.com/callbacks/abc%20", false)]
    [InlineData("https://video.example.com", "https://video.example.com/callbacks/%61bc", true)]
    [InlineData("https://video.example.com", "https://video.example.com/callbacks/a.b", false)]
    [InlineData("https://video.example.com", "https://video.example.com/callbacks/水", false)]
    [InlineData("https://video.example.com", "https://video.example.com/callbacks/Ab-_9", true)]
    public void Callback_OfAnotherAddressThanThisSites_IsNotMade(string site, string address, bool isOwn) =>
        Assert.Equal(isOwn, ModuleSetup.IsCallbackOf(new Uri(site), new Uri(address)));

    public void Dispose() => _folder.Dispose();

    private Task<LoopbackServer> StartAsync(bool admits = false, int calls = 1_000, Action<IEndpointRouteBuilder>? map = null) => LoopbackServer.StartAsync(
        app =>
        {
            app.Use((context, next) =>
            {
                if (IPAddress.TryParse(context.Request.Headers[Remote], out var remote)) { context.Connection.RemoteIpAddress = remote; }
                return next();
            });
            app.UseRouting();
            app.MapSandbox();
            map?.Invoke(app);
        },
        Token,
        services => services.AddSandbox(new SandboxOptions { Folder = _folder.Path, PublicUrl = new Uri("https://video.example.com"), Admits = _ => admits, MaxCallsPerMinute = calls, MaxControlCallsPerMinute = calls }));

    private static async Task<HttpStatusCode> AskAsync(LoopbackServer server, string method, string path, params (string Name, string Value)[] headers)
    {
        using var client = new HttpClient { BaseAddress = server.Origin };
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method == "POST") { request.Content = new StringContent(Create, Encoding.UTF8, "application/json"); }
        request.Headers.TryAddWithoutValidation("Authorization", path.Contains("/vidu/", StringComparison.Ordinal) ? "Token sandbox-x" : "Bearer sandbox-x");
        foreach (var (name, value) in headers) { request.Headers.TryAddWithoutValidation(name, value); }
        using var answer = await client.SendAsync(request, Token);
        return answer.StatusCode;
    }
}
