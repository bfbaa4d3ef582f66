using VideoWeb.Data.Connections;
using VideoWeb.Data.Spending;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Tests.Engine;

/// <summary>Many tasks tried again or put away at once, on an engine that sends nothing.</summary>
public abstract class BulkCommandsTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private EngineHost _engine = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private BulkCommands Bulk => _engine.Get<BulkCommands>();

    protected abstract Task<DataOptions> PrepareAsync(string folder);

    public async ValueTask InitializeAsync() => _engine = await EngineHost.StartAsync(_folder.Path, null, isRunning: false, data: await PrepareAsync(_folder.Path));

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Repeat_DoubledInTwoTabsByTwoPeople_MakesOneNewTaskEach()
    {
        var admin = await _engine.JoinAsync(WorkspaceRole.Admin);
        var connection = await ConnectAsync(isShared: true);
        TaskId[] ended = [await EndAsync(connection, "a kite", TaskState.Failed), await EndAsync(connection, "a boat", TaskState.Refused), await EndAsync(connection, "a fox", TaskState.Expired)];

        var answers = await Task.WhenAll(new[] { _engine.Actor, _engine.Actor, admin }.Select(actor => Bulk.RepeatAsync(actor, [.. ended, .. ended], Token)));

        Assert.All(answers, results => Assert.Equal(ended, results.Select(result => result.Source)));
        var made = answers.SelectMany(results => results).Select(result => Assert.IsType<SubmitResult.Submitted>(result.Result)).ToList();
        Assert.Equal(3, made.Count(task => task.IsNew));
        Assert.Equal(3, made.Select(task => task.Task).Distinct().Count());
        var rows = (await _engine.Tasks.ListAsync(_engine.Actor, TaskFilter.All, null, 50, Token)).Rows;
        Assert.Equal(["a boat", "a boat", "a fox", "a fox", "a kite", "a kite"], rows.Select(row => row.Prompt).Order());
        Assert.Equal(3, rows.Count(row => row.State == TaskState.Ready));
    }

    [Fact]
    public async Task Repeat_WhatHasNotEndedWithoutAClip_IsNeverSent()
    {
        var connection = await ConnectAsync();
        TaskState[] states = [TaskState.Ready, TaskState.Sending, TaskState.Accepted, TaskState.Succeeded, TaskState.Archived, TaskState.Unknown, TaskState.ArchiveLost];
        List<TaskId> tasks = [];
        foreach (var state in states) { tasks.Add(await EndAsync(connection, state.ToString(), state)); }

        var plan = await Bulk.PlanRepeatAsync(_engine.Actor, tasks, Token);
        var results = await Bulk.RepeatAsync(_engine.Actor, tasks, Token);

        Assert.All(plan, item => Assert.Equal(Message.Of(MessageCode.NotToBeTriedAgain), item.Obstacle));
        Assert.All(results, result => Assert.Equal(new SubmitResult.Denied(Message.Of(MessageCode.NotToBeTriedAgain)), result.Result));
        Assert.Equal((states.Length, states.Length), (results.Count, (await _engine.Tasks.ListAsync(_engine.Actor, TaskFilter.All, null, 50, Token)).Rows.Count));
    }

    [Fact]
    public async Task Plan_PaidAndFree_NamesThePriceAndWhatWasTriedAgain()
    {
        var (paid, free) = (await ConnectAsync(isSandbox: false), await ConnectAsync());
        TaskId[] tasks = [await EndAsync(paid, "paid", TaskState.Failed), await EndAsync(free, "free", TaskState.Failed), await EndAsync(free, "again", TaskState.Failed)];
        await Bulk.RepeatAsync(_engine.Actor, [tasks[2]], Token);

        var plan = await Bulk.PlanRepeatAsync(_engine.Actor, tasks, Token);

        Assert.Equal([(tasks[0], false), (tasks[1], true), (tasks[2], true)], plan.Select(item => (item.Source, item.IsSandbox)));
        Assert.NotNull(plan[0].Price);
        Assert.Equal(plan[0].Price, plan[1].Price);
        Assert.Equal([null, null, Message.Of(MessageCode.TriedAgainAlready)], plan.Select(item => item.Obstacle));
    }

    [Fact]
    public async Task Repeat_ABudgetHasRoomForOne_SendsOneAndSaysWhyNotTheOther()
    {
        var connection = await ConnectAsync(isSandbox: false);
        TaskId[] tasks = [await EndAsync(connection, "first", TaskState.Failed), await EndAsync(connection, "second", TaskState.Failed)];
        Assert.IsType<SaveBudgetResult.Saved>(await _engine.Get<SpendingStore>().AddBudgetAsync(
            _engine.Actor, new BudgetTerms { Scope = BudgetScope.Workspace, Period = BudgetPeriod.Month, Limit = Amount.Of(1, Amount.Clips) }, Token));

        var results = await Bulk.RepeatAsync(_engine.Actor, tasks, Token);

        Assert.IsType<SubmitResult.Submitted>(results[0].Result);
        Assert.IsType<SubmitResult.OverBudget>(results[1].Result);
    }

    [Fact]
    public async Task Repeat_OfOneSet_IsASetOfItsOwnAndKeepsItsHours()
    {
        var connection = await ConnectAsync();
        var hours = new SendWindow(22 * 60, 6 * 60, "Europe/Berlin");
        List<TaskId> tasks = [];
        foreach (var prompt in new[] { "one", "two" })
        {
            tasks.Add(await EndAsync(connection, prompt, TaskState.Failed, order => order with { Batch = "a set", StopAfter = 1, When = new SendSchedule(null, hours) }));
        }

        tasks.Add(await EndAsync(connection, "alone", TaskState.Failed));
        await Bulk.RepeatAsync(_engine.Actor, tasks, Token);

        var made = (await _engine.Tasks.ListAsync(_engine.Actor, new(State: TaskState.Ready), null, 50, Token)).Rows.ToDictionary(row => row.Prompt);
        Assert.Equal((made["one"].Batch, hours, null), (made["two"].Batch, made["two"].Hours, made["two"].StopAfter));
        Assert.NotNull(made["one"].Batch);
        Assert.NotEqual("a set", made["one"].Batch);
        Assert.Null(made["alone"].Batch);
    }

    [Fact]
    public async Task Repeat_ByWhoMayNot_MakesNothing()
    {
        var (viewer, member) = (await _engine.JoinAsync(WorkspaceRole.Viewer), await _engine.JoinAsync(WorkspaceRole.Member));
        var connection = await ConnectAsync();
        var task = await EndAsync(connection, "not theirs", TaskState.Failed);

        var byViewer = await Bulk.RepeatAsync(viewer with { Role = WorkspaceRole.Owner }, [task], Token);
        // The connection is the owner's alone.
        var byMember = await Bulk.RepeatAsync(member, [task], Token);
        Assert.IsType<ChangeMembershipResult.Done>(await _engine.Get<WorkspaceStore>().RemoveMemberAsync(_engine.Actor, member.User, Token));
        var byRemoved = await Bulk.RepeatAsync(member, [task], Token);

        Assert.Equal(new SubmitResult.Denied(Message.Of(MessageCode.ClipMakersOnly)), Assert.Single(byViewer).Result);
        Assert.Equal(new SubmitResult.Denied(Message.Of(MessageCode.ConnectionNotYours)), Assert.Single(byMember).Result);
        Assert.Empty(byRemoved);
        Assert.Single((await _engine.Tasks.ListAsync(_engine.Actor, TaskFilter.All, null, 50, Token)).Rows);
    }

    [Fact]
    public async Task FiveThousandIds_AreTooManyForAnything()
    {
        var tasks = Enumerable.Range(0, 5000).Select(_ => TaskId.New(DateTimeOffset.UnixEpoch)).ToList();
        var tooMany = Message.Of(MessageCode.TooManyAtOnce, ("most", BulkCommands.MostAtOnce));

        Assert.Empty(await Bulk.PlanRepeatAsync(_engine.Actor, tasks, Token));
        Assert.Equal(new SubmitResult.Denied(tooMany), Assert.Single(await Bulk.RepeatAsync(_engine.Actor, tasks, Token)).Result);
        Assert.Equal(new HideTasksResult.Rejected(tooMany), await Bulk.SetHiddenAsync(_engine.Actor, tasks, true, Token));
    }

    [Fact]
    public async Task Hide_Tasks_TellsTheOpenPagesOfEach()
    {
        var connection = await ConnectAsync();
        TaskId[] tasks = [await EndAsync(connection, "one", TaskState.Failed), await EndAsync(connection, "two", TaskState.Cancelled)];
        List<TaskId> told = [];
        using var listening = _engine.Get<ChangeFeed>().Subscribe(_engine.Actor.Workspace, task => { lock (told) { told.Add(task); } });

        await Bulk.SetHiddenAsync(_engine.Actor, tasks, true, Token);

        Assert.True(SpinWait.SpinUntil(() => { lock (told) { return told.Count == 2; } }, TimeSpan.FromSeconds(5)));
        Assert.Equal(tasks.Order(), told.Order());
    }

    private async Task<ConnectionId> ConnectAsync(bool isShared = false, bool isSandbox = true) =>
        Assert.IsType<SaveConnectionResult.Saved>(await _engine.Get<ConnectionStore>().AddAsync(
            _engine.Actor, new NewConnection("vidu", $"Vidu {isSandbox}", isSandbox ? SandboxAddress.For("vidu") : new("https://relay.example.com/v2"), new SecretKey("vidu-key-0123456789"), isShared, null, isSandbox),
            Token)).Connection.Id;

    private async Task<TaskId> EndAsync(ConnectionId connection, string prompt, TaskState state, Func<GenerationOrder, GenerationOrder>? change = null)
    {
        var order = EngineHost.Order(connection, "vidu", prompt);
        var task = Assert.IsType<SubmitResult.Submitted>(await _engine.Commands.SubmitAsync(_engine.Actor, change?.Invoke(order) ?? order, Token)).Task;
        var row = (await _engine.Tasks.FindAsync(_engine.Actor, task, Token))!;
        if (state == TaskState.Ready) { return task; }

        Assert.True(await _engine.EngineTasks.SaveAsync(
            new(row, row with { State = state, FinishedAt = row.CreatedAt, Charged = ChargeStatus.No, Version = row.Version + 1 }, new("moved", Message.Recorded("It moved."))), Token));
        return task;
    }
}

public sealed class SqliteBulkCommandsTests : BulkCommandsTests
{
    protected override Task<DataOptions> PrepareAsync(string folder) => Task.FromResult(new DataOptions { Folder = Path.Combine(folder, "data") });
}

public sealed class PostgresBulkCommandsTests(VideoWeb.Lab.PostgresServer server) : BulkCommandsTests
{
    protected override async Task<DataOptions> PrepareAsync(string folder) => new()
    {
        Folder = Path.Combine(folder, "data"),
        Kind = DatabaseKind.Postgres,
        ConnectionString = await server.CreateDatabaseAsync(TestContext.Current.CancellationToken),
    };
}
