using System.Diagnostics;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.RegularExpressions;

namespace VideoWeb.Benchmarks;

/// <summary>A page's circuit without a browser: it takes what the server renders and says that it did.</summary>
internal sealed partial class CircuitClient(HttpClient http, CookieContainer cookies, string address) : IDisposable
{
    private const int BufferSize = 4 * 1024;

    private byte[] _buffer = new byte[BufferSize];
    private readonly SemaphoreSlim _sending = new(1, 1);
    private ClientWebSocket? _socket;
    private Task _reading = Task.CompletedTask;
    private TaskCompletionSource<object?> _answer = NewSignal();
    private readonly TaskCompletionSource<object?> _rendered = NewSignal();
    private string _circuit = "";
    private long _batches;

    /// <summary>Batches rendered so far.</summary>
    public long Batches => Interlocked.Read(ref _batches);

    /// <summary>Loads the page and starts its circuit.</summary>
    /// <returns>How long it took from the request to the first batch that was rendered.</returns>
    public async Task<TimeSpan> OpenAsync(string page)
    {
        var began = Stopwatch.GetTimestamp();
        var html = await http.GetStringAsync(new Uri($"{address}{page}"));
        var operations = Marker().Matches(html).Select((match, index) => $$"""{"type":"add","ssrComponentId":{{index + 1}},"marker":{{match.Groups[1].Value}}}""");
        var state = State().Match(html).Groups[1].Value;

        await ConnectAsync();
        _circuit = await AskAsync("StartCircuit", $"{address}/", $"{address}{page}", "[]", "") as string ?? throw new InvalidOperationException("The circuit was refused.");
        await SendAsync(BlazorPack.Call(null, "UpdateRootComponents", $$"""{"batchId":1,"operations":[{{string.Join(',', operations)}}]}""", state));
        await _rendered.Task;
        return Stopwatch.GetElapsedTime(began);
    }

    /// <summary>As when the network goes away.</summary>
    public async Task DropAsync()
    {
        _socket!.Abort();
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Comes back to the same circuit.</summary>
    /// <returns>How long it took; null when the server knows the circuit no more.</returns>
    public async Task<TimeSpan?> ComeBackAsync()
    {
        var began = Stopwatch.GetTimestamp();
        await ConnectAsync();
        return await AskAsync("ConnectCircuit", _circuit) is true ? Stopwatch.GetElapsedTime(began) : null;
    }

    /// <summary>As when the page is left: the server lets go of the circuit.</summary>
    public async Task CloseAsync()
    {
        if (_socket is { State: WebSocketState.Open })
        {
            // The browser's beacon: it is gone once that is answered, where a line that only breaks leaves it waiting for its browser.
            using var form = new MultipartFormDataContent { { new StringContent(_circuit), "circuitId" } };
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{address}/_blazor/disconnect")) { Content = form };
            request.Headers.Add("Origin", address);
            using var beacon = new HttpClient(new SocketsHttpHandler { UseProxy = false, CookieContainer = cookies });
            using var answer = await beacon.SendAsync(request);
            answer.EnsureSuccessStatusCode();
            await DropAsync();
        }
    }

    public void Dispose()
    {
        _socket?.Dispose();
        _sending.Dispose();
    }

    private async Task ConnectAsync()
    {
        _socket?.Dispose();
        _socket = new ClientWebSocket();
        _socket.Options.Cookies = cookies;
        _socket.Options.SetRequestHeader("Origin", address);
        await _socket.ConnectAsync(new Uri($"{address.Replace("http://", "ws://", StringComparison.Ordinal)}/_blazor"), CancellationToken.None);
        await SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"));
        await _socket.ReceiveAsync(_buffer.AsMemory(), CancellationToken.None);
        _reading = ReadAsync(_socket);
    }

    private async Task<object?> AskAsync(string target, params object?[] arguments)
    {
        _answer = NewSignal();
        await SendAsync(BlazorPack.Call("1", target, arguments));
        return await _answer.Task;
    }

    private async Task ReadAsync(ClientWebSocket socket)
    {
        var count = 0;
        while (socket.State == WebSocketState.Open)
        {
            var part = await socket.ReceiveAsync(_buffer.AsMemory(count), CancellationToken.None);
            count += part.Count;
            if (count == _buffer.Length) { _buffer = [.. _buffer, .. _buffer]; }
            if (!part.EndOfMessage) { continue; }

            foreach (var (kind, target, value) in BlazorPack.Read(_buffer, count)) { await TakeAsync(kind, target, value); }
            // A client that keeps its longest message would count as memory of the server's.
            if (_buffer.Length > BufferSize) { _buffer = new byte[BufferSize]; }
            count = 0;
        }
    }

    private async Task TakeAsync(int kind, string target, object? value)
    {
        switch (kind, target)
        {
            case (1, "JS.RenderBatch"):
                Interlocked.Increment(ref _batches);
                await SendAsync(BlazorPack.Call(null, "OnRenderCompleted", value, null));
                _rendered.TrySetResult(null);
                break;
            case (1, "JS.Error"):
                _rendered.TrySetException(new InvalidOperationException($"The circuit failed: {value}"));
                break;
            case (3, _):
                _answer.TrySetResult(value);
                break;
        }
    }

    private async Task SendAsync(byte[] message)
    {
        await _sending.WaitAsync();
        try
        {
            await _socket!.SendAsync(message, WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);
        }
        finally
        {
            _sending.Release();
        }
    }

    private static TaskCompletionSource<object?> NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    [GeneratedRegex("<!--Blazor:(\\{\"type\":\"server\".*?\\})-->")]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(.*?)-->")]
    private static partial Regex State();
}
