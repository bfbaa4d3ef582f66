using VideoWeb.Data.Compose;

namespace VideoWeb.Components.Compose.Drafts;

/// <summary>Saves the form a moment after its last change, and at once when told. Never two saves at a time; the last state wins.</summary>
/// <param name="delay">From the last change to the save.</param>
/// <param name="time">The clock.</param>
/// <param name="write">Saves a state; it does not throw.</param>
public sealed class DraftSaver(TimeSpan delay, TimeProvider time, Func<ComposeState, Task<DraftSaving>> write) : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _writing = new(1, 1);
    private ComposeState? _pending;
    private ITimer? _timer;
    private DraftSaving _last = new DraftSaving.Kept();

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

    /// <summary>Saves what is not saved yet; done when it is on disk, or cannot be.</summary>
    /// <returns>What became of the last state.</returns>
    public async Task<DraftSaving> FlushAsync()
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
            if (state is null) { return _last; }

            _last = await write(state);
            // Not lost: the next saving tries it again, unless there is a later state by then.
            if (_last is DraftSaving.Failed) { lock (_lock) { _pending ??= state; } }
            return _last;
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

/// <summary>What became of saving a form.</summary>
public abstract record DraftSaving
{
    private DraftSaving() { }

    public sealed record Kept : DraftSaving;

    /// <summary>The form is longer than a draft can be, and an older one may still be kept.</summary>
    public sealed record TooLarge : DraftSaving;

    /// <summary>Another tab has kept another form since this one read it. That one stays, and nothing of this one is kept.</summary>
    public sealed record Conflict(ComposeState Other, DraftVersion Version) : DraftSaving;

    public sealed record Failed(Exception Error) : DraftSaving;
}
