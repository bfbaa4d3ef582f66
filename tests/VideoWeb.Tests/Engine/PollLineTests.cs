using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine.Polling;
using Xunit;

namespace VideoWeb.Tests.Engine;

public sealed class PollLineTests
{
    private static readonly PollOwner Ada = Owner(workspace: 1, member: 1, connection: 1);
    private static readonly PollOwner Bob = Owner(workspace: 1, member: 2, connection: 1);
    private static readonly PollOwner Eve = Owner(workspace: 2, member: 3, connection: 2);

    private readonly TestClock _time = new();
    private readonly PollLine _line;
    private int _number;

    public PollLineTests() => _line = new PollLine(_time, new PollPace(1_000, 1_000_000), mostPerOrigin: 1_000);

    [Fact]
    public void TryNext_OneWorkspaceHasTwentyThousand_TheOtherIsServedEverySecondTurn()
    {
        Enter(Eve, 20_000);
        var few = Enter(Ada, 3);

        var order = Take(6);

        Assert.Equal(few, order.Where(few.Contains));
        Assert.Equal([1, 3, 5], order.Index().Where(one => few.Contains(one.Item)).Select(one => one.Index));
    }

    [Fact]
    public void TryNext_OneMemberHasTwentyThousand_TheOtherIsServedEverySecondTurn()
    {
        Enter(Ada, 20_000);
        var few = Enter(Bob, 3);

        var order = Take(6);

        Assert.Equal([1, 3, 5], order.Index().Where(one => few.Contains(one.Item)).Select(one => one.Index));
    }

    [Fact]
    public void TryNext_AMemberWithTwoConnections_HasNoMoreTurnsThanAnother()
    {
        Enter(Ada, 100);
        Enter(Owner(workspace: 1, member: 1, connection: 7), 100);
        var others = Enter(Bob, 10);

        var order = Take(20);

        Assert.Equal(10, order.Count(others.Contains));
    }

    [Fact]
    public void TryNext_AConnectionIsFull_HoldsUpNobodyElse()
    {
        _line.Learn(Eve.Connection, new PollPace(2, 1_000), new OriginBreaker(_time));
        var full = Enter(Eve, 10);
        var free = Enter(Ada, 3);

        var order = Take(100);

        Assert.Equal([full[0], free[0], full[1], free[1], free[2]], order);
    }

    [Fact]
    public void Leave_AConnectionWasFull_LetsTheNextBegin()
    {
        _line.Learn(Eve.Connection, new PollPace(1, 1_000), new OriginBreaker(_time));
        var tasks = Enter(Eve, 2);
        Take(2);

        _line.Leave(tasks[0]);

        Assert.Equal([tasks[1]], Take(2));
    }

    [Fact]
    public void TryNext_FasterThanTheConnectionMayBeAsked_SaysHowLongToWait()
    {
        _line.Learn(Eve.Connection, new PollPace(1_000, 2), new OriginBreaker(_time));
        Enter(Eve, 10);

        var atOnce = Take(10).Count;
        _line.TryNext(out _, out _, out var wait);
        _time.Advance(TimeSpan.FromSeconds(3));
        var later = Take(10).Count;

        Assert.Equal((2, TimeSpan.FromSeconds(0.5), 2), (atOnce, wait, later));
    }

    [Fact]
    public void TryNext_TheOriginIsLeftAlone_WaitsWithoutHoldingUpOthers()
    {
        var breaker = new OriginBreaker(_time);
        for (var failure = 0; failure < 5; failure++) { breaker.Failed(); }
        _line.Learn(Eve.Connection, new PollPace(8, 100), breaker);
        Enter(Eve, 10);
        var free = Enter(Ada, 2);

        var order = Take(10);
        _line.TryNext(out _, out _, out var wait);
        _time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal((2, TimeSpan.FromSeconds(5)), (order.Count, wait));
        Assert.Equal(free, order);
        Assert.Single(Take(10));
    }

    [Fact]
    public void TryNext_AnOriginHangsBehindManyConnections_LeavesPlacesToOthers()
    {
        var line = new PollLine(_time, new PollPace(1_000, 1_000_000), mostPerOrigin: 32);
        var hanging = new OriginBreaker(_time);
        var owners = Enumerable.Range(10, 8).Select(number => Owner(workspace: number, member: number, connection: number)).ToList();
        owners.ForEach(owner => line.Learn(owner.Connection, new PollPace(16, 1_000), hanging));
        line.Learn(Ada.Connection, new PollPace(16, 1_000), new OriginBreaker(_time));
        var stuck = owners.SelectMany(owner => Enter(line, owner, 20)).ToHashSet();
        var free = Enter(line, Ada, 10);

        var begun = Take(line, 64);
        line.Leave(begun.First(stuck.Contains));

        Assert.Equal((32, 10), (begun.Count(stuck.Contains), begun.Count(free.Contains)));
        Assert.Single(Take(line, 64));
    }

    [Fact]
    public void Learn_QuestionsHaveBegunBefore_CountsThem()
    {
        var line = new PollLine(_time, new PollPace(1_000, 1_000_000), mostPerOrigin: 3);
        var tasks = Enter(line, Eve, 5);
        Take(line, 2);

        line.Learn(Eve.Connection, new PollPace(16, 1_000), new OriginBreaker(_time));
        var more = Take(line, 5);
        tasks.Take(3).ToList().ForEach(line.Leave);

        Assert.Equal((1, 2), (more.Count, Take(line, 5).Count));
    }

