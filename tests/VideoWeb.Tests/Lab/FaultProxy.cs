using System.Net;
using System.Net.Sockets;
using System.Text;

namespace VideoWeb.Tests.Lab;

/// <summary>A TCP proxy that breaks connections as planned. Every connection asks for its plan when it is accepted.</summary>
public sealed class FaultProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly EndPoint _target;
    private readonly Task _accepting;

    public FaultProxy(Uri target)
        : this(new DnsEndPoint(target.Host, target.Port))
    {
    }

    public FaultProxy(EndPoint target)
    {
        _target = target;
        _listener.Start();
        Origin = new Uri($"http://{_listener.LocalEndpoint}");
        _accepting = AcceptAsync();
    }

    public Uri Origin { get; }

    /// <summary>Asked once for each connection.</summary>
    public Func<ProxyPlan> Plan { get; set; } = () => ProxyPlan.Pass;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var caller = await _listener.AcceptSocketAsync(_stop.Token);
                _ = CarryAsync(caller);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException && _stop.IsCancellationRequested)
        {
            // The proxy is being closed.
        }
    }

    private async Task CarryAsync(Socket caller)
    {
        var plan = Plan();
        using var _ = caller;
        using var provider = _target is UnixDomainSocketEndPoint
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using var doomed = new CancellationTokenSource();
        caller.NoDelay = true;
        try
        {
            if (plan.ResetsAtOnce) { throw new SocketException((int)SocketError.ConnectionReset); }

            await provider.ConnectAsync(_target, _stop.Token);
            var ended = await Task.WhenAny(PassRequestAsync(caller, provider, plan, doomed), PassAnswerAsync(provider, caller, plan, doomed.Token));
            await ended;
        }
        catch (Exception error) when (error is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // No lingering: the peer sees a reset, not an orderly end.
            caller.LingerState = new LingerOption(true, 0);
            provider.LingerState = new LingerOption(true, 0);
        }
    }

    private async Task PassRequestAsync(Socket from, Socket to, ProxyPlan plan, CancellationTokenSource doomed)
    {
        var buffer = new byte[16 * 1024];
        var passed = 0;
        if (plan.Delay > TimeSpan.Zero) { await Task.Delay(plan.Delay, TimeProvider.System, _stop.Token); }
        while (await from.ReceiveAsync(buffer, _stop.Token) is > 0 and var read)
        {
            if (plan.SwallowsAll) { continue; }
            if (plan.CutAnswerTo is { } cut && buffer.AsSpan(0, read).IndexOf(Encoding.ASCII.GetBytes(cut.Text)) >= 0 && cut.IsCut()) { await doomed.CancelAsync(); }

            var allowed = Math.Min(read, (plan.CutRequestAfter ?? int.MaxValue) - passed);
            await to.SendAsync(buffer.AsMemory(0, allowed), _stop.Token);
            passed += allowed;
            if (passed == plan.CutRequestAfter) { throw new SocketException((int)SocketError.ConnectionReset); }
        }
    }

    private async Task PassAnswerAsync(Socket from, Socket to, ProxyPlan plan, CancellationToken doomed)
    {
        var buffer = new byte[16 * 1024];
        var passed = 0;
        while (await from.ReceiveAsync(buffer, _stop.Token) is > 0 and var read)
        {
            if (doomed.IsCancellationRequested) { throw new SocketException((int)SocketError.ConnectionReset); }

            var allowed = Math.Min(read, (plan.CutAnswerAfter ?? int.MaxValue) - passed);
            if (plan.PauseAfterEachByte is { } pause) { await TrickleAsync(buffer.AsMemory(0, allowed), to, pause); }
            else { await to.SendAsync(buffer.AsMemory(0, allowed), _stop.Token); }
            passed += allowed;
            if (passed == plan.CutAnswerAfter) { throw new SocketException((int)SocketError.ConnectionReset); }
        }
    }

    private async Task TrickleAsync(ReadOnlyMemory<byte> bytes, Socket to, TimeSpan pause)
    {
        for (var at = 0; at < bytes.Length; at++)
        {
            await to.SendAsync(bytes.Slice(at, 1), _stop.Token);
            await Task.Delay(pause, TimeProvider.System, _stop.Token);
        }
    }
}
