using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Tests.Data;

/// <summary>One id of a provider is one task's, whoever saves it and when.</summary>
public abstract class RemoteIdTests(DataFixture data)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Save_TenTasksWithOneIdAtOnce_OneGoesByIt()
    {
        var (actor, connection) = await ConnectAsync();
        List<TaskRow> tasks = [];
        for (var number = 0; number < 10; number++) { tasks.Add(await data.CreateAsync(actor, connection)); }

        var saved = await Task.WhenAll(tasks.Select(task => Task.Run(() => AcceptAsync(task, "r-1"), Token)));

        Assert.Single(saved, isSaved => isSaved);
        var owner = tasks[Array.IndexOf(saved, true)];
        foreach (var task in tasks)
        {
            Assert.Equal(task != owner, await data.EngineTasks.IsTakenAsync(task, new RemoteTaskId("r-1"), Token));
            Assert.Equal(task == owner ? TaskState.Accepted : TaskState.Ready, (await data.Tasks.FindAsync(actor, task.Id, Token))!.State);
        }
    }

    [Fact]
    public async Task Save_TheSameIdElsewhere_IsAnotherTasks()
    {
        var (actor, connection) = await ConnectAsync();
        var other = await data.Connections.AddAsync(actor, new("vidu", "Relay", new("https://other.example.com"), new SecretKey("vidu-key-0123456789"), IsShared: true, null, IsSandbox: false), Token);
        var (here, there) = (await data.CreateAsync(actor, connection), await data.CreateAsync(actor, Assert.IsType<SaveConnectionResult.Saved>(other).Connection.Id));

        Assert.True(await AcceptAsync(here, "r-2"));
        Assert.True(await AcceptAsync(there, "r-2"));
    }

    [Fact]
    public async Task Save_IdThatALateAnswerBroughtForAnEarlierSend_IsKeptFromOthers()
    {
        var (actor, connection) = await ConnectAsync();
        var (sent, next) = (await data.CreateAsync(actor, connection), await data.CreateAsync(actor, connection));

        Assert.True(await data.EngineTasks.SaveAsync(
            new(sent, sent with { Version = 2 }, new("accepted-late", "?")) { AlsoKnownAs = new RemoteTaskId("r-3") }, Token));

        Assert.False(await AcceptAsync(next, "r-3"));
        Assert.True(await AcceptAsync((await data.Tasks.FindAsync(actor, sent.Id, Token))!, "r-3"));
        Assert.Contains(new RemoteTaskId("r-3"), await data.EngineTasks.FindKnownAsync("vidu", [new RemoteTaskId("r-3"), new RemoteTaskId("r-4")], Token));
    }

    [Fact]
    public async Task Save_TheSameTaskAcceptedAgain_KeepsItsId()
    {
        var (actor, connection) = await ConnectAsync();
        var task = await data.CreateAsync(actor, connection);
        Assert.True(await AcceptAsync(task, "r-5"));
        var accepted = (await data.Tasks.FindAsync(actor, task.Id, Token))!;

        Assert.True(await data.EngineTasks.SaveAsync(new(accepted, accepted with { RemoteId = null, State = TaskState.Unknown, Version = 3 }, new("?", "?")), Token));
        Assert.True(await AcceptAsync((await data.Tasks.FindAsync(actor, task.Id, Token))!, "r-5"));
    }

    private async Task<(Actor Actor, ConnectionId Connection)> ConnectAsync()
    {
        var actor = await data.TeamAsync();
        return (actor, (await data.ConnectAsync(actor)).Id);
    }

    private Task<bool> AcceptAsync(TaskRow task, string id) => data.EngineTasks.SaveAsync(
        new(task, task with { State = TaskState.Accepted, RemoteId = new RemoteTaskId(id), Version = task.Version + 1 }, new("accepted", "It is there.")), Token);
}

public sealed class SqliteRemoteIdTests(SqliteData data) : RemoteIdTests(data), IClassFixture<SqliteData>;

public sealed class PostgresRemoteIdTests(PostgresData data) : RemoteIdTests(data), IClassFixture<PostgresData>;
