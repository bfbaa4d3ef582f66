using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;
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

    // Vidu's own paths begin with /ent/v2, which a base address may name already.
    [Theory]
    [InlineData("https://one.example.com", "https://one.example.com/ent/v2", true)]
    [InlineData("https://two.example.com/ent/v2/", "https://two.example.com", true)]
    [InlineData("https://three.example.com/team/ent", "https://three.example.com/team/ent/v2", true)]
    [InlineData("https://four.example.com/team", "https://four.example.com/team/", true)]
    [InlineData("https://five.example.com/team", "https://five.example.com/other", false)]
    [InlineData("https://six.example.com", "https://six.example.com/v2", false)]
    public async Task Save_TheSameIdByAnotherSpellingOfTheAddress_IsAnothersOnlyElsewhere(string first, string second, bool isSamePlace)
    {
        var actor = await data.TeamAsync();
        var (here, there) = (await CreateAtAsync(actor, first), await CreateAtAsync(actor, second));

        Assert.True(await AcceptAsync(here, "r-6"));

        Assert.Equal(isSamePlace, await data.EngineTasks.IsTakenAsync(there, new RemoteTaskId("r-6"), Token));
        Assert.Equal(!isSamePlace, await AcceptAsync(there, "r-6"));
        Assert.False(await data.EngineTasks.IsTakenAsync(here, new RemoteTaskId("r-6"), Token));
    }

    [Theory]
    [InlineData("https://old.example.com/ent/v2", "https://old.example.com")]
    [InlineData("https://older.example.com/ent/v2/", "https://older.example.com/ent/v2")]
    [InlineData("https://oldest.example.com/", "https://oldest.example.com/ent")]
    public async Task Save_IdThatAnEarlierReleaseStoredByItsConnectionsSpelling_IsItsTasks(string stored, string address)
    {
        var actor = await data.TeamAsync();
        var (owner, other) = (await CreateAtAsync(actor, stored), await CreateAtAsync(actor, address));
        await using (var db = await data.OpenAsync())
        {
            db.RemoteIds.Add(new() { ProviderId = "vidu", Address = stored, RemoteId = new RemoteTaskId("r-7"), TaskId = owner.Id });
            await db.SaveChangesAsync(Token);
        }

        Assert.True(await data.EngineTasks.IsTakenAsync(other, new RemoteTaskId("r-7"), Token));
        Assert.False(await AcceptAsync(other, "r-7"));
        Assert.True(await AcceptAsync(owner, "r-7"));
    }

    [Fact]
    public async Task Save_IdThatALateAnswerBroughtForAnEarlierSend_IsKeptFromOthers()
    {
        var (actor, connection) = await ConnectAsync();
        var (sent, next) = (await data.CreateAsync(actor, connection), await data.CreateAsync(actor, connection));

        Assert.True(await data.EngineTasks.SaveAsync(
            new(sent, sent with { Version = 2 }, new("accepted-late", Message.Recorded("?"))) { AlsoKnownAs = new RemoteTaskId("r-3") }, Token));

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

        Assert.True(await data.EngineTasks.SaveAsync(new(accepted, accepted with { RemoteId = null, State = TaskState.Unknown, Version = 3 }, new("?", Message.Recorded("?"))), Token));
        Assert.True(await AcceptAsync((await data.Tasks.FindAsync(actor, task.Id, Token))!, "r-5"));
    }

    private async Task<(Actor Actor, ConnectionId Connection)> ConnectAsync()
    {
        var actor = await data.TeamAsync();
        return (actor, (await data.ConnectAsync(actor)).Id);
    }

    private async Task<TaskRow> CreateAtAsync(Actor actor, string address)
    {
        var added = await data.Connections.AddAsync(actor, new("vidu", address, new(address), new SecretKey("vidu-key-0123456789"), IsShared: true, null, IsSandbox: false), Token);
        return await data.CreateAsync(actor, Assert.IsType<SaveConnectionResult.Saved>(added).Connection.Id);
    }

    private Task<bool> AcceptAsync(TaskRow task, string id) => data.EngineTasks.SaveAsync(
        new(task, task with { State = TaskState.Accepted, RemoteId = new RemoteTaskId(id), Version = task.Version + 1 }, new("accepted", Message.Recorded("It is there."))), Token);
}

public sealed class SqliteRemoteIdTests(SqliteData data) : RemoteIdTests(data), IClassFixture<SqliteData>;

public sealed class PostgresRemoteIdTests(PostgresData data) : RemoteIdTests(data), IClassFixture<PostgresData>;
