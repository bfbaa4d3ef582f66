using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Workspaces;
using VideoWeb.Setup;
using VideoWeb.Tests.Engine;
using Xunit;

namespace VideoWeb.Tests.Endpoints;

/// <summary>Pictures of other hosts are fetched by the server and shown to members who make things.</summary>
public sealed class RemotePictureTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Picture_IsFetchedByTheServerAndShownToItsMember()
    {
        string? cookies = null, referer = null;
        await using var host = await LoopbackServer.StartAsync(app => app.MapGet("/kite.png", (HttpContext context) =>
        {
            (cookies, referer) = (context.Request.Headers.Cookie, context.Request.Headers.Referer);
            // What it claims to be counts for nothing.
            return TypedResults.Bytes(SampleMedia.Png(), "text/html");
        }), Token);
        await using var app = VideoWebApp.With(("Outbound:AllowedPrivateHosts:0", host.Origin.Authority));
        var ana = await app.RegisterAsync("Ana", Token);

        using var shown = await ana.GetAsync(AppRoutes.RemotePicture("ana", $"{host.Origin}kite.png"), Token);

        Assert.Equal((HttpStatusCode.OK, "image/png"), (shown.StatusCode, shown.Content.Headers.ContentType?.MediaType));
        Assert.Equal(SampleMedia.Png(), await shown.Content.ReadAsByteArrayAsync(Token));
        Assert.StartsWith("sandbox; default-src 'none'", Assert.Single(shown.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(shown.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("", cookies + referer);
    }

    [Theory]
    [InlineData("/page.html")]
    [InlineData("/drawing.svg")]
    [InlineData("/clip.mp4")]
    [InlineData("/gone.png")]
    [InlineData("/elsewhere.png")]
    public async Task AnythingElse_IsNotShown(string path)
    {
        await using var host = await LoopbackServer.StartAsync(
            app =>
            {
                app.MapGet("/page.html", () => TypedResults.Text("<script>alert(1)</script>", "image/png"));
                app.MapGet("/drawing.svg", () => TypedResults.Text("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "image/svg+xml"));
                app.MapGet("/clip.mp4", () => TypedResults.Bytes(SampleMedia.Mp4(), "video/mp4"));
                app.MapGet("/elsewhere.png", () => TypedResults.Redirect("http://169.254.169.254/latest/meta-data"));
            },
            Token);
        await using var app = VideoWebApp.With(("Outbound:AllowedPrivateHosts:0", host.Origin.Authority));
        var ana = await app.RegisterAsync("Ana", Token);

        using var shown = await ana.GetAsync(AppRoutes.RemotePicture("ana", new Uri(host.Origin, path).AbsoluteUri), Token);

        Assert.Equal(HttpStatusCode.NoContent, shown.StatusCode);
    }

    [Theory]
    [InlineData("http://127.0.0.1/a.png")]
    [InlineData("file:///etc/hostname")]
    [InlineData("data:image/png;base64,AAAA")]
    [InlineData("")]
    public async Task Address_ThatNobodyMayGoTo_IsNotAsked(string address)
    {
        await using var app = new VideoWebApp();
        var ana = await app.RegisterAsync("Ana", Token);

        using var shown = await ana.GetAsync(AppRoutes.RemotePicture("ana", address), Token);

        Assert.Equal(HttpStatusCode.NoContent, shown.StatusCode);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", "")]
    [InlineData("Sec-Fetch-Site", "same-site", "")]
    [InlineData("Origin", "http://localhost:5289", "")]
    [InlineData("Origin", "null", "/")]
    public async Task Picture_AskedForByAPageOfAnotherOrigin_IsNotFetched(string header, string value, string end)
    {
        await using var app = new VideoWebApp();
        var ana = await app.RegisterAsync("Ana", Token);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/w/ana/Remote-Picture{end}?address=http%3A%2F%2F127.0.0.1%2Fa.png");
        request.Headers.Add(header, value);

        using var refused = await ana.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task Pictures_MoreThanAFormShows_AreTurnedAwayForAWhile()
    {
        await using var app = new VideoWebApp();
        var ana = await app.RegisterAsync("Ana", Token);
        var statuses = new List<HttpStatusCode>();

        // Some come back while this asks.
        while (statuses.Count < 20 * HttpPipelineSetup.PictureBurst && !statuses.Contains(HttpStatusCode.TooManyRequests))
        {
            using var answer = await ana.GetAsync(AppRoutes.RemotePicture("ana", "http://127.0.0.1/a.png"), Token);
            statuses.Add(answer.StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
        Assert.InRange(statuses.Count, HttpPipelineSetup.PictureBurst + 1, int.MaxValue);
        Assert.All(statuses[..^1], status => Assert.Equal(HttpStatusCode.NoContent, status));
    }

    [Fact]
    public async Task Viewer_WhoMakesNothing_HasNothingFetched()
    {
        var asked = 0;
        await using var host = await LoopbackServer.StartAsync(app => app.MapGet("/kite.png", () =>
        {
            Interlocked.Increment(ref asked);
            return TypedResults.Bytes(SampleMedia.Png(), "image/png");
        }), Token);
        await using var app = VideoWebApp.With(("Outbound:AllowedPrivateHosts:0", host.Origin.Authority));
        var address = $"{host.Origin}kite.png";
        await app.RegisterAsync("Ana", Token);
        var vera = await app.RegisterAsync("Vera", Token);
        var slug = await app.JoinTeamAsync("Ana", "Vera", WorkspaceRole.Viewer, Token);

        using var asViewer = await vera.GetAsync(AppRoutes.RemotePicture(slug, address), Token);
        using var asStranger = await vera.GetAsync(AppRoutes.RemotePicture("ana", address), Token);

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NotFound, 0), (asViewer.StatusCode, asStranger.StatusCode, asked));
    }
}
