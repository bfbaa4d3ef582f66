using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace VideoWeb.BrowserTests;

/// <summary>A way to a site that can be cut: what is open breaks, and nothing new gets through until it is mended.</summary>
internal sealed class BreakableLine : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, bool> _open = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Uri _site;
    private readonly Task _accepting;
    private volatile bool _isCut;

    public BreakableLine(RunningSite site)
    {
        _site = new Uri(site.Address);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public string Address => $"http://{_listener.LocalEndpoint}";

    public void Cut()
    {
        _isCut = true;
        foreach (var client in _open.Keys) { client.Dispose(); }
    }

    public void Mend() => _isCut = false;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        Cut();
        await _accepting;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) { _ = CarryAsync(await _listener.AcceptTcpClientAsync(_stop.Token)); }
        }
        catch (OperationCanceledException)
        {
            // The journey is over.
        }
    }

    private async Task CarryAsync(TcpClient near)
    {
        using var far = new TcpClient();
        try
        {
            _open[near] = _open[far] = true;
            if (_isCut) { return; }

            await far.ConnectAsync(_site.Host, _site.Port);
            await Task.WhenAny(near.GetStream().CopyToAsync(far.GetStream()), far.GetStream().CopyToAsync(near.GetStream()));
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Cut, or closed by one of the two.
        }
        finally
        {
            _open.TryRemove(near, out _);
            _open.TryRemove(far, out _);
            near.Dispose();
        }
    }
}
