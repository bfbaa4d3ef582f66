using Microsoft.Extensions.Time.Testing;

namespace VideoWeb.Tests;

/// <summary>The clock of the tests: stands still until a test moves it.</summary>
/// <remarks>What <see cref="FakeTimeProvider"/> cannot do is added: it tells whether somebody waits, and its wall clock can be set as an operator or NTP would.</remarks>
public sealed class TestClock() : FakeTimeProvider(new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero))
{
    private int _pendingTimers;
    private TimeSpan _wallClockOffset;

    /// <summary>Timers that exist and may still fire, so that a test can tell that someone has begun to wait.</summary>
    public int PendingTimers => Volatile.Read(ref _pendingTimers);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _wallClockOffset;

    /// <summary>Moves the wall clock alone: timers and timestamps do not notice.</summary>
    public void SetWallClock(DateTimeOffset now) => _wallClockOffset = now - base.GetUtcNow();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        // Counted when it waits: a test that moves the clock before that would move it past the timer's beginning.
        var timer = new CountedTimer(this, base.CreateTimer(callback, state, dueTime, period));
        Interlocked.Increment(ref _pendingTimers);
        return timer;
    }

    private sealed class CountedTimer(TestClock clock, ITimer timer) : ITimer
    {
        private int _isDisposed;

        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(dueTime, period);

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isDisposed, 1) == 0) { Interlocked.Decrement(ref clock._pendingTimers); }
            timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
