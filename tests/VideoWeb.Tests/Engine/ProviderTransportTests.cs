using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using VideoWeb.Engine;
using VideoWeb.Engine.Sending;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using VideoWeb.Tests.Localization;
using Xunit;

namespace VideoWeb.Tests.Engine;

/// <summary>Over a bare socket that behaves as badly as asked.</summary>
public sealed class ProviderTransportTests : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public ProviderTransportTests() => _listener.Start();

    private int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    [Fact]
    public async Task SendPaid_WholeAnswer_IsReadAndTheRequestIsBare()
    {
        var (result, requests) = await SendAsync("HTTP/1.1 202 Accepted\r\nContent-Type: application/json\r\nRetry-After: 7\r\nContent-Length: 2\r\n\r\n{}");

        var request = Assert.Single(requests);
        var answered = Assert.IsType<TransportResult.Answered>(result);
        Assert.Equal(
            (new ProviderResponse(202, "application/json", "{}", RetryAfter: TimeSpan.FromSeconds(7)) { BaseUrl = Call().BaseUrl }, (long)Encoding.UTF8.GetByteCount(request)),
            (answered.Response, answered.BytesSent));
        Assert.True(answered.Times is { FirstByteAt: { } first, LastByteAt: { } last, HeadAt: { } head, Status: 202 } && first <= last && last <= head, $"{answered.Times}");
        Assert.Equal(
            $"POST /sandbox/v1/video HTTP/1.1\r\nHost: 127.0.0.1:{Port}\r\nAuthorization: Bearer sk-1\r\nAccept: application/json\r\nAccept-Encoding: identity\r\nUser-Agent: VideoWeb\r\n"
                + "Connection: close\r\nContent-Type: application/json\r\nContent-Length: 15\r\n\r\n{\"prompt\":\"é\"}",
            request);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\":")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"id\"")]
    [InlineData("this is not HTTP at all\r\n\r\n")]
    public async Task SendPaid_NoWholeAnswer_IsLostAndSentOnce(string answer)
    {
        var (result, requests) = await SendAsync(answer);

        var lost = Assert.IsType<TransportResult.Lost>(result);
        Assert.True(lost.BytesSent > 100);
        Assert.Contains("It may have been charged. It is not sent again by itself.", EnglishTexts.Of(lost.Error.Message));
        Assert.Single(requests);
    }

    [Theory]
    [InlineData("", null, null)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n", 200, null)]
    [InlineData("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 100\r\n\r\n{\"id\":", 502, "{\"id\":")]
    public async Task SendPaid_AnswerBreaksOff_KeepsWhatHadCome(string answer, int? status, string? fragment)
    {
        var (result, _) = await SendAsync(answer);

        var lost = Assert.IsType<TransportResult.Lost>(result);
        Assert.Equal((status, fragment, status is not null), (lost.Times.Status, lost.Fragment, lost.Times.HeadAt is not null));
    }

    [Theory]
    [InlineData("301")]
    [InlineData("307")]
    [InlineData("308")]
    public async Task SendPaid_Redirect_IsAnAnswerAndNotFollowed(string status)
    {
        var (result, requests) = await SendAsync($"HTTP/1.1 {status} Moved\r\nLocation: http://127.0.0.1:{Port}/elsewhere\r\nContent-Length: 0\r\n\r\n");

        Assert.Equal(int.Parse(status, CultureInfo.InvariantCulture), Assert.IsType<TransportResult.Answered>(result).Response.Status);
        Assert.Single(requests);
    }

    [Fact]
    public async Task SendPaid_EndlessAnswer_IsCutAtTheLimit()
    {
        var (result, _) = await SendAsync("HTTP/1.1 200 OK\r\n\r\n" + new string('x', 400_000));

        var response = Assert.IsType<TransportResult.Answered>(result).Response;
        Assert.True(response.IsTruncated);
        Assert.Equal(256 * 1024, response.Body.Length);
    }

    [Fact]
    public async Task Ask_AnswerThatEchoesTheLongestPayload_IsReadWhole()
    {
        // 1,048,576 characters of Chinese as JSON escapes them.
        var body = $"{{\"state\":\"success\",\"payload\":\"{string.Concat(Enumerable.Repeat("\\u4e2d", 1_048_576))}\",\"creations\":[]}}";
        var provider = CatalogReader.Read(CatalogReader.EmbeddedFiles(), []).Catalog.FindProvider("vidu")!;
        using var transport = Transport(TimeSpan.FromSeconds(30));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var server = ServeAsync($"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\n\r\n{body}", [], stop.Token);

        var result = await transport.AskAsync(Call() with { AnswerLimit = AnswerLimits.QuestionTo(provider) }, TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        await server;

        var response = Assert.IsType<TransportResult.Answered>(result).Response;
        Assert.Equal((false, body.Length), (response.IsTruncated, response.Body.Length));
    }

    [Fact]
    public async Task SendPaid_AnswerRepeatsTheKey_ArrivesWithoutIt()
    {
        const string Answer = """{"error":{"message":"Invalid token sk-0123456789abcdef, or sk\u002d0123456789abcdef or sk%2D0123456789abcdef"}}""";

        var (result, _) = await SendAsync($"HTTP/1.1 401 Unauthorized\r\nContent-Length: {Answer.Length}\r\n\r\n{Answer}", key: "sk-0123456789abcdef");

        Assert.Equal("""{"error":{"message":"Invalid token ***, or *** or ***"}}""", Assert.IsType<TransportResult.Answered>(result).Response.Body);
    }

    [Fact]
    public async Task SendPaid_NoAnswerInTime_IsLost()
    {
        var (result, requests) = await SendAsync(null, TimeSpan.FromMilliseconds(300));

        Assert.Equal(Message.Of(MessageCode.SentWithoutAnswer, ("time", TimeSpan.FromMilliseconds(300))), Assert.IsType<TransportResult.Lost>(result).Error.Message);
        Assert.Single(requests);
    }

    [Fact]
    public async Task SendPaid_NobodyListens_IsNotSent()
    {
        _listener.Stop();
        using var transport = Transport(TimeSpan.FromSeconds(30));

        var result = await transport.SendPaidAsync(Call(), InTime());

        Assert.Equal(
            new TransportResult.NotSent(
                new ProviderError(
                    ProviderErrorKind.Unreachable, Message.Of(MessageCode.HostUnreachable, ("host", "127.0.0.1"), ("cause", Message.Of(MessageCode.ConnectionRefused))), Charged: ChargeStatus.No),
                MayRetry: true),
            result);
    }

    [Fact]
    public async Task SendPaid_TlsFails_IsNotSentBecauseNoByteOfTheRequestLeft()
    {
        using var transport = Transport(TimeSpan.FromSeconds(30));
        var sending = transport.SendPaidAsync(Call() with { BaseUrl = new Uri($"https://127.0.0.1:{Port}") }, InTime());
        using (var socket = await _listener.AcceptSocketAsync(TestContext.Current.CancellationToken))
        {
            await socket.ReceiveAsync(new byte[4096], TestContext.Current.CancellationToken);
            await socket.SendAsync("HTTP/1.1 400 This is not TLS\r\n\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
        }

        var result = await sending;

        Assert.True(Assert.IsType<TransportResult.NotSent>(result).MayRetry);
        Assert.False(_listener.Pending());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SendPaid_PeerClosesKeptConnectionsAsTheyAreUsedAgain_IsNeverSentASecondTimeByTheStack(bool readsBeforeClosing)
    {
        // The first request on a connection is answered and the connection kept; the next one on it, or on a new one, finds it closing.
        using var transport = Transport(TimeSpan.FromSeconds(30));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        ConcurrentQueue<string> requests = new();
        var connections = 0;
        var server = Task.Run(async () =>
        {
            while (await AcceptAsync() is { } socket)
            {
                var isFirst = Interlocked.Increment(ref connections) == 1;
                _ = isFirst ? AnswerThenCloseAsync(socket) : CloseAsync(socket);
            }
        }, TestContext.Current.CancellationToken);

        var first = await transport.SendPaidAsync(Call(), InTime());
        TransportResult[] later = [await transport.SendPaidAsync(Call(), InTime()), await transport.SendPaidAsync(Call(), InTime())];
        await stop.CancelAsync();
        await server;

        Assert.IsType<TransportResult.Answered>(first);
        Assert.All(later, result => Assert.True(result is TransportResult.Lost { BytesSent: > 100 } or TransportResult.NotSent, $"{result}"));
        Assert.Equal((3, readsBeforeClosing ? 3 : 1), (connections, requests.Count));

        async Task<Socket?> AcceptAsync()
        {
            try { return await _listener.AcceptSocketAsync(stop.Token); }
            catch (OperationCanceledException) { return null; }
        }

        async Task AnswerThenCloseAsync(Socket socket)
        {
            using var _ = socket;
            requests.Enqueue(await ReadAsync(socket));
            await socket.SendAsync("HTTP/1.1 202 Accepted\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\n{}"u8.ToArray(), stop.Token);
            if (await socket.ReceiveAsync(new byte[1], TestContext.Current.CancellationToken) > 0) { requests.Enqueue("a second one on the same connection"); }
        }

        async Task CloseAsync(Socket socket)
        {
            using var _ = socket;
            if (readsBeforeClosing) { requests.Enqueue(await ReadAsync(socket)); }
        }
    }

    [Fact]
    public async Task SendPaid_PrivateAddress_IsNotSentAndNotTriedAgain()
    {
        using var transport = new ProviderTransport(
            new OutboundGuard(new EngineOptions { MediaFolder = "unused" }, new OwnAddress()), new EngineOptions { MediaFolder = "unused" }, TimeProvider.System);

        var result = await transport.SendPaidAsync(Call(), InTime());

        var notSent = Assert.IsType<TransportResult.NotSent>(result);
        Assert.False(notSent.MayRetry);
        Assert.Equal(
            Message.Of(MessageCode.AddressPrivate, ("host", "127.0.0.1")), notSent.Error.Message);
        Assert.False(_listener.Pending());
    }

    [Theory]
    [InlineData(0, 16, true)]
    [InlineData(16, 0, true)]
    [InlineData(14, 14, false)]
    [InlineData(-3600, 14, false)]
    public async Task SendPaid_FirstByteLongAfterTheMark_IsNotSent(int wallSeconds, int monotonicSeconds, bool isTooLate)
    {
        var clock = new TwoClocks();
        var deadline = new SendDeadline(clock.GetUtcNow(), clock);
        (clock.Wall, clock.Monotonic) = (TimeSpan.FromSeconds(wallSeconds), TimeSpan.FromSeconds(monotonicSeconds));
        using var transport = Transport(TimeSpan.FromMilliseconds(300));

        var result = await transport.SendPaidAsync(Call(), deadline);

        using var socket = await _listener.AcceptSocketAsync(TestContext.Current.CancellationToken);
        var received = await socket.ReceiveAsync(new byte[4096], TestContext.Current.CancellationToken);
        if (isTooLate)
        {
            var notSent = Assert.IsType<TransportResult.NotSent>(result);
            Assert.Equal((Message.Of(MessageCode.WayStoodStill), true), (notSent.Error.Message, notSent.MayRetry));
            Assert.Equal(0, received);
        }
        else
        {
            Assert.IsType<TransportResult.Lost>(result);
            Assert.NotEqual(0, received);
        }
    }

    public void Dispose() => _listener.Dispose();

    private static SendDeadline InTime() => new(TimeProvider.System.GetUtcNow(), TimeProvider.System);

    /// <summary>Clocks that disagree, as after sleep or when somebody sets one.</summary>
    private sealed class TwoClocks : TimeProvider
    {
        public TimeSpan Wall { get; set; }

        public TimeSpan Monotonic { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => SampleTask.Now + Wall;

        public override long GetTimestamp() => Monotonic.Ticks;
    }

    private async Task<(TransportResult Result, List<string> Requests)> SendAsync(string? answer, TimeSpan? timeout = null, string key = "sk-1")
    {
        using var transport = Transport(timeout ?? TimeSpan.FromSeconds(30));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var requests = new List<string>();
        var server = ServeAsync(answer, requests, stop.Token);

        var result = await transport.SendPaidAsync(Call() with { Key = new SecretKey(key) }, InTime());
        await stop.CancelAsync();
        await server;

        return (result, requests);
    }

    private async Task ServeAsync(string? answer, List<string> requests, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                using var socket = await _listener.AcceptSocketAsync(cancellationToken);
                requests.Add(await ReadAsync(socket));
                if (answer is null) { await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken); }
                await socket.SendAsync(Encoding.UTF8.GetBytes(answer!), cancellationToken);
                socket.Shutdown(SocketShutdown.Both);
            }
        }
        catch (OperationCanceledException)
        {
            // The test has its answer.
        }
        catch (SocketException)
        {
            // The client has read enough and hung up.
        }
    }

    private static async Task<string> ReadAsync(Socket socket)
    {
        var buffer = new byte[4096];
        var length = 0;
        while (!Encoding.UTF8.GetString(buffer, 0, length).EndsWith('}'))
        {
            length += await socket.ReceiveAsync(buffer.AsMemory(length), TestContext.Current.CancellationToken);
        }

        return Encoding.UTF8.GetString(buffer, 0, length);
    }

    private static ProviderTransport Transport(TimeSpan timeout)
    {
        var options = new EngineOptions { MediaFolder = "unused", AllowedPrivateHosts = ["127.0.0.1"], SubmitTimeout = timeout };
        return new ProviderTransport(new OutboundGuard(options, new OwnAddress()), options, TimeProvider.System);
    }

    private ProviderCall Call() => new(
        new Uri($"http://127.0.0.1:{Port}/sandbox"), AuthScheme.Bearer, new SecretKey("sk-1"), new ProviderRequest("POST", "/v1/video", "{\"prompt\":\"é\"}"));
}
