using VideoWeb.Data;
using VideoWeb.Engine.Polling;
using Xunit;

namespace VideoWeb.Tests.Engine;

public sealed class ConnectionLanesTests
{
    private static readonly ConnectionId One = new(Guid.Parse("00000000000000000000000000000001"));
    private static readonly ConnectionId Other = new(Guid.Parse("00000000000000000000000000000002"));

    private readonly ConnectionLanes _lanes = new(limit: 2);

    [Fact]
    public void TryEnter_LaneIsFull_WaitsAndHoldsUpNobodyElse()
    {
        bool[] entered = [_lanes.TryEnter(One, Task(1)), _lanes.TryEnter(One, Task(2)), _lanes.TryEnter(One, Task(3)), _lanes.TryEnter(Other, Task(4))];

        Assert.Equal([true, true, false, true], entered);
    }

    [Fact]
    public void Leave_SomebodyWaits_NamesWhoWaitedLongest()
    {
        for (var number = 1; number <= 4; number++) { _lanes.TryEnter(One, Task(number)); }

        TaskId?[] next = [_lanes.Leave(One), _lanes.Leave(One)];

        Assert.Equal([Task(3), Task(4)], next);
    }

    [Fact]
    public void Leave_NobodyWaits_FreesThePlace()
    {
        _lanes.TryEnter(One, Task(1));
        _lanes.TryEnter(One, Task(2));

        var next = _lanes.Leave(One);

        Assert.Null(next);
        Assert.True(_lanes.TryEnter(One, Task(3)));
    }

    private static TaskId Task(int number) => new(new Guid(number, 0, 0, new byte[8]));
}
