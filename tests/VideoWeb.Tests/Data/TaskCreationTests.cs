using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Tests.Data;

public abstract class TaskCreationTests(DataFixture data)
{
    private readonly TaskStore _store = data.Tasks;
    private readonly EngineTaskStore _engineStore = data.EngineTasks;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Create_Confirmed_SavesTaskAttemptAndEvent()
    {
        var owner = await data.TeamAsync("Ada");
        var connection = await data.ConnectAsync(owner);
        var media = new MediaItem("first_frame", MediaKind.Image, "https://example.com/a.png", new MediaFacts(12, "png", 3, 4));
        var task = data.NewTask(connection.Id) with { Media = [media], AspectRatio = 0.5625m };

        var created = await _store.CreateAsync(owner, task, Token);

        Assert.Equal(new CreateTaskResult.Created(task.Id, IsNew: true), created);
        var detail = (await _store.FindDetailAsync(owner, task.Id, Token))!;
        var now = data.Time.GetUtcNow();
        var row = new TaskRow
        {
            Id = task.Id,
            Workspace = owner.Workspace,
            CreatedBy = owner.User,
            CreatedByName = "Ada",
            Connection = connection.Id,
            ProviderId = "vidu",
            ProviderName = DataFixture.Snapshot.Provider.Name,
            ModelId = DataFixture.Snapshot.Model.Id,
            ModelName = DataFixture.Snapshot.Model.Name,
            ModeId = "text",
            Prompt = "a red kite",
            IsSandbox = false,
            State = TaskState.Ready,
            AspectRatio = 0.5625m,
            ClipSeconds = 5,
            CreatedAt = now,
            UpdatedAt = now,
            Version = 1,
        };
        Assert.Equal(row, detail.Row);
        Assert.Equal(DescriptionJson.Write(DataFixture.Snapshot), detail.SnapshotJson);
        Assert.Equal(task.Values, detail.Values);
        Assert.Equal([media], detail.Media);
        Assert.Equal([new AttemptRow { TaskId = task.Id, Number = 1, CreatedAt = now }], detail.Attempts);
        Assert.Equal([new TaskEventRow { Id = detail.Events[0].Id, TaskId = detail.Row.Id, At = now, Kind = "created", To = TaskState.Ready, Message = Message.Of(MessageCode.TaskSaved) }], detail.Events);
        Assert.Equal(row, await _store.FindAsync(owner, task.Id, Token));
        var work = (await _engineStore.LoadWorkAsync(task.Id, Token))!;
        Assert.Equal((row, detail.SnapshotJson, task.Values, new SendAttempt(1, null), null), (work.Row, work.SnapshotJson, work.Values, work.Attempt, work.Result));
        Assert.Equal([media], work.Media);
    }

