using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;
using Xunit;

namespace VideoWeb.Tests.Data;

/// <summary>Putting tasks away: whose, which, and what the lists say then.</summary>
public abstract class HiddenTaskTests(DataFixture data)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Hide_SettledAndOthers_TakesTheSettledOnesOutOfTheListAndNothingElse()
    {
        var owner = await data.TeamAsync();
        var connection = (await data.ConnectAsync(owner)).Id;
        Dictionary<TaskState, TaskRow> tasks = [];
        foreach (var state in Enum.GetValues<TaskState>()) { tasks[state] = await MoveAsync(await data.CreateAsync(owner, connection, state.ToString()), state); }

        var result = await data.Tasks.SetHiddenAsync(owner, Ids(tasks.Values), isHidden: true, Token);

        TaskState[] left = [TaskState.Ready, TaskState.Sending, TaskState.Accepted, TaskState.Succeeded, TaskState.Unknown];
        Assert.Equal(tasks.Keys.Except(left).Order(), StatesOf(result, tasks));
        Assert.Equal(left, (await ListAsync(owner, new(IsHidden: false))).Select(row => row.State).Order());
        Assert.Equal(tasks.Keys.Except(left).Order(), (await ListAsync(owner, new(IsHidden: true))).Select(row => row.State).Order());
        Assert.Equal(tasks.Count, (await ListAsync(owner, TaskFilter.All)).Count);
    }

    [Fact]
    public async Task Hide_TwiceAndThenShow_ChangesEachOnceAndTheHistorySaysWho()
    {
        var owner = await data.TeamAsync();
        var task = await MoveAsync(await data.CreateAsync(owner, (await data.ConnectAsync(owner)).Id), TaskState.Failed);

        var results = await Task.WhenAll(data.Tasks.SetHiddenAsync(owner, [task.Id], true, Token), data.Tasks.SetHiddenAsync(owner, [task.Id], true, Token));
        var hidden = await FindAsync(owner, task.Id);
        await data.Tasks.SetHiddenAsync(owner, [task.Id], false, Token);

        Assert.Single(results, result => result is HideTasksResult.Changed { Tasks.Count: 1 });
        Assert.Equal((true, task.Version + 1), (hidden.IsHidden, hidden.Version));
        Assert.Equal(task with { Version = task.Version + 2 }, await FindAsync(owner, task.Id));
        var lines = (await data.Tasks.FindDetailAsync(owner, task.Id, Token))!.Events.TakeLast(2).Select(line => (line.Kind, line.From, line.To, line.Message));
        Assert.Equal(
            [("hidden", TaskState.Failed, TaskState.Failed, Message.Of(MessageCode.HiddenBy, ("person", "Ada"))), ("shown", TaskState.Failed, TaskState.Failed, Message.Of(MessageCode.ShownBy, ("person", "Ada")))],
            lines.Select(line => (line.Kind, line.From!.Value, line.To!.Value, line.Message)));
    }

    [Fact]
    public async Task Hide_ByAMember_TakesTheirOwnOnly()
    {
        var owner = await data.TeamAsync();
        var member = await data.JoinAsync(owner, WorkspaceRole.Member);
        var connection = (await data.ConnectAsync(owner)).Id;
        var (owners, members) = (await MoveAsync(await data.CreateAsync(owner, connection), TaskState.Failed), await MoveAsync(await data.CreateAsync(member, connection), TaskState.Failed));

        var mine = await data.Tasks.SetHiddenAsync(member with { Role = WorkspaceRole.Owner }, [owners.Id, members.Id], true, Token);
        var rest = await data.Tasks.SetHiddenAsync(owner, [owners.Id, members.Id], true, Token);

        Assert.Equal([members.Id], Assert.IsType<HideTasksResult.Changed>(mine).Tasks);
        Assert.Equal([owners.Id], Assert.IsType<HideTasksResult.Changed>(rest).Tasks);
    }

    [Fact]
    public async Task Hide_ByWhoMayNot_ChangesNothing()
    {
        var owner = await data.TeamAsync();
        var (viewer, removed) = (await data.JoinAsync(owner, WorkspaceRole.Viewer), await data.JoinAsync(owner, WorkspaceRole.Member));
        var task = await MoveAsync(await data.CreateAsync(owner, (await data.ConnectAsync(owner)).Id), TaskState.Failed);
        Assert.IsType<ChangeMembershipResult.Done>(await data.Workspaces.RemoveMemberAsync(owner, removed.User, Token));
        var other = await data.TeamAsync("Eve");

        foreach (var liar in new[] { viewer with { Role = WorkspaceRole.Owner }, removed, await data.StrangerIn(owner.Workspace) })
        {
            Assert.IsType<HideTasksResult.Rejected>(await data.Tasks.SetHiddenAsync(liar, [task.Id], true, Token));
        }

        Assert.Empty(Assert.IsType<HideTasksResult.Changed>(await data.Tasks.SetHiddenAsync(other, [task.Id], true, Token)).Tasks);
        Assert.Equal(task, await FindAsync(owner, task.Id));
    }

    [Fact]
    public async Task Hide_FiveThousandIdsThatAreNot_FindsTheOneThatIs()
    {
        var owner = await data.TeamAsync();
        var task = await MoveAsync(await data.CreateAsync(owner, (await data.ConnectAsync(owner)).Id), TaskState.Refused);
        TaskId[] ids = [.. Enumerable.Range(0, 5000).Select(_ => TaskId.New(data.Time.GetUtcNow())), task.Id, task.Id];

        Assert.Equal([task.Id], Assert.IsType<HideTasksResult.Changed>(await data.Tasks.SetHiddenAsync(owner, ids, true, Token)).Tasks);
    }

    [Fact]
    public async Task Requests_OfHiddenOrNot_AreThoseOfTheWorkspaceAlone()
    {
        var owner = await data.TeamAsync();
        var connection = (await data.ConnectAsync(owner)).Id;
        var first = await data.CreateAsync(owner, connection, "first");
        data.Time.Advance(TimeSpan.FromSeconds(1));
        var second = await data.CreateAsync(owner, connection, "second");
        var other = await data.TeamAsync("Eve");

        var requests = await data.Tasks.ListRequestsAsync(owner, [second.Id, first.Id], Token);

        Assert.Equal(["first", "second"], requests.Select(request => request.Values.Text("prompt")));
        Assert.All(requests, request => Assert.False(request.IsRepeated));
        Assert.Empty(await data.Tasks.ListRequestsAsync(other, [first.Id], Token));
    }

    private static IEnumerable<TaskState> StatesOf(HideTasksResult result, Dictionary<TaskState, TaskRow> tasks) =>
        Assert.IsType<HideTasksResult.Changed>(result).Tasks.Select(id => tasks.Single(task => task.Value.Id == id).Key).Order();

    private static IReadOnlyList<TaskId> Ids(IEnumerable<TaskRow> rows) => [.. rows.Select(row => row.Id)];

    private async Task<IReadOnlyList<TaskRow>> ListAsync(Actor actor, TaskFilter filter) => (await data.Tasks.ListAsync(actor, filter, null, 50, Token)).Rows;

    private async Task<TaskRow> FindAsync(Actor actor, TaskId task) => Assert.IsType<TaskRow>(await data.Tasks.FindAsync(actor, task, Token));

    private async Task<TaskRow> MoveAsync(TaskRow task, TaskState state)
    {
        var after = task with { State = state, Version = task.Version + 1 };
        Assert.True(await data.EngineTasks.SaveAsync(new(task, after, new("?", Message.Recorded("?"))), Token));
        return after;
    }
}

public sealed class SqliteHiddenTaskTests(SqliteData data) : HiddenTaskTests(data), IClassFixture<SqliteData>;

public sealed class PostgresHiddenTaskTests(PostgresData data) : HiddenTaskTests(data), IClassFixture<PostgresData>;
