using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine.Polling;
using VideoWeb.Engine.Work;
using Xunit;

namespace VideoWeb.Tests.Engine;

/// <summary>Who is sent for next when one has asked for twenty thousand.</summary>
public sealed class SendLineTests
{
    private static readonly PollOwner Flood = Owner(1, 1);
    private static readonly PollOwner Colleague = Owner(1, 2);
    private static readonly PollOwner Neighbour = Owner(2, 3);

    private readonly SendLine _line = new(mostPerWorkspace: 8);
    private int _number;

    [Fact]
    public void TryNext_OneWorkspaceHasTwentyThousand_TheOtherIsServedEverySecondTurn()
    {
        Enter(Flood, 20_000);
        Enter(Neighbour, 3);

        Assert.Equal([Flood, Neighbour, Flood, Neighbour, Flood, Neighbour, Flood], Serve(7));
    }

    [Fact]
    public void TryNext_OneMemberHasTwentyThousand_TheOtherIsServedEverySecondTurn()
    {
        Enter(Flood, 20_000);
        Enter(Colleague, 2);

        Assert.Equal([Flood, Colleague, Flood, Colleague, Flood], Serve(5));
    }

    [Fact]
    public void TryNext_SendsOfOneWorkspaceHang_LeavesPlacesToTheOther()
    {
        Enter(Flood, 20_000);
        for (var hung = 0; hung < 8; hung++) { Assert.True(_line.TryNext(out _, out _)); }
        var ninth = _line.TryNext(out _, out _);
        Enter(Neighbour, 1);

        Assert.Equal((false, true, Neighbour), (ninth, _line.TryNext(out _, out var owner), owner));
    }

    [Fact]
    public void Enter_OwnerIsNotKnown_HasATurnOfItsOwn()
    {
        Enter(Flood, 20_000);
        _line.Enter(Task(++_number));

        Assert.Equal([Flood, PollOwner.Unknown, Flood], Serve(3));
    }

    [Fact]
    public void Enter_WhileItIsInHand_LinesUpOnceThatIsOver()
    {
        Enter(Flood, 1);
        _line.TryNext(out var task, out _);
        _line.Expect(task, Flood);
        _line.Enter(task);

        var during = _line.TryNext(out _, out _);
        _line.Leave(task);

        Assert.Equal((false, true, task, Flood), (during, _line.TryNext(out var again, out var owner), again, owner));
    }

    private void Enter(PollOwner owner, int count)
    {
        for (var one = 0; one < count; one++)
        {
            _line.Expect(Task(++_number), owner);
            _line.Enter(Task(_number));
        }
    }

    private List<PollOwner> Serve(int count)
    {
        var served = new List<PollOwner>();
        while (served.Count < count && _line.TryNext(out var task, out var owner))
        {
            served.Add(owner);
            _line.Leave(task);
        }

        return served;
    }

    private static PollOwner Owner(int workspace, int member) => new(new WorkspaceId(Id(workspace)), new UserId(Id(member)), new ConnectionId(Id(workspace)));

    private static TaskId Task(int number) => new(Id(number));

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);
}
