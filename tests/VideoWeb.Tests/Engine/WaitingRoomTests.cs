using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine.Work;
using Xunit;

namespace VideoWeb.Tests.Engine;

public sealed class WaitingRoomTests
{
    private static readonly ConnectionId Connection = new(Guid.Parse("00000000000000000000000000000001"));
    private static readonly UserId Ada = new(Guid.Parse("00000000000000000000000000000002"));
    private static readonly UserId Ben = new(Guid.Parse("00000000000000000000000000000003"));

    private readonly WaitingRoom _room = new();

    [Fact]
    public void TryBegin_PlacesAreTaken_CountsSendsThatHaveJustBegun()
    {
        bool[] begun = [_room.TryBegin(Connection, atProvider: 3, limit: 5), _room.TryBegin(Connection, 3, 5), _room.TryBegin(Connection, 3, 5)];
        _room.HasBegun(Connection);

        Assert.Equal([true, true, false], begun);
        Assert.True(_room.TryBegin(Connection, 3, 5));
    }

    [Fact]
    public void TryBegin_NoLimit_AlwaysBegins() => Assert.All(Enumerable.Range(0, 1_000), _ => Assert.True(_room.TryBegin(Connection, 0, limit: 0)));

    [Fact]
    public void TryBegin_TheLastPlaceIsForOneThatWasCalled_LeavesItTheirs()
    {
        _room.Wait(Connection, Ada, Task(1), turn: 0);
        _room.Call(Connection, 1);

        var stranger = _room.TryBegin(Connection, atProvider: 4, limit: 5);
        var called = _room.Leave(Task(1));

        Assert.Equal((false, Connection), (stranger, called));
        Assert.True(_room.TryBegin(Connection, 4, 5));
    }

    [Fact]
    public void Call_SeveralWait_ComesInOrderOfMaking()
    {
        foreach (var number in new[] { 3, 1, 2 }) { _room.Wait(Connection, Ada, Task(number), turn: 0); }

        Assert.Equal([Task(1), Task(2)], Call(2));
        Assert.Equal([Task(3)], Call(2));
        Assert.Null(_room.First(Connection));
    }

    [Fact]
    public void Call_OneWasMovedUp_ComesFirstAndOnce()
    {
        foreach (var number in new[] { 1, 2, 3 }) { _room.Wait(Connection, Ada, Task(number), turn: 0); }
        _room.Wait(Connection, Ada, Task(3), turn: -1);

        Assert.Equal([Task(3), Task(1), Task(2)], Call(5));
    }

    [Fact]
    public void Call_OneMemberHasTwentyThousandAllMovedUp_TheOtherHasEverySecondTurn()
    {
        foreach (var number in Enumerable.Range(1, 20_000)) { _room.Wait(Connection, Ada, Task(number), turn: -number); }
        foreach (var number in Enumerable.Range(20_001, 3)) { _room.Wait(Connection, Ben, Task(number), turn: 0); }

        var called = _room.Call(Connection, 8);

        Assert.Equal([Ada, Ben, Ada, Ben, Ada, Ben, Ada, Ada], called.Select(one => one.Member));
        Assert.Equal([Task(20_001), Task(20_002), Task(20_003)], called.Where(one => one.Member == Ben).Select(one => one.Task));
    }

    [Fact]
    public void Leave_ATaskThatWasCalled_IsToldFromOneThatWaits()
    {
        foreach (var number in new[] { 1, 2 }) { _room.Wait(Connection, Ada, Task(number), turn: 0); }
        Call(1);

        Assert.Equal((Connection, null, null), (_room.Leave(Task(1)), _room.Leave(Task(1)), _room.Leave(Task(2))));
        Assert.Equal((null, 0), (_room.First(Connection), _room.Underway(Connection)));
    }

    private IEnumerable<TaskId> Call(int count) => _room.Call(Connection, count).Select(one => one.Task);

    private static TaskId Task(int number) => new(new Guid(number, 0, 0, new byte[8]));
}