    [Fact]
    public async Task Create_SameFormTwentyTimesAtOnce_IsOneTask()
    {
        var owner = await data.TeamAsync();
        var connection = await data.ConnectAsync(owner);

        var created = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(
            () => _store.CreateAsync(owner, data.NewTask(connection.Id) with { FormNonce = "one form" }, Token), Token)));

        var all = created.Cast<CreateTaskResult.Created>().ToList();
        Assert.Single(all, one => one.IsNew);
        Assert.Single(all.Select(one => one.Id).Distinct());
        await using var db = await data.OpenAsync();
        Assert.Equal(1, await db.Tasks.CountAsync(task => task.Workspace == owner.Workspace, Token));
        Assert.Equal(1, await db.Attempts.CountAsync(attempt => attempt.TaskId == all[0].Id, Token));
        Assert.Equal(1, await db.TaskEvents.CountAsync(line => line.TaskId == all[0].Id, Token));
    }

    [Fact]
    public async Task Create_SameNonceInAnotherWorkspace_IsAnotherTask()
    {
        var one = await data.TeamAsync();
        var other = await data.TeamAsync();
        var task = data.NewTask((await data.ConnectAsync(one)).Id) with { FormNonce = "shared" };
        var twin = data.NewTask((await data.ConnectAsync(other)).Id) with { FormNonce = "shared" };

        Assert.Equal(new CreateTaskResult.Created(task.Id, IsNew: true), await _store.CreateAsync(one, task, Token));
        Assert.Equal(new CreateTaskResult.Created(twin.Id, IsNew: true), await _store.CreateAsync(other, twin, Token));
    }

    [Fact]
    public async Task Create_ManyWithANewDescriptionAtOnce_StoreItOnce()
    {
        var owner = await data.TeamAsync();
        var connection = await data.ConnectAsync(owner);
        var snapshot = DataFixture.Snapshot with { Provider = DataFixture.Snapshot.Provider with { Summary = $"changed at {connection.Id}" } };

        var created = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(
            () => _store.CreateAsync(owner, data.NewTask(connection.Id) with { Snapshot = snapshot }, Token), Token)));

        Assert.All(created, one => Assert.True(Assert.IsType<CreateTaskResult.Created>(one).IsNew));
        await using var db = await data.OpenAsync();
        Assert.Equal(1, await db.ModelSnapshots.CountAsync(one => one.Hash == DescriptionJson.Hash(snapshot), Token));
    }

    [Fact]
    public async Task Create_ByViewerOrStranger_IsDenied()
    {
        var owner = await data.TeamAsync();
        var viewer = await data.JoinAsync(owner, WorkspaceRole.Viewer);
        var connection = await data.ConnectAsync(owner);

        Assert.IsType<CreateTaskResult.Rejected>(await _store.CreateAsync(viewer with { Role = WorkspaceRole.Owner }, data.NewTask(connection.Id), Token));
        Assert.IsType<CreateTaskResult.Rejected>(await _store.CreateAsync(await data.StrangerIn(owner.Workspace), data.NewTask(connection.Id), Token));
        Assert.Empty((await _store.ListAsync(owner, TaskFilter.All, null, 10, Token)).Rows);
    }

    [Fact]
    public async Task Create_ConnectionIsNotForThis_IsDenied()
    {
        var owner = await data.TeamAsync();
        var member = await data.JoinAsync(owner, WorkspaceRole.Member);
        var removed = await data.ConnectAsync(owner);
        await data.Connections.RemoveAsync(owner, removed.Id, Token);
        var personal = await data.ConnectAsync(member, isShared: false);
        var elsewhere = await data.ConnectAsync(await data.TeamAsync());
        var own = await data.ConnectAsync(owner);
        var agcloud = Assert.IsType<SaveConnectionResult.Saved>(await data.Connections.AddAsync(
            owner, new("agcloud", "AG", new("https://ag.example"), new SecretKey("key"), true, null, false), Token)).Connection;

        foreach (var connection in new[] { removed.Id, personal.Id, elsewhere.Id, agcloud.Id, ConnectionId.New(data.Time.GetUtcNow()) })
        {
            Assert.IsType<CreateTaskResult.Rejected>(await _store.CreateAsync(owner, data.NewTask(connection), Token));
        }

        Assert.IsType<CreateTaskResult.Rejected>(await _store.CreateAsync(owner, data.NewTask(own.Id) with { IsSandbox = true }, Token));
        Assert.IsType<CreateTaskResult.Created>(await _store.CreateAsync(member, data.NewTask(personal.Id), Token));
    }

    [Theory]
    [InlineData("<script>alert(1)</script> 🪁 مرحبا ‮ 'quote' \"double\" \\ %_")]
    [InlineData("line\r\nbreak\ttab")]
    public async Task Create_AnyPrompt_IsKeptAsItIs(string prompt)
    {
        var owner = await data.TeamAsync();

        var task = await data.CreateAsync(owner, (await data.ConnectAsync(owner)).Id, prompt);

        Assert.Equal(prompt, task.Prompt);
    }

    [Fact]
    public async Task Create_PromptWithNulAndHalfACharacter_IsKeptReadable()
    {
        var owner = await data.TeamAsync();

        var task = await data.CreateAsync(owner, (await data.ConnectAsync(owner)).Id, new string('x', 10_000) + "\0\ud83e!");

        Assert.Equal(new string('x', 10_000) + "\ufffd\ufffd!", task.Prompt);
    }
}

public sealed class SqliteTaskCreationTests(SqliteData data) : TaskCreationTests(data), IClassFixture<SqliteData>;

public sealed class PostgresTaskCreationTests(PostgresData data) : TaskCreationTests(data), IClassFixture<PostgresData>;
