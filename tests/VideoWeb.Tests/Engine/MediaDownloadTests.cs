using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using VideoWeb.Engine;
using VideoWeb.Engine.Archive;
using VideoWeb.Providers.Messages;
using VideoWeb.Tests.Localization;
using Xunit;

namespace VideoWeb.Tests.Engine;

/// <summary>Over a bare socket that answers one request after the other as told.</summary>
public sealed class MediaDownloadTests : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly TemporaryFolder _folder = new();

    public MediaDownloadTests() => _listener.Start();

    private int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    private string Target => Path.Combine(_folder.Path, "clip.part");

    [Fact]
    public async Task Fetch_WholeFile_IsOnDiskWithItsHash()
    {
        var (result, _) = await FetchAsync(["HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n0123456789abcdefghij"]);

        var file = Assert.IsType<DownloadResult.Fetched>(result).File;
        Assert.Equal(
            (Target, Convert.ToHexStringLower(SHA256.HashData("0123456789abcdefghij"u8)), 20L, "0123456789abcdef"),
            (file.Path, file.Sha256, file.Bytes, Encoding.ASCII.GetString(file.Start)));
        Assert.Equal("0123456789abcdefghij", await File.ReadAllTextAsync(Target, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(410)]
    [InlineData(422)]
    [InlineData(498)]
    public async Task Fetch_AddressIsGone_IsExpired(int status)
    {
        var (result, _) = await FetchAsync([$"HTTP/1.1 {status} Gone\r\nContent-Length: 0\r\n\r\n"]);

        Assert.Equal(new DownloadResult.Expired(status), result);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 4000\r\n\r\n", false)]
    [InlineData("HTTP/1.1 200 OK\r\n\r\n", false)]
    [InlineData("HTTP/1.1 500 Broken\r\nContent-Length: 0\r\n\r\n", true)]
    [InlineData("HTTP/1.1 204 No Content\r\n\r\n", true)]
    [InlineData("HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n", true)]
    [InlineData("HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n", true)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\nshort", true)]
    public async Task Fetch_TooLargeOrBroken_FailsAndLeavesNothing(string head, bool mayRetry)
    {
        var (result, _) = await FetchAsync([head + (head.EndsWith("short", StringComparison.Ordinal) ? "" : new string('x', 3000))]);

        Assert.Equal(mayRetry, Assert.IsType<DownloadResult.Failed>(result).MayRetry);
        Assert.False(File.Exists(Target));
    }

    [Fact]
    public async Task Fetch_BreaksOffInTheMiddle_AsksForTheRestOfTheSameVersion()
    {
        var (result, requests) = await FetchAsync(
            [
                "HTTP/1.1 200 OK\r\nETag: \"v1\"\r\nContent-Length: 20\r\n\r\n0123456789",
                "HTTP/1.1 206 Partial Content\r\nETag: \"v1\"\r\nContent-Range: bytes 10-19/20\r\nContent-Length: 10\r\n\r\nabcdefghij",
            ]);

        var file = Assert.IsType<DownloadResult.Fetched>(result).File;
        Assert.Equal((Convert.ToHexStringLower(SHA256.HashData("0123456789abcdefghij"u8)), 20L, "0123456789abcdef"), (file.Sha256, file.Bytes, Encoding.ASCII.GetString(file.Start)));
        Assert.Equal("0123456789abcdefghij", await File.ReadAllTextAsync(Target, TestContext.Current.CancellationToken));
        Assert.Contains("Range: bytes=10-\r\n", requests[1]);
        Assert.Contains("If-Range: \"v1\"\r\n", requests[1]);
    }

    [Fact]
    public async Task Fetch_TheFileIsAnotherByThen_BeginsAnew()
    {
        var (result, _) = await FetchAsync(
            [
                "HTTP/1.1 200 OK\r\nETag: \"v1\"\r\nContent-Length: 20\r\n\r\n0123456789",
                "HTTP/1.1 200 OK\r\nETag: \"v2\"\r\nContent-Length: 4\r\n\r\nABCD",
            ]);

        var file = Assert.IsType<DownloadResult.Fetched>(result).File;
        Assert.Equal((Convert.ToHexStringLower(SHA256.HashData("ABCD"u8)), 4L), (file.Sha256, file.Bytes));
        Assert.Equal("ABCD", await File.ReadAllTextAsync(Target, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("HTTP/1.1 206 Partial Content\r\nETag: \"v1\"\r\nContent-Range: bytes 9-19/20\r\nContent-Length: 11\r\n\r\n9abcdefghij")]
    [InlineData("HTTP/1.1 206 Partial Content\r\nETag: \"v2\"\r\nContent-Range: bytes 10-19/20\r\nContent-Length: 10\r\n\r\nabcdefghij")]
    [InlineData("HTTP/1.1 206 Partial Content\r\nETag: \"v1\"\r\nContent-Range: bytes 10-14/20\r\nContent-Length: 5\r\n\r\nabcde")]
    [InlineData("HTTP/1.1 416 Range Not Satisfiable\r\nContent-Length: 0\r\n\r\n")]
    public async Task Fetch_TheRestDoesNotFit_IsThrownAwayAndMayBeTriedAgain(string rest)
    {
        var (result, _) = await FetchAsync(["HTTP/1.1 200 OK\r\nETag: \"v1\"\r\nContent-Length: 20\r\n\r\n0123456789", rest]);

        Assert.True(Assert.IsType<DownloadResult.Failed>(result).MayRetry);
        Assert.False(File.Exists(Target));
    }

    [Fact]
    public async Task Fetch_AnotherTry_GoesOnWhereTheFirstOneGaveUp()
    {
        var broken = "HTTP/1.1 200 OK\r\nETag: \"v1\"\r\nContent-Length: 20\r\n\r\n01234";

        var (result, requests) = await FetchAsync(
            [
                broken, Rest(5, "56789"), Rest(10, "a"), Rest(11, "bcdefghij"),
            ],
            tries: 2);

        Assert.Equal(20, Assert.IsType<DownloadResult.Fetched>(result).File.Bytes);
        Assert.Equal("0123456789abcdefghij", await File.ReadAllTextAsync(Target, TestContext.Current.CancellationToken));
        Assert.Equal([5, 10, 11], requests.Skip(1).Select(request => int.Parse(request.Split("bytes=")[1].Split('-')[0], CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Fetch_TheRestWouldBeTooLarge_IsRefusedAndLeavesNothing()
    {
        var (result, _) = await FetchAsync(
            [
                "HTTP/1.1 200 OK\r\nETag: \"v1\"\r\nContent-Length: 20\r\n\r\n0123456789",
                "HTTP/1.1 206 Partial Content\r\nETag: \"v1\"\r\nContent-Range: bytes 10-1009/1010\r\nContent-Length: 1000\r\n\r\n" + new string('x', 1000),
            ]);

        Assert.False(Assert.IsType<DownloadResult.Failed>(result).MayRetry);
        Assert.False(File.Exists(Target));
    }

    [Fact]
    public async Task Fetch_Redirect_IsFollowedWithoutTheKey()
    {
        var (result, requests) = await FetchAsync(
            [$"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:{Port}/there\r\nContent-Length: 0\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"]);

        Assert.IsType<DownloadResult.Fetched>(result);
        Assert.Equal([true, false], requests.Select(request => request.Contains("Authorization: Bearer sk-1", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("http://127.0.0.2/")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://[::ffff:127.0.0.1]:1/")]
    [InlineData("http://0/")]
    public async Task Fetch_RedirectToAPrivateAddress_IsRefused(string location)
    {
        var (result, _) = await FetchAsync([$"HTTP/1.1 302 Found\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n"]);

        var failed = Assert.IsType<DownloadResult.Failed>(result);
        Assert.Contains("is a private address", EnglishTexts.Of(failed.Problem));
        Assert.False(failed.MayRetry);
    }

    [Fact]
    public async Task Fetch_RedirectsForEver_GivesUpAfterThree()
    {
        var again = $"HTTP/1.1 307 Again\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n";

        var (result, requests) = await FetchAsync([again, again, again, again]);

        Assert.Equal(new DownloadResult.Failed(Message.Of(MessageCode.DownloadLeadsOn), MayRetry: true), result);
        Assert.Equal(4, requests.Count);
    }

    public void Dispose()
    {
        _listener.Dispose();
        _folder.Dispose();
    }

    private async Task<(DownloadResult Result, List<string> Requests)> FetchAsync(string[] answers, int tries = 1)
    {
        var options = new EngineOptions { MediaFolder = "unused", AllowedPrivateHosts = [$"127.0.0.1:{Port}"], DownloadTimeout = TimeSpan.FromSeconds(20) };
        using var download = new MediaDownload(new OutboundGuard(options, new OwnAddress()), options, TimeProvider.System);
        var requests = new List<string>();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var server = ServeAsync(answers, requests, stop.Token);

        DownloadResult? result = null;
        for (var count = 0; count < tries; count++)
        {
            result = await download.FetchAsync(
                new Uri($"http://127.0.0.1:{Port}/clip.mp4"), new AuthenticationHeaderValue("Bearer", "sk-1"), limit: 1000, Target, TestContext.Current.CancellationToken);
        }

        await stop.CancelAsync();
        await server;
        return (result!, requests);
    }

    // Of a file of 20 bytes, announced to its end.
    private static string Rest(int start, string bytes) => string.Create(
        CultureInfo.InvariantCulture,
        $"HTTP/1.1 206 Partial Content\r\nETag: \"v1\"\r\nContent-Range: bytes {start}-19/20\r\nContent-Length: {20 - start}\r\n\r\n{bytes}");

    private async Task ServeAsync(string[] answers, List<string> requests, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var answer in answers)
            {
                using var socket = await _listener.AcceptSocketAsync(cancellationToken);
                var buffer = new byte[4096];
                var length = await socket.ReceiveAsync(buffer, cancellationToken);
                requests.Add(Encoding.ASCII.GetString(buffer, 0, length));
                await socket.SendAsync(Encoding.ASCII.GetBytes(answer.Replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n", StringComparison.Ordinal)), cancellationToken);
                socket.Shutdown(SocketShutdown.Both);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException)
        {
            // The download has its answer, or has read enough of it.
        }
    }
}
