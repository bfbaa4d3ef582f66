namespace VideoWeb.Tests.Lab;

/// <summary>The system's clock, running faster: ten minutes of an outage fit into a test. Only the engine goes by it; the provider does not.</summary>
public sealed class FastClock(int speed) : TimeProvider
{
    private readonly DateTimeOffset _start = System.GetUtcNow();
    private readonly long _began = System.GetTimestamp();

    public override long TimestampFrequency => System.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => _start + (System.GetElapsedTime(_began) * speed);

    public override long GetTimestamp() => _began + ((System.GetTimestamp() - _began) * speed);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Slow(dueTime), Slow(period));

    private TimeSpan Slow(TimeSpan span) => span == Timeout.InfiniteTimeSpan ? span : span / speed;
}
