using System.Buffers.Binary;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using VideoWeb.Tests.Endpoints;
using Xunit;

namespace VideoWeb.Tests.Circuits;

/// <summary>Speaks to the hub of the pages as a browser's script does, by its own hand, as far as tests need it.</summary>
public sealed partial class HubClient : IAsyncDisposable
{
    private const byte EndOfHandshake = 0x1e;

    private static ReadOnlySpan<byte> RenderBatch => "JS.RenderBatch"u8;

    private readonly WebSocket _socket;
    private readonly SemaphoreSlim _sending = new(1);
    private readonly CancellationTokenSource _disposed = new();
    private readonly StringBuilder _received = new();
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private HubClient(WebSocket socket)
    {
        _socket = socket;
        Closed = ReadAsync();
    }

    /// <summary>Done when the server has ended the line.</summary>
    public Task Closed { get; }

    /// <exception cref="InvalidOperationException">The server did not take the line; the message has its status.</exception>
    public static async Task<HubClient> ConnectAsync(VideoWebApp app, string cookie, CancellationToken cancellationToken, params (string Name, string Value)[] headers)
    {
        var client = app.Server.CreateWebSocketClient();
        client.ConfigureRequest = request =>
        {
            request.Headers.Cookie = cookie;
            foreach (var (name, value) in headers) { request.Headers[name] = value; }
        };
        var hub = new HubClient(await client.ConnectAsync(new Uri("ws://localhost/_blazor"), cancellationToken));
        await hub.SendAsync([.. "{\"protocol\":\"blazorpack\",\"version\":1}"u8, EndOfHandshake], cancellationToken);
        Assert.True(await hub.ReceivesAsync("{}", cancellationToken));
        return hub;
    }

    /// <summary>Takes a page over from the server that rendered it.</summary>
    /// <param name="address">From the root of the site.</param>
    /// <param name="page">What a plain request for it answered.</param>
    public Task StartCircuitAsync(string address, string page, CancellationToken cancellationToken)
    {
        var components = new JsonArray([.. ComponentComment().Matches(page).Select(match => JsonNode.Parse(match.Groups[1].Value)).Where(node => node!["descriptor"] is not null)]);
        var state = StateComment().Match(page).Groups[1].Value;
        return InvokeAsync("StartCircuit", cancellationToken, "http://localhost/", $"http://localhost{address}", components.ToJsonString(), state);
    }

    public Task InvokeAsync(string method, CancellationToken cancellationToken, params string[] arguments) =>
        InvokeAsync(method, [.. arguments.Select(Text)], cancellationToken);

    private Task InvokeAsync(string method, IReadOnlyList<byte[]> arguments, CancellationToken cancellationToken)
    {
        // Invocation: kind, headers, id, method, arguments, streams.
        List<byte> message = [0x96, 0x01, 0x80, .. Text("1"), .. Text(method), (byte)(0x90 + arguments.Count), .. arguments.SelectMany(argument => argument), 0x90];
        List<byte> framed = [];
        for (var length = message.Count; ; length >>= 7)
        {
            framed.Add((byte)(length > 0x7f ? (length & 0x7f) | 0x80 : length));
            if (length <= 0x7f) { break; }
        }

        return SendAsync([.. framed, .. message], cancellationToken);
    }

    /// <summary>Whether a text comes, or came before; false when the line ends without it.</summary>
    public async Task<bool> ReceivesAsync(string text, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task news;
            lock (_received)
            {
                if (_received.ToString().Contains(text, StringComparison.Ordinal)) { return true; }
                if (Closed.IsCompleted) { return false; }
                news = _news.Task;
            }

            await Task.WhenAny(news, Closed).WaitAsync(cancellationToken);
        }
    }

    /// <summary>Whether a text has come so far.</summary>
    public bool HasReceived(string text)
    {
        lock (_received) { return _received.ToString().Contains(text, StringComparison.Ordinal); }
    }

    public async ValueTask DisposeAsync()
    {
        await _disposed.CancelAsync();
        await Closed;
        _socket.Dispose();
        _sending.Dispose();
        _disposed.Dispose();
    }

    private async Task SendAsync(byte[] bytes, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken);
        try { await _socket.SendAsync(bytes, WebSocketMessageType.Binary, endOfMessage: true, cancellationToken); }
        finally { _sending.Release(); }
    }

    // After ten that nobody has acknowledged the server renders no more.
    private async Task AcknowledgeAsync(ReadOnlyMemory<byte> received)
    {
        for (var rest = received; rest.Span.IndexOf(RenderBatch) is var at and >= 0;)
        {
            // Two arguments, the first of them the number of the batch.
            rest = rest[(at + RenderBatch.Length + 1)..];
            if (ReadNumber(rest.Span) is { } batch) { await InvokeAsync("OnRenderCompleted", [Number(batch), [0xc0]], _disposed.Token); }
        }
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await _socket.ReceiveAsync(buffer, _disposed.Token) is { MessageType: not WebSocketMessageType.Close } part)
            {
                lock (_received)
                {
                    _received.Append(Encoding.UTF8.GetString(buffer, 0, part.Count));
                    _news.TrySetResult();
                    _news = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                }

                await AcknowledgeAsync(buffer.AsMemory(0, part.Count));
            }
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // Cut off without a word.
        }
    }

    private static long? ReadNumber(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [< 0x80, ..] => bytes[0],
        [0xcc, _, ..] => bytes[1],
        [0xcd, _, _, ..] => BinaryPrimitives.ReadUInt16BigEndian(bytes[1..]),
        _ => null,
    };

    private static byte[] Number(long number)
    {
        var bytes = new byte[9];
        bytes[0] = 0xd3;
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(1), number);
        return bytes;
    }

    private static byte[] Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var head = new byte[5];
        head[0] = 0xdb;
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(1), bytes.Length);
        return [.. head, .. bytes];
    }

    [GeneratedRegex("<!--Blazor:(\\{.*?\\})-->")]
    private static partial Regex ComponentComment();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(.*?)-->")]
    private static partial Regex StateComment();
}
