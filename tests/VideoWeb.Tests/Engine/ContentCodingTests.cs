using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using VideoWeb.Engine;
using VideoWeb.Engine.Archive;
using VideoWeb.Engine.Sending;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using VideoWeb.Tests.Localization;
using Xunit;

namespace VideoWeb.Tests.Engine;

/// <summary>Answers and files that come packed although nobody asked for it.</summary>
public sealed class ContentCodingTests : IAsyncLifetime
{
    private static readonly byte[] Clip = [.. Enumerable.Range(0, 50_000).Select(number => (byte)(number * number))];

    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _accepted = [];
    private readonly List<string> _ranges = [];
    private LoopbackServer? _server;
    private Func<HttpContext, Task> _answer = _ => Task.CompletedTask;

    public static TheoryData<string, string> Codings => [.. Packed.Codings.Select(one => (one.Name, one.Header))];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Uri Origin => _server!.Origin;

    private EngineOptions Options => new() { MediaFolder = "unused", AllowedPrivateHosts = ["127.0.0.1"], DownloadTimeout = TimeSpan.FromSeconds(20), SubmitTimeout = TimeSpan.FromSeconds(20), PollTimeout = TimeSpan.FromSeconds(20) };

    public async ValueTask InitializeAsync() => _server = await LoopbackServer.StartAsync(
        app => app.Run(context =>
        {
            _accepted.Add(context.Request.Headers.AcceptEncoding.ToString());
            _ranges.Add(context.Request.Headers.Range.ToString());
            return _answer(context);
        }),
        Token);

    [Theory]
    [MemberData(nameof(Codings))]
    public async Task Answer_Packed_IsReadAsIfItWerePlain(string name, string header)
    {
        const string Body = """{"id":"t-1","text":"不求而来"}""";
        Answer(header, Packed.By(name, Encoding.UTF8.GetBytes(Body)));

        Assert.Equal([Body, Body], new[] { await SendAsync(), await AskAsync() }.Select(result => Assert.IsType<TransportResult.Answered>(result).Response.Body));
        Assert.Equal(["identity", "identity"], _accepted);
    }

    [Fact]
    public async Task Answer_PackedTwiceAndInAnotherCase_IsRead()
    {
        Answer("deflate, GZIP", Packed.By("gzip", Packed.By("zlib", "{}"u8)));

        Assert.Equal("{}", Assert.IsType<TransportResult.Answered>(await SendAsync()).Response.Body);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("identity")]
    [InlineData("utf-8")]
    [InlineData("binary, aws-chunked")]
    [InlineData("none")]
    public async Task Answer_CalledPackedAndIsNot_IsReadAsItIs(string header)
    {
        Answer(header, "{\"id\":1}"u8.ToArray());

        Assert.Equal("{\"id\":1}", Assert.IsType<TransportResult.Answered>(await SendAsync()).Response.Body);
    }

    [Theory]
    [MemberData(nameof(Codings))]
    public async Task Answer_ThatUnpacksToVeryMuch_IsCutAtTheLimit(string name, string header)
    {
        Answer(header, Packed.By(name, new byte[64 * 1024 * 1024]));

        var response = Assert.IsType<TransportResult.Answered>(await SendAsync()).Response;

        Assert.Equal((true, AnswerLimits.Paid), (response.IsTruncated, response.Body.Length));
    }

    [Theory]
    [InlineData("zstd", "its content coding “zstd” is not known here")]
    [InlineData("gzip, compress", "its content coding “compress” is not known here")]
    [InlineData("gzip, gzip, gzip, gzip", "its content coding “gzip, gzip, gzip, gzip” is not known here")]
    [InlineData("br", "it is packed wrongly")]
    public async Task Answer_ThatCannotBeUnpacked_IsClearEvidence(string header, string cause)
    {
        Answer(header, [0xFF, 0xFE, 0xFD, 1, 2, 3, 4, 5, 6, 7, 8, 9]);

        var lost = Assert.IsType<TransportResult.Lost>(await SendAsync());
        var asked = Assert.IsType<TransportResult.NotSent>(await AskAsync());

        Assert.Equal($"The request was sent, but the answer cannot be read: {cause}. It may have been charged. It is not sent again by itself.", EnglishTexts.Of(lost.Error.Message));
        Assert.Equal(200, lost.Times.Status);
        Assert.Equal($"The answer of 127.0.0.1 cannot be read: {cause}.", EnglishTexts.Of(asked.Error.Message));
    }

    [Theory]
    [MemberData(nameof(Codings))]
    public async Task Answer_PackedAndCutOff_IsLost(string name, string header)
    {
        Answer(header, Packed.By(name, RandomNumberGenerator.GetBytes(20_000))[..9_000]);

        Assert.IsType<TransportResult.Lost>(await SendAsync());
    }

    [Theory]
    [MemberData(nameof(Codings))]
    public async Task File_Packed_IsKeptUnpackedWithItsHash(string name, string header)
    {
        Answer(header, Packed.By(name, Clip));

        var file = Assert.IsType<DownloadResult.Fetched>(await FetchAsync()).File;

        Assert.Equal((Convert.ToHexStringLower(SHA256.HashData(Clip)), (long)Clip.Length), (file.Sha256, file.Bytes));
        Assert.Equal(["identity"], _accepted);
    }

