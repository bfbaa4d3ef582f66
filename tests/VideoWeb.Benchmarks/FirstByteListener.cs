using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace VideoWeb.Benchmarks;

/// <summary>A provider as a bare socket that notes when the first byte of a request arrives, and accepts every task.</summary>
internal sealed class FirstByteListener : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private TaskCompletionSource<long> _next = NewSignal();
    private int _answers;

    public FirstByteListener()
    {
        _listener.Start();
        Origin = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _ = AcceptAsync();
    }

    public Uri Origin { get; }

    /// <summary>The timestamp at which the next request's first byte is here. Ask for it before sending; one request at a time.</summary>
    public Task<long> NextAsync() => (_next = NewSignal()).Task;

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) { _ = ServeAsync(await _listener.AcceptSocketAsync(_stop.Token)); }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The measuring is over.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using var served = socket;
        socket.NoDelay = true;
        var buffer = new byte[64 * 1024];
        try
        {
            while (true)
            {
                var (read, wanted) = (0, int.MaxValue);
                while (read < wanted)
                {
                    var bytes = await socket.ReceiveAsync(buffer.AsMemory(read), _stop.Token);
                    if (bytes == 0) { return; }
                    if (read == 0) { _next.TrySetResult(Stopwatch.GetTimestamp()); }
                    read += bytes;
                    wanted = LengthOf(buffer.AsSpan(0, read)) ?? int.MaxValue;
                }

                await socket.SendAsync(NextAnswer(), _stop.Token);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The measuring is over.
        }
    }

    // An id that another task has would not be believed.
    private byte[] NextAnswer()
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"task_{Interlocked.Increment(ref _answers):0000000000}");
        var body = $$"""{"task_id":"{{id}}","id":"{{id}}"}""";
        return Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");
    }

    // Of the whole request; null while its head is not complete.
    private static int? LengthOf(ReadOnlySpan<byte> read)
    {
        var head = read.IndexOf("\r\n\r\n"u8);
        if (head < 0) { return null; }

        var text = Encoding.ASCII.GetString(read[..head]);
        var line = text.Split("\r\n").FirstOrDefault(one => one.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        return head + 4 + (line is null ? 0 : int.Parse(line.AsSpan(15), CultureInfo.InvariantCulture));
    }

    private static TaskCompletionSource<long> NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
