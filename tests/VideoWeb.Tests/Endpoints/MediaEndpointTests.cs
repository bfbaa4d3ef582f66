using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Renditions;
using VideoWeb.Engine;
using Xunit;

namespace VideoWeb.Tests.Endpoints;

public sealed partial class MediaEndpointTests(MediaSite site) : IClassFixture<MediaSite>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Get_ByAMember_SendsTheFileWithGuardedHeaders()
    {
        using var answer = await site.Owner.GetAsync(site.ClipPath, Token);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(site.Bytes, await answer.Content.ReadAsByteArrayAsync(Token));
        Assert.Equal(
            ("video/mp4", "nosniff", "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'", "same-origin", $"\"{site.Clip.Sha256}\"", "bytes"),
            (answer.Content.Headers.ContentType?.ToString(), Header(answer, "X-Content-Type-Options"), Header(answer, "Content-Security-Policy"),
                Header(answer, "Cross-Origin-Resource-Policy"), answer.Headers.ETag?.Tag, Header(answer, "Accept-Ranges")));
        Assert.Equal((true, true, null), (answer.Headers.CacheControl!.NoCache, answer.Headers.CacheControl.Private, answer.Headers.CacheControl.MaxAge));
        Assert.Null(answer.Content.Headers.ContentDisposition);
    }

    [Fact]
    public async Task Get_Range_SendsThatPart()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, site.ClipPath) { Headers = { Range = new RangeHeaderValue(100, 199) } };

        using var answer = await site.Owner.SendAsync(request, Token);

        Assert.Equal((HttpStatusCode.PartialContent, "bytes 100-199/1000"), (answer.StatusCode, answer.Content.Headers.ContentRange?.ToString()));
        Assert.Equal(site.Bytes[100..200], await answer.Content.ReadAsByteArrayAsync(Token));
    }

    [Fact]
    public async Task Get_RangeBeyondTheEnd_IsRefused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, site.ClipPath) { Headers = { Range = new RangeHeaderValue(5000, 6000) } };

        using var answer = await site.Owner.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, answer.StatusCode);
    }

    [Fact]
    public async Task Get_KnownTag_IsNotModified()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, site.ClipPath) { Headers = { IfNoneMatch = { new EntityTagHeaderValue($"\"{site.Clip.Sha256}\"") } } };

        using var answer = await site.Owner.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.NotModified, answer.StatusCode);
    }

    [Fact]
    public async Task Head_ByAMember_SaysTheLengthOnly()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, site.ClipPath);

        using var answer = await site.Owner.SendAsync(request, Token);

        Assert.Equal((HttpStatusCode.OK, 1000L), (answer.StatusCode, answer.Content.Headers.ContentLength));
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(Token));
    }

    [Fact]
    public async Task Get_Download_IsAnAttachmentWithAName()
    {
        using var answer = await site.Owner.GetAsync(site.ClipPath + "?download=1", Token);

        var disposition = answer.Content.Headers.ContentDisposition!;
        Assert.Equal(("attachment", $"clip-{site.Clip.Id.ToString()[^6..]}.mp4"), (disposition.DispositionType, disposition.FileName));
    }

    [Fact]
    public async Task Get_ByAStranger_IsTheSameAsAnUnknownFile()
    {
        using var foreign = await site.Stranger.GetAsync(site.ClipPath, Token);
        // The same person asks: the page that says so stands in the frame of their own workspace.
        using var unknown = await site.Stranger.GetAsync($"/w/{site.Slug}/media/{new AssetId(Guid.Empty)}", Token);
        using var otherDoor = await site.Stranger.GetAsync($"/w/sam/media/{site.Clip.Id}", Token);

        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound], [foreign.StatusCode, unknown.StatusCode, otherDoor.StatusCode]);
        Assert.Equal(await ReadAsync(unknown), await ReadAsync(foreign));

        // The frame has a form to sign out by; its token is another each time.
        static async Task<string> ReadAsync(HttpResponseMessage answer) => FormToken().Replace(await answer.Content.ReadAsStringAsync(Token), "");
    }

    [Fact]
    public async Task Get_ByNobody_IsSentToSignIn()
    {
        using var answer = await site.Nobody.GetAsync(site.ClipPath, Token);

        Assert.Equal((HttpStatusCode.Found, "/account/login"), (answer.StatusCode, answer.Target().Split('?')[0]));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("..%2f..%2fmaster.key")]
    [InlineData("%2e%2e/%2e%2e/master.key")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    public async Task Get_AnythingButAnId_IsNotFound(string asset)
    {
        using var answer = await site.Owner.GetAsync($"/w/{site.Slug}/media/{asset}", Token);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Get_RowWhoseFileIsMissing_IsNotFound()
    {
        var row = await site.AddAsync("nowhere/gone.mp4", "video/mp4");

        using var answer = await site.Owner.GetAsync($"/w/{site.Slug}/media/{row.Id}", Token);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Get_RowThatLeadsOutOfTheFolder_IsNotServed()
    {
        var row = await site.AddAsync("../master.key", "application/octet-stream");

        using var answer = await site.Owner.GetAsync($"/w/{site.Slug}/media/{row.Id}", Token);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Rendition_IsKeptByTheReadersBrowser_AndSentInRanges_AndUntilItIsThereTheClipStandsForIt()
    {
        var (renditions, path) = (site.Services.GetRequiredService<RenditionWorkStore>(), $"{site.ClipPath}/preview");
        using (var before = await site.Owner.GetAsync(path, Token))
        {
            Assert.Equal((HttpStatusCode.OK, true, $"\"{site.Clip.Sha256}\""), (before.StatusCode, before.Headers.CacheControl!.NoCache, before.Headers.ETag?.Tag));
        }

        var made = new Rendition(site.Clip.Id, RenditionKind.Preview, site.Clip.WorkspaceId, $"{site.Clip.WorkspaceId}/renditions/{site.Clip.Id}/preview.mp4", new string('a', 64), 3, "video/mp4");
        var file = site.Services.GetRequiredService<MediaStore>().PathOf(made.RelativePath);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllBytesAsync(file, [1, 2, 3], Token);
        Assert.True(await renditions.BeginAsync(site.Clip.Id, Token) && await renditions.KeepAsync(site.Clip.Id, [made], 0x1E3A5F, isDone: true, Token));

        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Range = new RangeHeaderValue(1, 2) } };
        using var answer = await site.Owner.SendAsync(request, Token);
        Assert.Equal((HttpStatusCode.PartialContent, "max-age=31536000, private, immutable", $"\"{made.Sha256}\""), (answer.StatusCode, Header(answer, "Cache-Control"), answer.Headers.ETag?.Tag));
        Assert.Equal<byte[]>([2, 3], await answer.Content.ReadAsByteArrayAsync(Token));

        // An upload has no poster that could stand for a picture, and nobody else finds anything.
        foreach (var (visitor, address) in new[] { (site.Owner, $"{site.ClipPath}/small"), (site.Owner, $"{site.ClipPath}/0"), (site.Stranger, path) })
        {
            using var none = await visitor.GetAsync(address, Token);
            Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        }
    }

    [Fact]
    public async Task Post_IsNotOffered()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, site.ClipPath);
        using var answer = await site.Owner.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    private static string? Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) || answer.Content.Headers.TryGetValues(name, out values) ? string.Join(", ", values) : null;

    [GeneratedRegex("(?<=name=\"__RequestVerificationToken\" value=\")[^\"]+")]
    private static partial Regex FormToken();
}