    // A range counts the bytes of the packed body: continuing in it would put the two halves together wrongly.
    [Fact]
    public async Task File_PackedAndCutOff_BeginsAnew()
    {
        var packed = Packed.By("gzip", Clip);
        var calls = 0;
        _answer = async context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            context.Response.Headers.ETag = "\"v1\"";
            context.Response.ContentLength = packed.Length;
            var isFirst = calls++ == 0;
            await context.Response.Body.WriteAsync(isFirst ? packed.AsMemory(0, packed.Length / 2) : packed, Token);
            await context.Response.Body.FlushAsync(Token);
            if (isFirst) { context.Abort(); }
        };

        using var download = new MediaDownload(new OutboundGuard(Options, new OwnAddress()), Options, TimeProvider.System);
        var first = await FetchAsync(download);
        var second = Assert.IsType<DownloadResult.Fetched>(await FetchAsync(download));

        Assert.True(first is DownloadResult.Failed { MayRetry: true }, $"{first}");
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Clip)), second.File.Sha256);
        Assert.Equal(["", ""], _ranges);
    }

    [Fact]
    public async Task File_PlainAndCutOffAndTheRestComesPacked_IsNotPutTogether()
    {
        var calls = 0;
        _answer = async context =>
        {
            var isFirst = calls++ == 0;
            context.Response.Headers.ETag = "\"v1\"";
            if (isFirst) { context.Response.ContentLength = Clip.Length; }
            else
            {
                context.Response.StatusCode = 206;
                context.Response.Headers.ContentEncoding = "gzip";
                context.Response.Headers.ContentRange = $"bytes 25000-{Clip.Length - 1}/{Clip.Length}";
            }

            await context.Response.Body.WriteAsync(isFirst ? Clip.AsMemory(0, 25_000) : Packed.By("gzip", Clip.AsSpan(25_000)), Token);
            await context.Response.Body.FlushAsync(Token);
            if (isFirst) { context.Abort(); }
        };

        Assert.True(await FetchAsync() is DownloadResult.Failed { MayRetry: true });
        Assert.False(File.Exists(Path.Combine(_folder.Path, "clip.part")));
    }

    [Fact]
    public async Task File_ThatUnpacksToVeryMuch_IsTooLarge()
    {
        Answer("gzip", Packed.By("gzip", new byte[64 * 1024 * 1024]));

        Assert.Equal(new DownloadResult.Failed(Message.Of(MessageCode.DownloadTooLarge, ("most", new MessageArgument.Bytes(1024 * 1024))), MayRetry: false), await FetchAsync());
        Assert.False(File.Exists(Path.Combine(_folder.Path, "clip.part")));
    }

    [Theory]
    [InlineData("aws-chunked")]
    [InlineData("UTF-8")]
    public async Task File_CalledPackedAndIsNot_IsKeptAsItIs(string header)
    {
        Answer(header, Clip);

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Clip)), Assert.IsType<DownloadResult.Fetched>(await FetchAsync()).File.Sha256);
    }

    [Fact]
    public async Task File_OfAnUnknownCoding_SaysSo()
    {
        Answer("zstd", Clip);

        Assert.Equal(new DownloadResult.Failed(Message.Of(
            MessageCode.DownloadFailed, ("host", "127.0.0.1"), ("cause", Message.Of(MessageCode.CodingNotKnown, ("coding", new MessageArgument.Quoted("zstd"))))), MayRetry: true), await FetchAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) { await _server.DisposeAsync(); }
        _folder.Dispose();
    }

    private void Answer(string coding, byte[] body) => _answer = async context =>
    {
        context.Response.ContentType = "application/json";
        context.Response.Headers.ContentEncoding = coding;
        await context.Response.Body.WriteAsync(body, Token);
    };

    private async Task<TransportResult> SendAsync()
    {
        using var transport = new ProviderTransport(new OutboundGuard(Options, new OwnAddress()), Options, TimeProvider.System);
        return await transport.SendPaidAsync(Call("POST", "{}"), new SendDeadline(TimeProvider.System.GetUtcNow(), TimeProvider.System));
    }

    private async Task<TransportResult> AskAsync()
    {
        using var transport = new ProviderTransport(new OutboundGuard(Options, new OwnAddress()), Options, TimeProvider.System);
        return await transport.AskAsync(Call("GET", null), Token);
    }

    private ProviderCall Call(string method, string? body) => new(Origin, AuthScheme.Bearer, new SecretKey("sk-1"), new ProviderRequest(method, "/v1", body));

    private async Task<DownloadResult> FetchAsync()
    {
        using var download = new MediaDownload(new OutboundGuard(Options, new OwnAddress()), Options, TimeProvider.System);
        return await FetchAsync(download);
    }

    private Task<DownloadResult> FetchAsync(MediaDownload download) => download.FetchAsync(new Uri(Origin, "/clip"), null, 1024 * 1024, Path.Combine(_folder.Path, "clip.part"), Token);
}
