using Microsoft.Extensions.Time.Testing;

namespace VideoWeb.Tests;

/// <summary>The clock of the tests: stands still until a test moves it.</summary>
/// <remarks>What <see cref="FakeTimeProvider"/> cannot do is added: it tells whether somebody waits, and its wall clock can be set as an operator or NTP would.</remarks>
public sealed class TestClock() : FakeTimeProvider(new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero))
{
    private int _pendingTimers;
    private TimeSpan _wallClockOffset;

    /// <summary>Timers that are set and will fire, so that a test can tell that someone has begun to wait.</summary>
    public int PendingTimers => Volatile.Read(ref _pendingTimers);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _wallClockOffset;

    /// <summary>Moves the wall clock alone: timers and timestamps do not notice.</summary>
    public void SetWallClock(DateTimeOffset now) => _wallClockOffset = now - base.GetUtcNow();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new CountedTimer(this, callback, state);
        timer.Start(base.CreateTimer(timer.Fire, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan), dueTime, period);
        return timer;
    }

    /// <summary>A timer that counts as pending while it is set: not before, and not after it fired for the last time.</summary>
    private sealed class CountedTimer(TestClock clock, TimerCallback callback, object? state) : ITimer
    {
        private readonly Lock _changing = new();
        private ITimer? _timer;
        private bool _isRepeated;
        private int _isSet;

        public void Start(ITimer timer, TimeSpan dueTime, TimeSpan period)
        {
            _timer = timer;
            Change(dueTime, period);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            // Counted when it waits: a test that moves the clock before that would move it past the timer's beginning.
            lock (_changing)
            {
                _isRepeated = period > TimeSpan.Zero;
                var isChanged = _timer!.Change(dueTime, period);
                Count(isChanged && (dueTime > TimeSpan.Zero || (dueTime == TimeSpan.Zero && _isRepeated)));
                return isChanged;
            }
        }

        public void Fire(object? _)
        {
            lock (_changing)
            {
                if (!_isRepeated) { Count(false); }
            }
            callback(state);
        }

        public void Dispose()
        {
            Count(false);
            _timer!.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Count(bool isSet)
        {
            var now = isSet ? 1 : 0;
            Interlocked.Add(ref clock._pendingTimers, now - Interlocked.Exchange(ref _isSet, now));
        }
    }
}
