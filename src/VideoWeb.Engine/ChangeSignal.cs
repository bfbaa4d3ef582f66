using Microsoft.Extensions.Logging;

namespace VideoWeb.Engine;

/// <summary>Turns a burst of changes into a few calls: the first at once, the rest together, at most one call per interval, never two at a time.</summary>
/// <remarks>After a call that was slow the rest is longer, up to a second: on a machine that is busy, pages show less often rather than make it busier.</remarks>
/// <param name="interval">The shortest time from the end of one call to the beginning of the next.</param>
/// <param name="time">The clock.</param>
/// <param name="onSignal">Re-reads and renders. When it throws, it is logged and called again after a rest that grows from failure to failure, so that what it missed is seen.</param>
public sealed class ChangeSignal(TimeSpan interval, TimeProvider time, ILogger logger, Func<Task> onSignal) : IDisposable
{
    // A page may take a fifth of the time for itself.
    private const int RestPerWork = 4;

    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestRestAfterFailure = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _disposed = new();
    private bool _isRaised;
    private bool _isRunning;
    private int _failures; // in a row

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
            var began = time.GetTimestamp();
            var rest = await CallAsync() ? RestAfter(time.GetElapsedTime(began)) : RestAfterFailure();
            await Task.Delay(rest, time, _disposed.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> CallAsync()
    {
        try
        {
            await onSignal().ConfigureAwait(false);
            _failures = 0;
            return true;
        }
        catch (Exception error)
        {
            if (_disposed.IsCancellationRequested) { return false; }

            logger.LogWarning(error, "What has changed could not be shown.");
            _failures++;
            lock (_lock) { _isRaised = true; }
            return false;
        }
    }

    private TimeSpan RestAfterFailure()
    {
        var wished = LongestRest * Math.Pow(2, Math.Min(_failures - 1, 5));
        return wished < LongestRestAfterFailure ? wished : LongestRestAfterFailure;
    }

    private TimeSpan RestAfter(TimeSpan work)
    {
        var wished = work * RestPerWork < LongestRest ? work * RestPerWork : LongestRest;
        return wished > interval ? wished : interval;
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
