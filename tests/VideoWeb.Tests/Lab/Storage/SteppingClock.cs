namespace VideoWeb.Tests.Lab.Storage;

/// <summary>The system's clock, until somebody sets or stops it. Timers and timestamps go on, as they do in a real system.</summary>
internal sealed class SteppingClock : TimeProvider
{
    private readonly Lock _lock = new();
    private TimeSpan _step;
    private DateTimeOffset? _stopped;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock) { return _stopped ?? (System.GetUtcNow() + _step); }
    }

    public void Step(TimeSpan step)
    {
        lock (_lock) { _step += step; }
    }

    public void Stop()
    {
        lock (_lock) { _stopped = System.GetUtcNow() + _step; }
    }
}
