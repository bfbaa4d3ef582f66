using Microsoft.Extensions.Time.Testing;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine.Callbacks;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Tests.Engine;

public sealed class CallbackThrottleTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly CallbackThrottle _throttle;

    public CallbackThrottleTests() => _throttle = new CallbackThrottle(_time);

    [Fact]
    public void TryNote_Repeated_PassesAgainWhenAWhileIsOver()
    {
        var task = NewTask();

        Assert.True(_throttle.TryNote(task, 1, null));
        Assert.False(_throttle.TryNote(task, 1, null));
        Assert.True(_throttle.TryNote(task, 1, new RemoteTaskId("r-1")));
        _time.Advance(TimeSpan.FromSeconds(29));
        Assert.False(_throttle.TryNote(task, 1, null));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(_throttle.TryNote(task, 1, null));
    }

    [Fact]
    public void TryNote_FloodOfStrangers_DoesNotFreeOneThatCallsOn()
    {
        var task = NewTask();
        Assert.True(_throttle.TryNote(task, 1, null));
        Assert.Equal(TimeSpan.Zero, _throttle.DelayQuery(task));

        for (var round = 0; round < 5; round++)
        {
            for (var stranger = 0; stranger < CallbackThrottle.Capacity / 2; stranger++)
            {
                var other = NewTask();
                Assert.True(_throttle.TryNote(other, 1, null));
                Assert.Equal(TimeSpan.Zero, _throttle.DelayQuery(other));
            }

            Assert.False(_throttle.TryNote(task, 1, null));
            Assert.Equal(TimeSpan.FromSeconds(2), _throttle.DelayQuery(task));
        }
    }

    [Fact]
    public void DelayQuery_SoonAfterTheLast_IsWhatIsLeftOfThePause()
    {
        var task = NewTask();

        Assert.Equal(TimeSpan.Zero, _throttle.DelayQuery(task));
        _time.Advance(TimeSpan.FromSeconds(0.5));
        Assert.Equal(TimeSpan.FromSeconds(1.5), _throttle.DelayQuery(task));
        _time.Advance(TimeSpan.FromSeconds(1.5));
        Assert.Equal(TimeSpan.Zero, _throttle.DelayQuery(task));
    }

    [Fact]
    public void Relax_OnlyWhileTheProviderWasHeardOfLately()
    {
        var connection = ConnectionId.New(_time.GetUtcNow());
        var pause = TimeSpan.FromSeconds(10);

        Assert.Equal(pause, _throttle.Relax(connection, pause));
        _throttle.RecordGenuine(connection);
        _time.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(pause * 3, _throttle.Relax(connection, pause));
        _throttle.RecordGenuine(connection);
        _time.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(pause * 3, _throttle.Relax(connection, pause));
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(pause, _throttle.Relax(connection, pause));
    }

    [Fact]
    public void ExpiringLruSet_Full_ForgetsTheOneAskedForLongestAgoAndHoldsNoMore()
    {
        var set = new ExpiringLruSet<int>(3, TimeSpan.FromMinutes(1), _time);
        foreach (var key in (int[])[1, 2, 3]) { Assert.True(set.TryAdd(key)); }
        Assert.True(set.Contains(1));

        Assert.True(set.TryAdd(4));

        Assert.Equal((true, false, true, true), (set.Contains(1), set.Contains(2), set.Contains(3), set.Contains(4)));
        Assert.Equal(3, set.Count);
    }

    [Fact]
    public void ExpiringLruSet_BeingAskedFor_ProlongsNothing()
    {
        var set = new ExpiringLruSet<int>(3, TimeSpan.FromMinutes(1), _time);
        set.TryAdd(1);
        _time.Advance(TimeSpan.FromSeconds(40));
        Assert.Equal(TimeSpan.FromSeconds(40), set.AgeOf(1));

        _time.Advance(TimeSpan.FromSeconds(20));

        Assert.Null(set.AgeOf(1));
        Assert.Equal(0, set.Count);
    }

    [Fact]
    public void NonceCache_Full_RefusesUntilTheOldOnesAreOfNoUse()
    {
        var nonces = new NonceCache(_time);
        for (var nonce = 0; nonce < 50_000; nonce++) { Assert.True(nonces.TryAdd($"nonce {nonce}")); }

        Assert.False(nonces.TryAdd("one more"));
        Assert.False(nonces.TryAdd("nonce 7"));
        _time.Advance(TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(1));
        Assert.True(nonces.TryAdd("one more"));
        Assert.False(nonces.TryAdd("one more"));
    }

    private TaskId NewTask() => TaskId.New(_time.GetUtcNow());
}
