using System.Buffers.Binary;
using System.Net.Http.Headers;
using System.Text;
using Xunit;

namespace VideoWeb.Tests.Sandbox;

public sealed class SandboxClipTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("16:9")]
    [InlineData("9:16")]
    [InlineData("1:1")]
    [InlineData("4:3")]
    [InlineData("3:4")]
    [InlineData("21:9")]
    public async Task Video_EachRatio_IsAWholeMp4WithItsIndexInFront(string ratio)
    {
        await using var host = await SandboxHost.StartAsync();
        var boxes = new List<string>();

        // Enough tasks for every look to come up.
        for (var i = 0; i < 8; i++)
        {
            var id = (await host.PostAsync("ezmodel/v1/video/generations", $$"""{"model":"m","prompt":"clip {{i}}","size":"{{ratio}}"}""")).Json["id"]!.GetValue<string>();
            host.Time.Advance(TimeSpan.FromSeconds(20));
            var address = (await host.GetAsync($"ezmodel/v1/video/generations/{id}")).Json["data"]![0]!["url"]!.GetValue<string>();
            boxes.Add(string.Join(' ', BoxesOf(await host.Client.GetByteArrayAsync(address, Cancel))));
        }

        Assert.All(boxes, order => Assert.Equal("ftyp moov free mdat free", order));
    }

    [Fact]
    public async Task Vidu_Success_HasVideoCoverAndWatermarkedFileEachDifferent()
    {
        await using var host = await SandboxHost.StartAsync();
        var creation = (await DoneAsync(host, "a fox"))["creations"]![0]!;

        var video = await host.Client.GetByteArrayAsync(creation["url"]!.GetValue<string>(), Cancel);
        var marked = await host.Client.GetByteArrayAsync(creation["watermarked_url"]!.GetValue<string>(), Cancel);
        using var cover = await host.Client.GetAsync(creation["cover_url"]!.GetValue<string>(), Cancel);

        Assert.False(video.AsSpan().SequenceEqual(marked));
        Assert.Equal("image/jpeg", cover.Content.Headers.ContentType?.MediaType);
        Assert.Equal([0xFF, 0xD8, 0xFF], (await cover.Content.ReadAsByteArrayAsync(Cancel))[..3]);
    }

    [Fact]
    public async Task Video_SamePromptTwice_IsNotTheSameFile()
    {
        await using var host = await SandboxHost.StartAsync();

        var one = await host.Client.GetByteArrayAsync(await AddressAsync(host, "a fox"), Cancel);
        var two = await host.Client.GetByteArrayAsync(await AddressAsync(host, "a fox"), Cancel);

        Assert.False(one.AsSpan().SequenceEqual(two));
    }

    [Fact]
    public async Task Video_RangeAsked_ServesThatPartWithATag()
    {
        await using var host = await SandboxHost.StartAsync();
        var address = await AddressAsync(host, "a fox");
        var whole = await host.Client.GetByteArrayAsync(address, Cancel);
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Range = new RangeHeaderValue(1000, null) } };

        using var part = await host.Client.SendAsync(request, Cancel);

        Assert.Equal(206, (int)part.StatusCode);
        Assert.Equal($"bytes 1000-{whole.Length - 1}/{whole.Length}", part.Content.Headers.ContentRange?.ToString());
        Assert.NotNull(part.Headers.ETag);
        Assert.Equal(whole[1000..], await part.Content.ReadAsByteArrayAsync(Cancel));
    }

    [Fact]
    public async Task Address_AfterItsLifetime_IsDeniedAndARequeryGivesAFreshOne()
    {
        await using var host = await SandboxHost.StartAsync();
        var id = await CreateAsync(host, "a fox");
        host.Time.Advance(TimeSpan.FromSeconds(20));
        var first = await QueryAddressAsync(host, id);
        var again = await QueryAddressAsync(host, id);

        host.Time.Advance(TimeSpan.FromHours(25));
        using var denied = await host.Client.GetAsync(first, Cancel);
        using var fresh = await host.Client.GetAsync(await QueryAddressAsync(host, id), Cancel);

        Assert.Equal(first, again);
        Assert.Equal(403, (int)denied.StatusCode);
        Assert.StartsWith("<?xml", await denied.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal(200, (int)fresh.StatusCode);
    }

    [Fact]
    public async Task Address_Altered_IsDenied()
    {
        await using var host = await SandboxHost.StartAsync();
        var address = await AddressAsync(host, "a fox");
        var slash = address.LastIndexOf('/');

        using var denied = await host.Client.GetAsync(address[..(slash + 5)] + (address[slash + 5] == 'A' ? 'B' : 'A') + address[(slash + 6)..], Cancel);
        using var nonsense = await host.Client.GetAsync("/sandbox/files/nonsense.mp4", Cancel);

        Assert.Equal((403, 403), ((int)denied.StatusCode, (int)nonsense.StatusCode));
    }

    [Fact]
    public async Task Address_ExpiredUrlWord_WorksAfterTwoRefusalsAndAFreshAddress()
    {
        await using var host = await SandboxHost.StartAsync();
        var id = await CreateAsync(host, "expiredurl");
        host.Time.Advance(TimeSpan.FromSeconds(20));
        var statuses = new List<int>();

        for (var i = 0; i < 3; i++)
        {
            using var response = await host.Client.GetAsync(await QueryAddressAsync(host, id), Cancel);
            statuses.Add((int)response.StatusCode);
        }

        Assert.Equal([403, 403, 200], statuses);
    }

    [Fact]
    public async Task Video_BadVideoWord_IsAPageThatClaimsToBeAVideo()
    {
        await using var host = await SandboxHost.StartAsync();

        using var response = await host.Client.GetAsync(await AddressAsync(host, "badvideo"), Cancel);

        Assert.Equal("video/mp4", response.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("<!doctype html>", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Video_TruncatedWord_StopsInsideABox()
    {
        await using var host = await SandboxHost.StartAsync();

        var content = await host.Client.GetByteArrayAsync(await AddressAsync(host, "truncated"), Cancel);

        Assert.Equal("ftyp moov free mdat!", string.Join(' ', BoxesOf(content)));
    }

    private static async Task<string> CreateAsync(SandboxHost host, string prompt) =>
        (await host.PostAsync("vidu/ent/v2/text2video", $$"""{"model":"viduq2","prompt":"{{prompt}}","watermark":true}""")).Json["task_id"]!.GetValue<string>();

    private static async Task<System.Text.Json.Nodes.JsonNode> DoneAsync(SandboxHost host, string prompt)
    {
        var id = await CreateAsync(host, prompt);
        host.Time.Advance(TimeSpan.FromSeconds(20));
        return (await host.GetAsync($"vidu/ent/v2/tasks/{id}/creations")).Json;
    }

    private static async Task<string> QueryAddressAsync(SandboxHost host, string id) =>
        (await host.GetAsync($"vidu/ent/v2/tasks/{id}/creations")).Json["creations"]![0]!["url"]!.GetValue<string>();

    private static async Task<string> AddressAsync(SandboxHost host, string prompt) =>
        (await DoneAsync(host, prompt))["creations"]![0]!["url"]!.GetValue<string>();

    /// <summary>Names of the top-level boxes; a box that the file ends in has an exclamation mark.</summary>
    private static IEnumerable<string> BoxesOf(byte[] content)
    {
        for (var at = 0; at < content.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(at));
            var name = Encoding.ASCII.GetString(content, at + 4, 4);
            yield return at + length > content.Length ? name + "!" : name;
            at += length;
        }
    }
}
