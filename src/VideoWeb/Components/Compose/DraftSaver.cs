namespace VideoWeb.Components.Compose;

/// <summary>Saves the form a moment after its last change, and at once when told. Never two saves at a time; the last state wins.</summary>
/// <param name="delay">From the last change to the save.</param>
/// <param name="time">The clock.</param>
/// <param name="write">Saves a state; it handles its own failures.</param>
public sealed class DraftSaver(TimeSpan delay, TimeProvider time, Func<ComposeState, Task> write) : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _writing = new(1, 1);
    private ComposeState? _pending;
    private ITimer? _timer;

    /// <summary>May be called for every change; it only remembers the state.</summary>
    public void Changed(ComposeState state)
    {
        lock (_lock)
        {
            _pending = state;
            _timer ??= time.CreateTimer(_ => { _ = FlushAsync(); }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _timer.Change(delay, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Saves what is not saved yet; done when it is on disk.</summary>
    public async Task FlushAsync()
    {
        await _writing.WaitAsync();
        try
        {
            ComposeState? state;
            lock (_lock)
            {
                state = _pending;
                _pending = null;
            }
            if (state is not null) { await write(state); }
        }
        finally
        {
            _writing.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_timer is not null) { await _timer.DisposeAsync(); }
        await FlushAsync();
    }
}
