namespace VideoWeb.Tests;

/// <summary>A clock that stands still until a test moves it. Safe for use from any thread.</summary>
/// <remarks>
/// Timers fire inside <see cref="Advance"/>, on the caller's thread, in the order in which they are due, and see the clock at their own due time.
/// A repeating timer fires once for every period that has passed. Callbacks run outside the lock, so they may create or change timers;
/// a timer that they create and that is due within the same advance fires too.
/// </remarks>
public sealed class ManualTimeProvider(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _now = start.ToUniversalTime();
    private long _timestamp;
    private long _sequence;

    public ManualTimeProvider()
        : this(new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>One tick is 100 ns, as in <see cref="TimeSpan"/>.</summary>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>Timers that are set to fire, so that a test can tell that someone has begun to wait.</summary>
    public int PendingTimers
    {
        get { lock (_lock) { return _timers.Count(timer => timer.DueTimestamp is not null); } }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock) { return _now; }
    }

    public override long GetTimestamp()
    {
        lock (_lock) { return _timestamp; }
    }

    /// <summary>Moves both clocks forward and fires every timer that falls due on the way.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The span is negative.</exception>
    public void Advance(TimeSpan span)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(span, TimeSpan.Zero);

        long target;
        lock (_lock) { target = _timestamp + span.Ticks; }
        while (TakeNextDue(target) is { } timer) { timer.Fire(); }
        lock (_lock) { MoveTo(target); }
    }

    /// <summary>Sets the wall clock alone, as an operator or NTP would: timers and timestamps do not notice.</summary>
    public void SetUtcNow(DateTimeOffset now)
    {
        lock (_lock) { _now = now.ToUniversalTime(); }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);

        var timer = new ManualTimer(this, callback, state);
        lock (_lock) { _timers.Add(timer); }
        timer.Change(dueTime, period);
        return timer;
    }

    private ManualTimer? TakeNextDue(long target)
    {
        lock (_lock)
        {
            var next = _timers
                .Where(timer => timer.DueTimestamp <= target)
                .OrderBy(timer => timer.DueTimestamp)
                .ThenBy(timer => timer.Sequence)
                .FirstOrDefault();
            if (next is null) { return null; }

            MoveTo(next.DueTimestamp!.Value);
            next.DueTimestamp = next.Period > TimeSpan.Zero ? next.DueTimestamp + next.Period.Ticks : null;
            return next;
        }
    }

    // Another thread may have advanced further meanwhile; time never goes back.
    private void MoveTo(long timestamp)
    {
        if (timestamp <= _timestamp) { return; }
        _now = _now.AddTicks(timestamp - _timestamp);
        _timestamp = timestamp;
    }

    private sealed class ManualTimer(ManualTimeProvider owner, TimerCallback callback, object? state) : ITimer
    {
        private bool _isDisposed;

        public long? DueTimestamp { get; set; }

        public TimeSpan Period { get; private set; }

        public long Sequence { get; private set; }

        public void Fire() => callback(state);

        /// <summary>A due time of zero fires at once, from the thread pool: no advance may ever follow.</summary>
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            bool isDueNow;
            lock (owner._lock)
            {
                if (_isDisposed) { return false; }
                Period = period == Timeout.InfiniteTimeSpan ? TimeSpan.Zero : period;
                Sequence = owner._sequence++;
                isDueNow = dueTime == TimeSpan.Zero;
                DueTimestamp = dueTime == Timeout.InfiniteTimeSpan ? null
                    : isDueNow && Period == TimeSpan.Zero ? null
                    : owner._timestamp + (isDueNow ? Period.Ticks : dueTime.Ticks);
            }

            // A real timer never runs its callback inside Change, and callers may hold locks.
            if (isDueNow) { ThreadPool.QueueUserWorkItem(static timer => timer.Fire(), this, preferLocal: false); }
            return true;
        }

        public void Dispose()
        {
            lock (owner._lock)
            {
                _isDisposed = true;
                DueTimestamp = null;
                owner._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
