using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using VideoWeb.Engine.Polling;
using VideoWeb.Engine.Settlement;
using Xunit;

namespace VideoWeb.Tests.Engine;

public sealed class DueQueueTests
{
    private static readonly TaskId First = new(Guid.Parse("00000000000000000000000000000001"));
    private static readonly TaskId Second = new(Guid.Parse("00000000000000000000000000000002"));

    private readonly TestClock _time = new();
    private readonly DueQueue _queue;

    public DueQueueTests() => _queue = new DueQueue(_time);

    [Fact]
    public async Task Take_SeveralTasks_ComesInOrderOfDueTime()
    {
        _queue.Schedule(First, TimeSpan.FromSeconds(5));
        _queue.Schedule(Second, TimeSpan.FromSeconds(2));
        _time.Advance(TimeSpan.FromSeconds(6));

        TaskId[] taken = [await TakeAsync(), await TakeAsync()];

        Assert.Equal([Second, First], taken);
    }

    [Theory]
    [InlineData(1, 5, 1)]
    [InlineData(5, 1, 1)]
    public async Task ScheduleBy_AnotherTimeWasSet_TheSoonerOneHolds(int set, int by, int due)
    {
        _queue.Schedule(First, TimeSpan.FromSeconds(set));
        _queue.ScheduleBy(First, TimeSpan.FromSeconds(by));
        _time.Advance(TimeSpan.FromSeconds(due));

        var taken = await TakeAsync();
        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal((First, 0), (taken, _queue.Count));
        Assert.False(_queue.TryTake(out _, out _, out _));
    }

    [Fact]
    public async Task SettlementAgain_NewsCameWhileItWasLookedInto_IsLookedIntoAtOnce()
    {
        var settlements = new SettlementQueue(new EngineOptions { MediaFolder = "unused" }, _time);
        settlements.Begin(First);
        _time.Advance(TimeSpan.FromSeconds(3));
        await settlements.Due.TakeAsync(TestContext.Current.CancellationToken);

        // Its callback comes in the middle of the look, which then ends without having seen it.
        settlements.Hasten(First, TimeSpan.Zero);
        settlements.Again(First);

        Assert.True(settlements.Due.TryTake(out var task, out _, out _));
        Assert.Equal(First, task);
    }

    [Fact]
    public async Task Take_NothingIsDue_WaitsForTheFirst()
    {
        _queue.Schedule(First, TimeSpan.FromSeconds(5));
        var take = TakeAsync();
        _time.Advance(TimeSpan.FromSeconds(4.9));
        var wasDone = take.IsCompleted;

        _time.Advance(TimeSpan.FromSeconds(0.2));

        Assert.False(wasDone);
        Assert.Equal(First, await take);
    }

    [Fact]
    public async Task Schedule_SoonerThanWhatIsWaitedFor_WakesTheWaiter()
    {
        _queue.Schedule(First, TimeSpan.FromHours(5));
        var take = TakeAsync();

        _queue.Schedule(Second, TimeSpan.Zero);

        Assert.Equal(Second, await take.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Schedule_TheSameTaskAgain_TheLatestWordHolds()
    {
        _queue.Schedule(First, TimeSpan.FromSeconds(1));
        _queue.Schedule(First, TimeSpan.FromSeconds(60));
        _queue.Schedule(Second, TimeSpan.FromSeconds(30));
        _time.Advance(TimeSpan.FromSeconds(40));

        var taken = await TakeAsync();

        Assert.Equal(Second, taken);
        Assert.Equal(1, _queue.Count);
    }

    [Fact]
    public async Task Take_WallClockIsSetTwoDaysForward_NothingIsDueSooner()
    {
        _queue.Schedule(First, TimeSpan.FromSeconds(5));
        using var stop = new CancellationTokenSource();
        var take = _queue.TakeAsync(stop.Token).AsTask();

        _time.SetWallClock(_time.GetUtcNow().AddDays(2));
        _time.Advance(TimeSpan.FromSeconds(1));
        var wasDone = take.IsCompleted;
        await stop.CancelAsync();

        Assert.False(wasDone);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => take);
    }

    private Task<TaskId> TakeAsync() => _queue.TakeAsync(TestContext.Current.CancellationToken).AsTask();
}
