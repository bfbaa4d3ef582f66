namespace VideoWeb.Engine.Polling;

/// <summary>What may be asked through one connection at this moment. Not thread-safe: <see cref="PollLine"/> holds the lock.</summary>
internal sealed class ConnectionGate(TimeProvider time, PollPace pace)
{
    private PollPace _pace = pace;
    private TokenBucket _bucket = new(time, pace.PerSecond);
    private OriginShare? _share;
    private int _running;
    private long _used = time.GetTimestamp();
    private long _held;
    private TimeSpan _hold;

    /// <summary>Takes over what is known of the connection by now.</summary>
    public void Learn(PollPace pace, OriginBreaker breaker, OriginShare share)
    {
        _used = time.GetTimestamp();
        Breaker = breaker;
        if (_share != share)
        {
            // Questions that began before it was known where they go.
            _share?.Take(-_running);
            share.Take(_running);
            _share = share;
        }

        if (_pace == pace) { return; }

        if (_pace.PerSecond != pace.PerSecond) { _bucket = new TokenBucket(time, pace.PerSecond); }
        _pace = pace;
    }

    /// <summary>Where its questions go, as far as is known.</summary>
    public OriginBreaker? Breaker { get; private set; }

    /// <summary>Nothing has been asked for so long that a new one would know the same.</summary>
    public bool IsForgettable(TimeSpan idle) => _running == 0 && time.GetElapsedTime(_used) > idle && time.GetElapsedTime(_held) >= _hold;

    /// <summary>Null when one question may begin, which then counts as begun. Else how long nothing can change but by the end of another question.</summary>
    public TimeSpan? TryPass()
    {
        _used = time.GetTimestamp();
        if (_running >= _pace.Concurrency || _share is { IsTaken: true }) { return Timeout.InfiniteTimeSpan; }
        if (_hold - time.GetElapsedTime(_held) is var left && left > TimeSpan.Zero) { return left; }
        if (_bucket.WaitForOne() is var wait && wait > TimeSpan.Zero) { return wait; }
        if (Breaker?.Admit() is { } held) { return held; }

        _bucket.Take();
        _running++;
        _share?.Take(1);
        return null;
    }

    public void Leave()
    {
        _running--;
        _share?.Take(-1);
    }

    /// <summary>The provider has told this key to wait.</summary>
    public void Hold(TimeSpan pause) => (_held, _hold) = (time.GetTimestamp(), pause);
}
