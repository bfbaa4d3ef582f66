using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Data.Clips;
using VideoWeb.Engine;
using VideoWeb.Tests.Engine;
using Xunit;

namespace VideoWeb.Tests.Endpoints;

/// <summary>The gallery's uploads as any client of tus 1.0 sees them.</summary>
public sealed partial class TusTests(MediaSite site) : IClassFixture<MediaSite>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Root => $"/w/{site.Slug}/uploads";

    [Fact]
    public async Task Options_AsAMember_TellWhatIsSpoken()
    {
        using var answer = await site.Owner.SendAsync(new HttpRequestMessage(HttpMethod.Options, Root), Token);

        Assert.Equal(
            (HttpStatusCode.NoContent, "1.0.0", "creation,termination,checksum,expiration", "sha1,sha256", "2147483648"),
            (answer.StatusCode, Header(answer, "Tus-Version"), Header(answer, "Tus-Extension"), Header(answer, "Tus-Checksum-Algorithm"), Header(answer, "Tus-Max-Size")));
    }

    [Fact]
    public async Task Upload_InParts_BecomesOneClipHoweverOftenItIsFinished()
    {
        var bytes = SampleMedia.Mp4(milliseconds: 4100);
        var address = await BeginAsync("Am Strand.mp4", bytes.Length);

        using var first = await PatchAsync(address, 0, bytes[..20], "sha1 " + Convert.ToBase64String(SHA1.HashData(bytes.AsSpan(0, 20))));
        Assert.Equal((HttpStatusCode.NoContent, "20"), (first.StatusCode, Header(first, "Upload-Offset")));
        using var told = await SendAsync(HttpMethod.Head, address);
        Assert.Equal((HttpStatusCode.OK, "20", $"{bytes.Length}"), (told.StatusCode, Header(told, "Upload-Offset"), Header(told, "Upload-Length")));
        using var last = await PatchAsync(address, 20, bytes[20..], "sha256 " + Convert.ToBase64String(SHA256.HashData(bytes.AsSpan(20))));
        Assert.Equal(HttpStatusCode.NoContent, last.StatusCode);

        using var again = await PatchAsync(address, bytes.Length, []);
        using var known = await SendAsync(HttpMethod.Head, address);
        Assert.Single(new[] { last, again, known }.Select(answer => Header(answer, "VideoWeb-Clip")).Distinct());
        using var page = await site.Owner.GetAsync($"/w/{site.Slug}/gallery/{Header(last, "VideoWeb-Clip")}", Token);
        Assert.Contains("Am Strand", await page.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        using var frames = await site.Owner.GetAsync($"/w/{site.Slug}/gallery/{Header(last, "VideoWeb-Clip")}/frame", Token);
        Assert.Equal(HttpStatusCode.OK, frames.StatusCode);
        using var removed = await SendAsync(HttpMethod.Delete, address);
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        using var stays = await site.Owner.GetAsync($"/w/{site.Slug}/gallery/{Header(last, "VideoWeb-Clip")}", Token);
        Assert.Equal(HttpStatusCode.OK, stays.StatusCode);
    }

    [Fact]
    public async Task Part_AtAnotherPlaceOrWithAnotherChecksum_ChangesNothing()
    {
        var bytes = SampleMedia.Mp4(milliseconds: 4200);
        var address = await BeginAsync("b.mp4", bytes.Length);
        using var start = await PatchAsync(address, 0, bytes[..10]);

        using var elsewhere = await PatchAsync(address, 5, bytes[5..]);
        using var wrong = await PatchAsync(address, 10, bytes[10..], "sha1 " + Convert.ToBase64String(SHA1.HashData([1])));
        using var garbled = await PatchAsync(address, 10, bytes[10..], "md5 AAAA");
        using var tooMuch = await PatchAsync(address, 10, [.. bytes[10..], 1, 2, 3]);
        using var plain = await SendAsync(HttpMethod.Patch, address, new ByteArrayContent(bytes[10..]), ("Upload-Offset", "10"));
        using var old = await SendAsync(HttpMethod.Head, address, null, ("Tus-Resumable", "0.2.2"));

        Assert.Equal(
            [409, 460, 400, 413, 415, 412],
            new[] { elsewhere, wrong, garbled, tooMuch, plain, old }.Select(answer => (int)answer.StatusCode));
        using var told = await SendAsync(HttpMethod.Head, address);
        Assert.Equal("10", Header(told, "Upload-Offset"));
    }

    [Fact]
    public async Task Begin_TooLargeOrEmptyOrWithoutToken_IsRefused()
    {
        using var large = await SendAsync(HttpMethod.Post, Root, null, ("Upload-Length", "2147483649"));
        using var empty = await SendAsync(HttpMethod.Post, Root, null, ("Upload-Length", "0"));
        using var nothing = await SendAsync(HttpMethod.Post, Root, null);
        using var forged = await site.Owner.SendAsync(new HttpRequestMessage(HttpMethod.Post, Root) { Headers = { { "Tus-Resumable", "1.0.0" }, { "Upload-Length", "9" } } }, Token);

        Assert.Equal(
            [HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.UnprocessableEntity, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest],
            new[] { large, empty, nothing, forged }.Select(answer => answer.StatusCode));
    }

    [Theory]
    [InlineData("UploadUnfit", "evil.mp4")]
    [InlineData("UploadIsSound", "song.mp4")]
    public async Task Upload_NoVideoOrPicture_IsRefusedAndNothingOfItStays(string code, string name)
    {
        var bytes = code == "UploadUnfit" ? [.. "<script>alert(1)</script>"u8, .. new byte[80]] : SampleMedia.Wav();
        var address = await BeginAsync(name, bytes.Length);

        using var refused = await PatchAsync(address, 0, bytes);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, code), (refused.StatusCode, (string?)JsonNode.Parse(await refused.Content.ReadAsStringAsync(Token))!["problem"]!["code"]));
        using var told = await SendAsync(HttpMethod.Head, address);
        Assert.Equal(HttpStatusCode.NotFound, told.StatusCode);
        Assert.Empty(Directory.EnumerateFiles(Media, $"{address.Split('/')[^1]}*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Upload_OfSomebodyElse_IsNotFoundWhateverIsDoneToIt()
    {
        var address = await BeginAsync("mine.mp4", 100);

        foreach (var path in new[] { address, address.Replace($"/w/{site.Slug}/", "/w/sam/", StringComparison.Ordinal) })
        {
            foreach (var method in new[] { HttpMethod.Head, HttpMethod.Patch, HttpMethod.Delete })
            {
                using var answer = await SendAsync(site.Stranger, method, path, Part([1]), ("Upload-Offset", "0"));
                Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            }
        }

        var (viewer, slug) = await site.JoinAsViewerAsync();
        using var looked = await SendAsync(viewer, HttpMethod.Post, $"/w/{slug}/uploads", null, ("Upload-Length", "9"));
        Assert.Equal(HttpStatusCode.Forbidden, looked.StatusCode);
        using var cancelled = await SendAsync(HttpMethod.Delete, address);
        using var gone = await SendAsync(HttpMethod.Delete, address);
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NotFound), (cancelled.StatusCode, gone.StatusCode));
    }

    [Fact]
    public async Task Upload_WholeWhenTheProgramWasStopped_IsPutIntoTheGalleryWhenSomebodyAsks()
    {
        var bytes = SampleMedia.Png(77, 55);
        var address = await BeginAsync("kept.png", bytes.Length);
        using var start = await PatchAsync(address, 0, bytes[..8]);
        // As a stop leaves it between the last byte and the gallery.
        var part = Assert.Single(Directory.EnumerateFiles(Media, $"{address.Split('/')[^1]}.part", SearchOption.AllDirectories));
        await File.WriteAllBytesAsync(part, bytes, Token);

        using var told = await SendAsync(HttpMethod.Head, address);

        Assert.Equal((HttpStatusCode.OK, $"{bytes.Length}"), (told.StatusCode, Header(told, "Upload-Offset")));
        Assert.True(ClipId.TryParse(Header(told, "VideoWeb-Clip"), out _));
        Assert.False(File.Exists(part));
    }

    [Theory]
    [InlineData("filename YS5tcDQ=,filetype dmlkZW8vbXA0", "a.mp4")]
    [InlineData("filetype dmlkZW8vbXA0, filename w6kubXA0", "é.mp4")]
    [InlineData("filename", null)]
    [InlineData("filename §§§", null)]
    [InlineData(null, null)]
    public void Metadata_OfSenders_IsRead(string? text, string? name) => Assert.Equal(name, VideoWeb.Endpoints.TusHeaders.Metadata(text, "filename"));

    private string Media => site.Services.GetRequiredService<EngineOptions>().MediaFolder;

    private async Task<string> BeginAsync(string name, long length)
    {
        using var answer = await SendAsync(HttpMethod.Post, Root, null, ("Upload-Length", $"{length}"), ("Upload-Metadata", $"filename {Convert.ToBase64String(Encoding.UTF8.GetBytes(name))}"));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return answer.Headers.Location!.OriginalString;
    }

    private Task<HttpResponseMessage> PatchAsync(string address, long offset, byte[] bytes, string? checksum = null) => checksum is null
        ? SendAsync(HttpMethod.Patch, address, Part(bytes), ("Upload-Offset", $"{offset}"))
        : SendAsync(HttpMethod.Patch, address, Part(bytes), ("Upload-Offset", $"{offset}"), ("Upload-Checksum", checksum));

    private static ByteArrayContent Part(byte[] bytes) => new(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/offset+octet-stream") } };

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, HttpContent? content = null, params (string Name, string Value)[] headers) => SendAsync(site.Owner, method, address, content, headers);

    private static async Task<HttpResponseMessage> SendAsync(Visitor visitor, HttpMethod method, string address, HttpContent? content, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, address) { Content = content };
        request.Headers.Add("RequestVerificationToken", FormToken().Match(await visitor.ReadAsync("/account/manage", Token)).Groups[1].Value);
        foreach (var (name, value) in headers) { request.Headers.Add(name, value); }
        if (!request.Headers.Contains("Tus-Resumable")) { request.Headers.Add("Tus-Resumable", "1.0.0"); }
        return await visitor.SendAsync(request, Token);
    }

    private static string? Header(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? values.Single() : null;

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
