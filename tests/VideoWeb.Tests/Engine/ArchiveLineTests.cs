using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine.Archive;
using Xunit;

namespace VideoWeb.Tests.Engine;

public sealed class ArchiveLineTests
{
    private static readonly DateTimeOffset Now = SampleTask.Now;

    private readonly ArchiveLine _line = new();
    private int _number;

    [Fact]
    public void TryNext_NothingExpiresSoon_WorkspacesTakeTurns()
    {
        var many = Enter(workspace: 1, Now.AddDays(1), 1_000);
        var few = Enter(workspace: 2, Now.AddDays(1), 2);

        Assert.Equal([many[0], few[0], many[1], few[1], many[2], many[3]], Take(6));
    }

    [Fact]
    public void TryNext_SomeExpireSoon_TheyGoFirstByExpiry()
    {
        var calm = Enter(workspace: 1, Now.AddDays(1), 2);
        var soon = Enter(workspace: 1, Now.AddMinutes(20), 1);
        var sooner = Enter(workspace: 2, Now.AddMinutes(5), 1);
        var over = Enter(workspace: 2, Now.AddMinutes(-5), 1);

        Assert.Equal([over[0], sooner[0], soon[0], calm[0], calm[1]], Take(10));
    }

    [Fact]
    public void Enter_ItWaitsAlready_IsTakenOnce()
    {
        var task = Enter(workspace: 1, Now.AddDays(1), 1)[0];

        _line.Enter(task);

        Assert.Equal([task], Take(10));
    }

    [Fact]
    public void Enter_AfterItWasTakenForItsExpiry_ComesAgainOnce()
    {
        var task = Enter(workspace: 1, Now.AddMinutes(1), 1)[0];
        var other = Enter(workspace: 1, Now.AddDays(1), 1)[0];
        var first = Take(1);

        _line.Enter(task);

        Assert.Equal([task], first);
        Assert.Equal([task, other], Take(10));
    }

    [Fact]
    public void Enter_NothingIsKnownOfIt_TakesATurn()
    {
        var unknown = new TaskId(Guid.NewGuid());

        _line.Enter(unknown);

        Assert.Equal([unknown], Take(10));
    }

    private List<TaskId> Enter(int workspace, DateTimeOffset expiresAt, int count)
    {
        var tasks = Enumerable.Range(0, count).Select(_ => new TaskId(new Guid(++_number, 0, 0, new byte[8]))).ToList();
        foreach (var task in tasks)
        {
            _line.Expect(new ArchiveEntry(task, new WorkspaceId(new Guid(workspace, 0, 0, new byte[8])), expiresAt));
            _line.Enter(task);
        }

        return tasks;
    }

    private List<TaskId> Take(int atMost)
    {
        var taken = new List<TaskId>();
        while (taken.Count < atMost && _line.TryNext(Now, out var task)) { taken.Add(task); }
        return taken;
    }
}