    [Fact]
    public void Hold_TheProviderSaysWhen_NoneOfTheConnectionIsAskedBefore()
    {
        Enter(Eve, 3);

        _line.Hold(Eve.Connection, TimeSpan.FromSeconds(30));
        _time.Advance(TimeSpan.FromSeconds(29));
        var before = Take(3).Count;
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal((0, 3), (before, Take(3).Count));
    }

    [Fact]
    public void Enter_WhileItIsAskedFor_LinesUpOnceThatIsOver()
    {
        var task = Enter(Ada, 1)[0];
        Take(1);

        _line.Enter(task, Ada, _time.GetTimestamp());
        _line.Enter(task, Ada, _time.GetTimestamp());
        var during = Take(1);
        _line.Leave(task);

        Assert.Empty(during);
        Assert.Equal([task], Take(2));
    }

    [Fact]
    public void Known_NobodyAsksThroughAConnectionAnyMore_IsForgottenAfterAnHour()
    {
        _line.Learn(Ada.Connection, new PollPace(8, 100), new OriginBreaker(_time));
        _time.Advance(PollLine.Idle);
        _line.Learn(Owner(1, 1, connection: 8).Connection, new PollPace(8, 100), new OriginBreaker(_time));
        Assert.Equal((2, 2), _line.Known);

        _time.Advance(TimeSpan.FromTicks(1));
        _line.Learn(Eve.Connection, new PollPace(8, 100), new OriginBreaker(_time));

        Assert.Equal((2, 2), _line.Known);
    }

    // Ada's question is under way, Eve's provider has told her to wait, and Bob has just been learned of.
    [Fact]
    public void Known_ConnectionsThatAreAlive_AreNotForgotten()
    {
        var (one, bob) = (Owner(1, 1, connection: 8), Owner(1, 2, connection: 9));
        _line.Learn(Ada.Connection, new PollPace(1, 100), new OriginBreaker(_time));
        _line.Learn(Eve.Connection, new PollPace(8, 100), new OriginBreaker(_time));
        var tasks = Enter(Ada, 2);
        Take(1);
        Enter(Eve, 1);
        _line.Hold(Eve.Connection, PollLine.Idle * 3);
        _time.Advance(PollLine.Idle * 2);
        _line.Learn(one.Connection, new PollPace(8, 100), new OriginBreaker(_time));

        _line.Learn(bob.Connection, new PollPace(8, 100), new OriginBreaker(_time));

        Assert.Equal((4, 4), _line.Known);
        Assert.Empty(Take(9));
        _line.Leave(tasks[0]);
        Assert.Equal([tasks[1]], Take(9));
    }

    [Fact]
    public void Known_TenThousandConnectionsOfOneHourAgo_MakeRoom()
    {
        foreach (var connection in Enumerable.Range(10, 10_000)) { _line.Learn(Owner(1, 1, connection).Connection, new PollPace(8, 100), new OriginBreaker(_time)); }
        _time.Advance(PollLine.Idle * 2);

        _line.Learn(Eve.Connection, new PollPace(8, 100), new OriginBreaker(_time));

        Assert.Equal((1, 1), _line.Known);
    }

    [Fact]
    public void Known_OneConnectionGoesToEverAnotherOrigin_ForgetsTheEarlierOnes()
    {
        foreach (var _ in Enumerable.Range(0, 10_000)) { _line.Learn(Eve.Connection, new PollPace(8, 100), new OriginBreaker(_time)); }

        var known = _line.Known;

        Assert.Equal(1, known.Connections);
        Assert.InRange(known.Origins, 1, 256);
    }

    // Whatever is forgotten when a connection comes new, it shares its origin's places with those that come after it.
    [Fact]
    public void Learn_WhenIdleOnesAreForgotten_TheOriginIsStillOne()
    {
        var line = new PollLine(_time, new PollPace(1_000, 1_000_000), mostPerOrigin: 3);
        line.Learn(Ada.Connection, new PollPace(16, 1_000), new OriginBreaker(_time));
        _time.Advance(PollLine.Idle * 2);
        var origin = new OriginBreaker(_time);
        var owners = new[] { Eve, Owner(workspace: 3, member: 4, connection: 8) };

        foreach (var owner in owners) { line.Learn(owner.Connection, new PollPace(16, 1_000), origin); }
        foreach (var owner in owners) { Enter(line, owner, 5); }

        Assert.Equal(((2, 1), 3), (line.Known, Take(line, 20).Count));
    }

    private List<TaskId> Enter(PollOwner owner, int count) => Enter(_line, owner, count);

    private List<TaskId> Enter(PollLine line, PollOwner owner, int count)
    {
        var tasks = Enumerable.Range(0, count).Select(_ => new TaskId(new Guid(++_number, 0, 0, new byte[8]))).ToList();
        tasks.ForEach(task => line.Enter(task, owner, _time.GetTimestamp()));
        return tasks;
    }

    private List<TaskId> Take(int atMost) => Take(_line, atMost);

    private static List<TaskId> Take(PollLine line, int atMost)
    {
        var taken = new List<TaskId>();
        while (taken.Count < atMost && line.TryNext(out var task, out _, out _)) { taken.Add(task); }
        return taken;
    }

    private static PollOwner Owner(int workspace, int member, int connection) =>
        new(new WorkspaceId(new Guid(workspace, 1, 0, new byte[8])), new UserId(new Guid(member, 2, 0, new byte[8])), new ConnectionId(new Guid(connection, 3, 0, new byte[8])));
}
