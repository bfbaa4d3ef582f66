using System.Net;
using Xunit;

namespace VideoWeb.Tests.Endpoints;

/// <summary>Whoever asks names the host, and can name any: nothing that is answered repeats it. Proxies name their own, so it is not refused unless AllowedHosts says so.</summary>
public sealed class HostTests
{
    private const string Evil = "evil.example";

    private static readonly string[] Pages = ["/", "/account/login", "/account/register", "/account/manage", "/account/logout", "/w/ana/tasks", "/w/ana/compose", "/w/ana/workspace", "/w/nobody/tasks", "/admin", "/invite/none", "/account/reset?user=x&token=y", "/nothing/at/all", "/health/live", "/health/ready", "/callbacks/none", "/sandbox/requests", "/_blazor/initializers"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> PublicUrls => ["", "http://video.example.com"];

    [Theory]
    [MemberData(nameof(PublicUrls))]
    public async Task ForeignHost_AnyPage_IsNotRepeatedInTheAnswer(string publicUrl)
    {
        await using var app = Start(publicUrl);
        var member = app.Visit(("Host", Evil));
        using (var registered = await member.RegisterAsync("Ana", "/", Token)) { await AssertSilentAsync(registered); }

        var stranger = app.Visit(("Host", Evil));

        foreach (var (visitor, address) in Pages.SelectMany(page => new[] { (stranger, page), (member, page) })) { await AssertSilentAsync(visitor, HttpMethod.Get, address); }
    }

    [Theory]
    [MemberData(nameof(PublicUrls))]
    public async Task ForeignHost_SignInAndOut_LeadsToAPathAndSetsNoDomain(string publicUrl)
    {
        await using var app = Start(publicUrl);
        await app.RegisterAsync("Ana", Token);
        var stranger = app.Visit(("Host", Evil));

        using var signedIn = await stranger.SignInAsync("Ana", Visitor.Password, Token);
        using var wrong = await app.Visit(("Host", Evil)).SignInAsync("Ana", "not the password", Token);

        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        Assert.StartsWith("/", signedIn.Headers.Location!.OriginalString, StringComparison.Ordinal);
        foreach (var answer in new[] { signedIn, wrong }) { await AssertSilentAsync(answer); }
        await AssertSilentAsync(stranger, HttpMethod.Post, "/account/logout");
    }

    [Fact]
    public async Task ForeignHost_AllowedHostsNameThisSite_IsRefused()
    {
        await using var app = VideoWebApp.With(("AllowedHosts", "video.example.com;localhost"));

        using var foreign = await app.Visit(("Host", Evil)).GetAsync("/account/register", Token);
        using var own = await app.Visit(("Host", "video.example.com:8443")).GetAsync("/account/register", Token);
        using var probe = await app.Visit().GetAsync("/health/live", Token);

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.OK, HttpStatusCode.OK), (foreign.StatusCode, own.StatusCode, probe.StatusCode));
    }

    private static VideoWebApp Start(string publicUrl) => publicUrl.Length > 0 ? VideoWebApp.With(("Site:PublicUrl", publicUrl)) : new VideoWebApp();

    private static async Task AssertSilentAsync(Visitor visitor, HttpMethod method, string address)
    {
        using var request = new HttpRequestMessage(method, address) { Headers = { { "Accept", "text/html" } } };
        using var answer = await visitor.SendAsync(request, Token);
        await AssertSilentAsync(answer);
    }

    private static async Task AssertSilentAsync(HttpResponseMessage answer)
    {
        var headers = string.Join('\n', answer.Headers.Concat(answer.Content.Headers).SelectMany(header => header.Value));
        var body = await answer.Content.ReadAsStringAsync(Token);
        Assert.DoesNotContain(Evil, headers, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Evil, body, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain=", headers, StringComparison.OrdinalIgnoreCase);
    }
}
