using VideoWeb.Data;
using VideoWeb.Engine.Polling;
using Xunit;

namespace VideoWeb.Tests.Engine;

public sealed class DueQueueTests
{
    private static readonly TaskId First = new(Guid.Parse("00000000000000000000000000000001"));
    private static readonly TaskId Second = new(Guid.Parse("00000000000000000000000000000002"));

    private readonly ManualTimeProvider _time = new();
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

        _time.SetUtcNow(_time.GetUtcNow().AddDays(2));
        _time.Advance(TimeSpan.FromSeconds(1));
        var wasDone = take.IsCompleted;
        await stop.CancelAsync();

        Assert.False(wasDone);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => take);
    }

    private Task<TaskId> TakeAsync() => _queue.TakeAsync(TestContext.Current.CancellationToken).AsTask();
}
