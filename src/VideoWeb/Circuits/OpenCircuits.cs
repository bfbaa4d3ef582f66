using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.JSInterop;
using VideoWeb.Security;

namespace VideoWeb.Circuits;

/// <summary>
/// Lets every open page hand its state to its browser before the server stops, so that it goes on where it was when the server is back.
/// A server that stops keeps no circuit by itself.
/// </summary>
internal sealed class OpenCircuits(TimeProvider time, ILogger<OpenCircuits> logger)
{
    /// <summary>How long a stop waits at most. A phone that has just fallen asleep still counts as connected and will not answer.</summary>
    internal static readonly TimeSpan PauseLimit = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, IJSRuntime> _open = new();
    private readonly TaskCompletionSource _allPaused = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isStopping;

    public void Add(string circuit, IJSRuntime script)
    {
        _open[circuit] = script;

        // It came while the others were being paused.
        if (_isStopping) { _ = AskAsync(script, CancellationToken.None); }
    }

    public void Remove(string circuit)
    {
        _open.TryRemove(circuit, out _);
        if (_isStopping && _open.IsEmpty) { _allPaused.TrySetResult(); }
    }

    /// <summary>Done when every circuit has paused, or at <see cref="PauseLimit"/>; never throws.</summary>
    public async Task PauseAsync()
    {
        _isStopping = true;
        var count = _open.Count;
        if (count == 0) { return; }

        using var limit = new CancellationTokenSource(PauseLimit, time);
        // Not awaited by themselves: one that does not answer is not asked twice, and what counts is that circuits close.
        foreach (var script in _open.Values) { _ = AskAsync(script, limit.Token); }
        try
        {
            await _allPaused.Task.WaitAsync(limit.Token);
            logger.LogInformation("{Count} open pages are paused and go on when the server is back.", count);
        }
        catch (OperationCanceledException)
        {
            logger.LogWarning("{Left} of {Count} open pages did not pause within {Limit}; they are loaded again when the server is back.", _open.Count, count, PauseLimit);
        }
    }

    private async Task AskAsync(IJSRuntime script, CancellationToken cancellationToken)
    {
        try
        {
            await script.InvokeVoidAsync("videoweb.pause", cancellationToken);
        }
        catch (Exception error) when (error is JSDisconnectedException or OperationCanceledException)
        {
            // Gone already, or too slow: it is among those that are counted at the limit.
        }
        catch (Exception error)
        {
            logger.LogWarning(error, "A page could not be asked to pause.");
        }
    }
}

/// <summary>Knows each circuit while it has a line, and lets none begin for somebody who may not sign in any more.</summary>
internal sealed class CircuitTracker(OpenCircuits circuits, SignedInCircuits signedIn, RevalidatingAuthentication authentication, IJSRuntime script) : CircuitHandler
{
    // Before anything is rendered: a paused page brings back what it held, and its account may have been locked meanwhile. Known before it is
    // checked, so that no end of its session falls between the two.
    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if ((await authentication.GetAuthenticationStateAsync()).User.FindUserId() is { } user) { signedIn.Add(circuit.Id, user, authentication); }
        await authentication.CheckNowAsync(cancellationToken);
    }

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        signedIn.Remove(circuit.Id);
        return Task.CompletedTask;
    }

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        circuits.Add(circuit.Id, script);
        return Task.CompletedTask;
    }

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        circuits.Remove(circuit.Id);
        return Task.CompletedTask;
    }
}
