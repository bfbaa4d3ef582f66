using Xunit;

namespace VideoWeb.Tests;

public sealed class ManualTimeProviderTests
{
    [Fact]
    public async Task Delay_Advanced_Ends()
    {
        var time = new ManualTimeProvider();
        var delay = Task.Delay(TimeSpan.FromSeconds(5), time, TestContext.Current.CancellationToken);

        time.Advance(TimeSpan.FromSeconds(4.9));
        var endedEarly = delay.IsCompleted;
        time.Advance(TimeSpan.FromSeconds(0.1));
        await delay;

        Assert.False(endedEarly);
    }

    [Fact]
    public void RepeatingTimer_AdvancedOverThreePeriods_FiresThriceAtItsOwnTimes()
    {
        var time = new ManualTimeProvider(DateTimeOffset.UnixEpoch);
        var fired = new List<long>();
        using var timer = time.CreateTimer(_ => fired.Add(time.GetUtcNow().ToUnixTimeSeconds()), null, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3));

        time.Advance(TimeSpan.FromSeconds(9));

        Assert.Equal([2, 5, 8], fired);
        Assert.Equal(9, time.GetUtcNow().ToUnixTimeSeconds());
        Assert.Equal(TimeSpan.FromSeconds(9), time.GetElapsedTime(0));
    }

    [Fact]
    public void Timer_Disposed_DoesNotFire()
    {
        var time = new ManualTimeProvider();
        var timer = time.CreateTimer(_ => throw new InvalidOperationException("The timer fired."), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);

        timer.Dispose();
        time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(0, time.PendingTimers);
    }
}
