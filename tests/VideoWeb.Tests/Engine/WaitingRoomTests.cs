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
        foreach (var number in new[] { 3, 1, 2 }) { _room.Wait(Connection, Task(number)); }

        Assert.Equal([Task(1), Task(2)], _room.Call(Connection, 2));
        Assert.Equal([Task(3)], _room.Call(Connection, 2));
        Assert.Empty(_room.Connections);
    }

    private static TaskId Task(int number) => new(new Guid(number, 0, 0, new byte[8]));
}
