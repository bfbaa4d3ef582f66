using VideoWeb.Data;
using VideoWeb.Engine.Work;
using Xunit;

namespace VideoWeb.Tests.Engine;

public sealed class WaitingRoomTests
{
    private static readonly ConnectionId Connection = new(Guid.Parse("00000000000000000000000000000001"));

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
    public void Call_SeveralWait_ComesInOrderOfMaking()
    {
        foreach (var number in new[] { 3, 1, 2 }) { _room.Wait(Connection, Task(number), turn: 0); }

        Assert.Equal([Task(1), Task(2)], _room.Call(Connection, 2));
        Assert.Equal([Task(3)], _room.Call(Connection, 2));
        Assert.Empty(_room.Connections);
    }

    [Fact]
    public void Call_OneWasMovedUp_ComesFirstAndOnce()
    {
        foreach (var number in new[] { 1, 2, 3 }) { _room.Wait(Connection, Task(number), turn: 0); }
        _room.Wait(Connection, Task(3), turn: -1);

        Assert.Equal([Task(3), Task(1), Task(2)], _room.Call(Connection, 5));
    }

    [Fact]
    public void Leave_ATaskThatWasCalled_IsToldFromOneThatWaits()
    {
        foreach (var number in new[] { 1, 2 }) { _room.Wait(Connection, Task(number), turn: 0); }
        _room.Call(Connection, 1);

        Assert.Equal((true, false, false), (_room.Leave(Task(1)), _room.Leave(Task(1)), _room.Leave(Task(2))));
        Assert.False(_room.IsAnybodyWaiting(Connection));
    }

    private static TaskId Task(int number) => new(new Guid(number, 0, 0, new byte[8]));
}
