namespace VideoWeb.Engine;

/// <summary>Turns a burst of changes into a few calls: the first at once, the rest together, at most one call per interval, never two at a time.</summary>
/// <param name="interval">The shortest time from the end of one call to the beginning of the next.</param>
/// <param name="time">The clock.</param>
/// <param name="onSignal">Re-reads and renders. It handles its own failures; one that throws does not stop later signals.</param>
public sealed class ChangeSignal(TimeSpan interval, TimeProvider time, Func<Task> onSignal) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _disposed = new();
    private bool _isRaised;
    private bool _isRunning;

    /// <summary>Says that something has changed. Returns at once; may be called from any thread, also after disposal.</summary>
    public void Raise()
    {
        lock (_lock)
        {
            if (_disposed.IsCancellationRequested) { return; }

            _isRaised = true;
            if (_isRunning) { return; }
            _isRunning = true;
        }

        _ = Task.Run(RunAsync);
    }

    public void Dispose() => _disposed.Cancel();

    private async Task RunAsync()
    {
        while (TakeRaised())
        {
            var call = onSignal();
            await call.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Task.Delay(interval, time, _disposed.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private bool TakeRaised()
    {
        lock (_lock)
        {
            var isDue = _isRaised && !_disposed.IsCancellationRequested;
            _isRaised = false;
            _isRunning = isDue;
            return isDue;
        }
    }
}
