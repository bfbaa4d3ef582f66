using System.Net;
using System.Text.Json.Nodes;
using VideoWeb.Tests.Circuits;
using Xunit;

namespace VideoWeb.Tests.Endpoints;

/// <summary>What a page of another origin may ask for with the cookie of the person in front of it: nothing.</summary>
public sealed class OriginTests
{
    private const string Origin = "Origin";
    private const string Site = "Sec-Fetch-Site";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Foreign => new()
    {
        { Origin, "https://evil.example" },
        { Origin, "null" },
        { Origin, "http://localhost:5289" },
        { Origin, "https://localhost" },
        { Origin, "http://blog.localhost" },
        { Origin, "http://localhost.evil.example" },
        { Origin, "http://localhost@evil.example" },
        { Origin, "http://127.0.0.1" },
        { Origin, "file://" },
        { Site, "cross-site" },
        { Site, "same-site" },
        { Site, "none" },
        { Site, "anything" },
    };

    public static TheoryData<string, string> Own => new()
    {
        { Origin, "http://localhost" },
        { Origin, "http://LOCALHOST:80" },
        { Origin, "http://video.example.com" },
        { Site, "same-origin" },
        { "X-Nothing", "absent" },
    };

    [Theory]
    [MemberData(nameof(Foreign))]
    public async Task Hub_FromAnotherOrigin_IsRefusedInEveryWay(string header, string value)
    {
        await using var app = Start();
        var ana = app.Visit();
        using var registered = await ana.RegisterAsync("Ana", "/", Token);

        foreach (var (method, address) in new[] { ("POST", "/_blazor/negotiate?negotiateVersion=1"), ("GET", "/_blazor?id=x"), ("POST", "/_blazor?id=x"), ("DELETE", "/_blazor?id=x"), ("POST", "/_blazor/disconnect"), ("GET", "/_blazor/initializers") })
        {
            Assert.True(await StatusAsync(ana, method, address, header, value) == HttpStatusCode.Forbidden, $"{method} {address}");
        }

        await Assert.ThrowsAsync<InvalidOperationException>(() => HubClient.ConnectAsync(app, registered.SetCookies(), Token, (header, value)));
    }

    [Theory]
    [MemberData(nameof(Own))]
    public async Task Hub_FromItsOwnOrigin_IsOpen(string header, string value)
    {
        await using var app = Start();
        var ana = app.Visit();
        using var registered = await ana.RegisterAsync("Ana", "/", Token);

        var negotiated = await StatusAsync(ana, "POST", "/_blazor/negotiate?negotiateVersion=1", header, value);
        await using var hub = await HubClient.ConnectAsync(app, registered.SetCookies(), Token, (header, value));

        Assert.Equal(HttpStatusCode.OK, negotiated);
    }

    [Theory]
    [MemberData(nameof(Own))]
    public async Task LongPolling_FromItsOwnOrigin_IsOpen(string header, string value)
    {
        await using var app = Start();
        var ana = await app.RegisterAsync("Ana", Token);
        var line = await NegotiateAsync(ana);

        var (opened, handshake) = (await StatusAsync(ana, "GET", line, header, value), await StatusAsync(ana, "POST", line, header, value));
        var (gone, left) = (await StatusAsync(ana, "DELETE", line, header, value), await StatusAsync(ana, "POST", "/_blazor/disconnect", header, value));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Accepted), (opened, handshake, gone));
        Assert.NotEqual(HttpStatusCode.Forbidden, left);
    }

    [Theory]
    [MemberData(nameof(Foreign))]
    public async Task LongPolling_LineOfThePersonUsedFromAnotherOrigin_IsRefused(string header, string value)
    {
        await using var app = Start();
        var ana = await app.RegisterAsync("Ana", Token);
        var line = await NegotiateAsync(ana);

        foreach (var method in new[] { "GET", "POST", "DELETE" }) { Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(ana, method, line, header, value)); }
        // It is still there for its own page.
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(ana, "GET", line, Origin, "http://localhost"));
    }

    [Fact]
    public async Task Forms_FromAnotherOrigin_AreRefused()
    {
        await using var app = Start();
        var ana = await app.RegisterAsync("Ana", Token);

        foreach (var address in new[] { "/account/logout", "/account/manage", "/account/login", "/w/ana/media" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(ana, "POST", address, Origin, "http://localhost:5289"));
            Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(ana, "POST", address, Site, "same-site"));
            Assert.NotEqual(HttpStatusCode.Forbidden, await StatusAsync(ana, "POST", address, Site, "none"));
        }
    }

    [Theory]
    [InlineData("/callbacks/nothing")]
    [InlineData("/sandbox/vidu/ent/v2/text2video")]
    public async Task KeysOfTheirOwn_FromAnywhere_AreAskedFor(string address)
    {
        await using var app = Start();

        Assert.NotEqual(HttpStatusCode.Forbidden, await StatusAsync(app.Visit(), "POST", address, Origin, "https://provider.example"));
    }

    private static async Task<string> NegotiateAsync(Visitor visitor)
    {
        using var answer = await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1"), Token);
        var negotiated = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Token))!;
        return $"/_blazor?id={negotiated["connectionToken"]}";
    }

    private static VideoWebApp Start() => VideoWebApp.With(("Site:PublicUrl", "http://video.example.com"));

    private static async Task<HttpStatusCode> StatusAsync(Visitor visitor, string method, string address, string header, string value)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        request.Headers.TryAddWithoutValidation(header, value);
        using var answer = await visitor.SendAsync(request, Token);
        return answer.StatusCode;
    }
}
