using Microsoft.EntityFrameworkCore;
using VideoWeb.Data;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Tests.Engine;

/// <summary>The order of waiting tasks, holding them back, batches that fail, and whose tasks a person can cancel, against the sandbox.</summary>
public sealed class QueueControlTests(JudgeHost judge) : IClassFixture<JudgeHost>, IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private EngineHost _engine = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private QueueCommands Queue => _engine.Get<QueueCommands>();

    private async Task DepartAsync(UserId member, string departure)
    {
        var workspaces = _engine.Get<WorkspaceStore>();
        switch (departure)
        {
            case "removed": Assert.IsType<ChangeMembershipResult.Done>(await workspaces.RemoveMemberAsync(_engine.Actor, member, Token)); break;
            case "demoted": Assert.IsType<ChangeMembershipResult.Done>(await workspaces.SetRoleAsync(_engine.Actor, member, WorkspaceRole.Viewer, Token)); break;
            default: await LockAsync(member, DateTimeOffset.MaxValue); break;
        }
    }

    private async Task ReturnAsync(UserId member, string departure)
    {
        var workspaces = _engine.Get<WorkspaceStore>();
        switch (departure)
        {
            case "removed":
                var invitation = Assert.IsType<CreateInvitationResult.Created>(await workspaces.InviteAsync(_engine.Actor, WorkspaceRole.Member, TimeSpan.FromDays(1), Token)).Invitation;
                Assert.NotNull(await workspaces.AcceptInvitationAsync(invitation.Token, member, Token));
                break;
            case "demoted": Assert.IsType<ChangeMembershipResult.Done>(await workspaces.SetRoleAsync(_engine.Actor, member, WorkspaceRole.Member, Token)); break;
            default: await LockAsync(member, null); break;
        }
    }

    private async Task LockAsync(UserId member, DateTimeOffset? end)
    {
        await using var db = await _engine.Get<IDbContextFactory<VideoWebDbContext>>().CreateDbContextAsync(Token);
        (await db.Users.SingleAsync(user => user.Id == member.Value, Token)).LockoutEnd = end;
        await db.SaveChangesAsync(Token);
    }

    public async ValueTask InitializeAsync() => _engine = await EngineHost.StartAsync(_folder.Path, judge.Origin);

    [Fact]
    public async Task MoveToFront_TheLastOfThree_IsSentFirstAlsoAfterARestart()
    {
        var connection = await _engine.ConnectAsync("globalaiopc");
        await ChangeAsync(connection, change => change with { Pace = new ConnectionPace(null, null, Running: 1) });
        await Queue.PauseAsync(_engine.Actor, connection, Token);
        var tasks = new List<TaskId>();
        foreach (var number in Enumerable.Range(1, 3)) { tasks.Add(await SubmitAsync(connection, "globalaiopc", $"number {number}")); }

        var result = await Queue.MoveToFrontAsync(_engine.Actor, tasks[2], Token);
        await _engine.DisposeAsync();
        _engine = await EngineHost.StartAsync(_folder.Path, judge.Origin);
        await Queue.ResumeAsync(_engine.Actor, connection, Token);
        var sent = await Task.WhenAll(tasks.Select(_engine.WaitForEndAsync));

        Assert.Equal(new CommandResult.Done(Message.Of(MessageCode.GoesFirst)), result);
        Assert.Equal([tasks[2], tasks[0], tasks[1]], sent.OrderBy(row => row.SentAt).Select(row => row.Id));
    }

    [Theory]
    [InlineData("removed")]
    [InlineData("demoted")]
    [InlineData("locked")]
    public async Task Maker_MayNotSpendAnyMore_WaitingTaskIsHeldAndCostsNothingUntilTheyMayAgain(string departure)
    {
        var mel = await _engine.JoinAsync(WorkspaceRole.Member);
        var connection = await _engine.ConnectAsync("vidu");
        await ChangeAsync(connection, change => change with { IsShared = true });
        await Queue.PauseAsync(_engine.Actor, connection, Token);
        var prompt = JudgeHost.Prompt($"of somebody {departure}");
        var order = EngineHost.Order(connection, "vidu", prompt);
        var task = Assert.IsType<SubmitResult.Submitted>(await _engine.Commands.SubmitAsync(mel, order, Token)).Task;

        await DepartAsync(mel.User, departure);
        await Queue.ResumeAsync(_engine.Actor, connection, Token);
        await _engine.WaitForEndAsync(await SubmitAsync(connection, "vidu", "meanwhile"));
        var held = await FindAsync(task);

        Assert.Equal((TaskState.Ready, true, 0), (held.State, held.IsMakerOut, await judge.ChargesAsync(prompt)));
        Assert.Equal(new SendHold(HoldReason.Maker), SendRules.Find(held, null, TimeProvider.System.GetUtcNow()));

        await ReturnAsync(mel.User, departure);
        Assert.Equal((TaskState.Archived, 1), ((await _engine.WaitForEndAsync(task)).State, await judge.ChargesAsync(prompt)));
    }

    [Fact]
    public async Task Maker_IsRemoved_ManagerCancelsWhatIsHeld()
    {
        var mel = await _engine.JoinAsync(WorkspaceRole.Member);
        var connection = await _engine.ConnectAsync("uniall");
        await ChangeAsync(connection, change => change with { IsShared = true });
        await Queue.PauseAsync(_engine.Actor, connection, Token);
        var task = Assert.IsType<SubmitResult.Submitted>(await _engine.Commands.SubmitAsync(mel, EngineHost.Order(connection, "uniall", "held"), Token)).Task;
        await DepartAsync(mel.User, "removed");

        Assert.Equal(new CommandResult.Done(Message.Of(MessageCode.CancelledUnsent)), await _engine.Commands.CancelAsync(_engine.Actor, task, Token));
    }

    [Fact]
    public async Task Maker_IsRemovedWithTheKeyOfARunningTask_ManagersReadWhyItEndsAndWhatIsLeft()
    {
        var mel = await _engine.JoinAsync(WorkspaceRole.Member);
        var prompt = JudgeHost.Prompt("runs on a key of its own");
        await judge.AskForAsync(new { faults = new[] { "query-429" }, marker = prompt });
        var own = Assert.IsType<SaveConnectionResult.Saved>(await _engine.Get<ConnectionStore>().AddAsync(
            mel, new NewConnection("vidu", "Mel's", SandboxAddress.For("vidu"), new SecretKey(SandboxAddress.Key), IsShared: false, null, IsSandbox: true), Token)).Connection;
        var task = Assert.IsType<SubmitResult.Submitted>(await _engine.Commands.SubmitAsync(mel, EngineHost.Order(own.Id, "vidu", prompt), Token)).Task;
        await _engine.WaitAsync(task, row => row.State == TaskState.Accepted);

        await DepartAsync(mel.User, "removed");
        var ended = await _engine.WaitForEndAsync(task);
        await judge.ForgetFaultsAsync();

        Assert.Equal((TaskState.Failed, ChargeStatus.Unknown), (ended.State, ended.Charged));
        Assert.Equal(
            Message.Of(MessageCode.OutOfReach, ("provider", "Vidu")), ended.Error!.Message);
        Assert.NotNull(ended.RemoteId);
    }

    [Fact]
    public async Task Release_HeldUntilTonight_IsSentNowAndNotBefore()
    {
        var connection = await _engine.ConnectAsync("vidu");
        var prompt = JudgeHost.Prompt("tonight");
        var tonight = TimeProvider.System.GetUtcNow().AddHours(5);
        var held = await SubmitAsync(connection, "vidu", prompt, order => order with { When = new SendSchedule(tonight) });
        await _engine.WaitForEndAsync(await _engine.SubmitAsync("uniall", JudgeHost.Prompt("meanwhile")));
        var (during, charges) = (await FindAsync(held), await judge.ChargesAsync(prompt));

        var result = await Queue.ReleaseAsync(_engine.Actor, held, Token);
        var after = await _engine.WaitForEndAsync(held);

        Assert.Equal((TaskState.Ready, tonight, 0), (during.State, during.HeldUntil, charges));
        Assert.Equal((new CommandResult.Done(Message.Of(MessageCode.GoesOn)), TaskState.Archived, 1), (result, after.State, await judge.ChargesAsync(prompt)));
    }

    [Fact]
    public async Task Hours_AreOver_HoldsAllButTheReleasedOne()
    {
        var connection = await _engine.ConnectAsync("ezmodel");
        var minute = (int)TimeProvider.System.GetUtcNow().TimeOfDay.TotalMinutes;
        await ChangeAsync(connection, change => change with
        {
            Hours = new SendWindow((minute + 120) % SendWindow.MinutesInDay, (minute + 240) % SendWindow.MinutesInDay, "UTC"),
        });
        var held = await SubmitAsync(connection, "ezmodel", "in its hours");
        var released = await SubmitAsync(connection, "ezmodel", "at once");

        await Queue.ReleaseAsync(_engine.Actor, released, Token);
        var after = await _engine.WaitForEndAsync(released);
        var during = await FindAsync(held);
        await ChangeAsync(connection, change => change);

        Assert.Equal((TaskState.Archived, TaskState.Ready), (after.State, during.State));
        Assert.Equal(TaskState.Archived, (await _engine.WaitForEndAsync(held)).State);
    }

    [Fact]
    public async Task Reschedule_HeldThenLetGo_IsSentInItsHoursAndNotBefore()
    {
        var connection = await _engine.ConnectAsync("vidu");
        await Queue.PauseAsync(_engine.Actor, connection, Token);
        var prompt = JudgeHost.Prompt("changed its mind");
        var task = await SubmitAsync(connection, "vidu", prompt);
        var tonight = TimeProvider.System.GetUtcNow().AddHours(5);

        var held = await Queue.RescheduleAsync(_engine.Actor, task, new SendSchedule(tonight), Token);
        await Queue.ResumeAsync(_engine.Actor, connection, Token);
        await _engine.WaitForEndAsync(await SubmitAsync(connection, "vidu", "meanwhile"));
        var (during, charges) = (await FindAsync(task), await judge.ChargesAsync(prompt));
        var incomplete = await Queue.RescheduleAsync(_engine.Actor, task, new SendSchedule(Hours: new SendWindow(60, 60, "UTC")), Token);
        var minute = (int)TimeProvider.System.GetUtcNow().TimeOfDay.TotalMinutes;
        var hours = new SendWindow((minute + SendWindow.MinutesInDay - 60) % SendWindow.MinutesInDay, (minute + 60) % SendWindow.MinutesInDay, "UTC");
        var open = await Queue.RescheduleAsync(_engine.Actor, task, new SendSchedule(Hours: hours), Token);
        var after = await _engine.WaitForEndAsync(task);

        Assert.Equal((new CommandResult.Done(Message.Of(MessageCode.HeldUntilThen)), TaskState.Ready, tonight, 0), (held, during.State, during.HeldUntil, charges));
        Assert.IsType<CommandResult.Denied>(incomplete);
        Assert.Equal((new CommandResult.Done(Message.Of(MessageCode.SentInThoseHours)), TaskState.Archived, 1), (open, after.State, await judge.ChargesAsync(prompt)));
    }

    [Fact]
    public async Task Resume_OneMemberHasManyWaiting_TheOthersTaskIsSentInItsTurn()
    {
        var connection = await _engine.ConnectAsync("globalaiopc", "sandbox-key");
        await ChangeAsync(connection, change => change with { IsShared = true, Pace = new ConnectionPace(null, null, Running: 1) });
        await Queue.PauseAsync(_engine.Actor, connection, Token);
        var ben = await JoinAsync(WorkspaceRole.Member);
        var hers = new List<TaskId>();
        for (var number = 0; number < 12; number++) { hers.Add(await SubmitAsync(connection, "globalaiopc", "one of many")); }
        var his = await SubmitAsync(connection, "globalaiopc", "the only one", by: ben);

        await Queue.ResumeAsync(_engine.Actor, connection, Token);
        var sent = await _engine.WaitForEndAsync(his);
        var before = (await Task.WhenAll(hers.Select(FindAsync))).Count(row => row.SentAt < sent.SentAt);
        await Queue.CancelMineAsync(_engine.Actor, connection, Token);

        Assert.InRange(before, 0, 2);
    }

    [Fact]
    public async Task Pause_ThenResume_IsToldToThoseWhoShowTheQueueAndToNobodyElse()
    {
        var connection = await _engine.ConnectAsync("vidu");
        using var told = new SemaphoreSlim(0);
        using var subscription = _engine.Get<ChangeFeed>().Subscribe(_engine.Actor.Workspace, _ => { }, () => told.Release());
        using var strangers = _engine.Get<ChangeFeed>().Subscribe(new WorkspaceId(Guid.NewGuid()), _ => { }, () => Assert.Fail("Heard by strangers."));

        await Queue.PauseAsync(_engine.Actor, connection, Token);
        await Queue.PauseAsync(_engine.Actor with { User = new UserId(Guid.NewGuid()) }, connection, Token);
        await Queue.ResumeAsync(_engine.Actor, connection, Token);

        foreach (var _ in new[] { "paused", "resumed" }) { Assert.True(await told.WaitAsync(TimeSpan.FromSeconds(30), Token)); }
        Assert.Equal(0, told.CurrentCount);
    }

    [Fact]
    public async Task Batch_TwoAreRefused_HoldsTheRestUntilSomebodyDecides()
    {
        var batch = await SubmitBatchAsync(4, stopAfter: 2);
        var stopped = await Task.WhenAll(batch.Skip(2).Select(task => _engine.WaitAsync(task, row => row.IsStopped)));
        var refused = await Task.WhenAll(batch.Take(2).Select(FindAsync));

        var result = await Queue.ReleaseAsync(_engine.Actor, batch[2], Token);
        var after = await Task.WhenAll(batch.Skip(2).Select(_engine.WaitForEndAsync));

        Assert.All(refused, row => Assert.Equal(TaskState.Refused, row.State));
        Assert.All(stopped, row => Assert.Equal((TaskState.Ready, null), (row.State, row.SentAt)));
        Assert.Equal(new CommandResult.Done(Message.Of(MessageCode.GoesOn)), result);
        Assert.All(after, row => Assert.Equal((TaskState.Refused, false), (row.State, row.IsStopped)));
    }

    [Fact]
    public async Task CancelRest_BatchWasStopped_CancelsWhatWasNotSent()
    {
        var batch = await SubmitBatchAsync(4, stopAfter: 1);
        await Task.WhenAll(batch.Skip(1).Select(task => _engine.WaitAsync(task, row => row.IsStopped)));

        var result = await Queue.CancelRestAsync(_engine.Actor, batch[1], Token);
        var rows = await Task.WhenAll(batch.Select(_engine.WaitForEndAsync));

        Assert.Equal(new CommandResult.Done(Message.Of(MessageCode.TasksCancelled, ("cancelled", 3), ("left", 0))), result);
        Assert.Equal([TaskState.Refused, TaskState.Cancelled, TaskState.Cancelled, TaskState.Cancelled], rows.Select(row => row.State));
    }

    [Fact]
    public async Task CancelMine_TwoMembersAtOneProvider_CancelsThereOnlyTheOwn()
    {
        var connection = await _engine.ConnectAsync("vidu");
        await ChangeAsync(connection, change => change with { IsShared = true });
        var ben = await JoinAsync(WorkspaceRole.Member);
        var (mine, waiting) = (await SubmitAsync(connection, "vidu", "slowqueue"), await SubmitAsync(connection, "vidu", "later", order => order with { When = new SendSchedule(DateTimeOffset.MaxValue) }));
        var bens = await SubmitAsync(connection, "vidu", "slowqueue", by: ben);
        await Task.WhenAll(new[] { mine, bens }.Select(task => _engine.WaitAsync(task, row => row.State == TaskState.Accepted)));

        var result = await Queue.CancelMineAsync(ben, connection, Token);
        var (hers, held, his) = (await FindAsync(mine), await FindAsync(waiting), await _engine.WaitForEndAsync(bens));

        Assert.Equal(new CommandResult.Done(Message.Of(MessageCode.TasksCancelled, ("cancelled", 1), ("left", 0))), result);
        Assert.Equal((TaskState.Cancelled, Message.Of(MessageCode.CancelledByProvider, ("provider", "Vidu"))), (his.State, (await _engine.DetailAsync(bens)).Events[^1].Message));
        Assert.Equal((false, false, TaskState.Ready), (hers.CancelAsked, hers.State == TaskState.Cancelled, held.State));
    }

    [Fact]
    public async Task Commands_TaskOfAnotherMember_AreDeniedToAMemberAndGivenToAnAdministrator()
    {
        var connection = await _engine.ConnectAsync("uniall");
        await ChangeAsync(connection, change => change with { IsShared = true });
        await Queue.PauseAsync(_engine.Actor, connection, Token);
        var (ben, cleo) = (await JoinAsync(WorkspaceRole.Member), await JoinAsync(WorkspaceRole.Admin));
        var task = await SubmitAsync(connection, "uniall", "of the owner");
        var before = await FindAsync(task);

        CommandResult[] denied =
        [
            await Queue.MoveToFrontAsync(ben, task, Token), await Queue.ReleaseAsync(ben, task, Token), await Queue.RescheduleAsync(ben, task, SendSchedule.Soon, Token), await _engine.Commands.CancelAsync(ben, task, Token),
        ];
        var unchanged = await FindAsync(task);
        var given = await Queue.MoveToFrontAsync(cleo, task, Token);

        Assert.All(denied, result => Assert.IsType<CommandResult.Denied>(result));
        Assert.Equal(before, unchanged);
        Assert.IsType<CommandResult.Done>(given);
    }

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<TaskRow> FindAsync(TaskId task) => (await _engine.Tasks.FindAsync(_engine.Actor, task, Token))!;

    private async Task<TaskId> SubmitAsync(
        ConnectionId connection, string provider, string words, Func<GenerationOrder, GenerationOrder>? change = null, Actor? by = null)
    {
        var order = EngineHost.Order(connection, provider, words.StartsWith("A lighthouse", StringComparison.Ordinal) ? words : JudgeHost.Prompt(words));
        return Assert.IsType<SubmitResult.Submitted>(await _engine.Commands.SubmitAsync(by ?? _engine.Actor, change?.Invoke(order) ?? order, Token)).Task;
    }

    // A key that the sandbox does not know is refused for certain.
    private async Task<IReadOnlyList<TaskId>> SubmitBatchAsync(int count, int stopAfter)
    {
        var connection = await _engine.ConnectAsync("vidu", "no-such-key-0123456789");
        var tasks = new List<TaskId>();
        for (var number = 0; number < count; number++)
        {
            tasks.Add(await SubmitAsync(connection, "vidu", "of a batch", order => order with { Batch = "batch", StopAfter = stopAfter }));
        }

        return tasks;
    }

    private async Task ChangeAsync(ConnectionId connection, Func<ConnectionChange, ConnectionChange> change)
    {
        var store = _engine.Get<ConnectionStore>();
        var known = (await store.FindAsync(_engine.Actor, connection, Token))!;
        Assert.IsType<SaveConnectionResult.Saved>(await store.ChangeAsync(_engine.Actor, connection, change(new ConnectionChange(known.Label, known.IsShared, null)), Token));
        await Queue.HasChangedAsync(_engine.Actor, connection, Token);
    }

    private async Task<Actor> JoinAsync(WorkspaceRole role)
    {
        var workspaces = _engine.Get<WorkspaceStore>();
        var user = new UserId(Guid.NewGuid());
        var invitation = Assert.IsType<CreateInvitationResult.Created>(await workspaces.InviteAsync(_engine.Actor, role, TimeSpan.FromDays(1), Token)).Invitation;
        Assert.NotNull(await workspaces.AcceptInvitationAsync(invitation.Token, user, Token));
        return new Actor(_engine.Actor.Workspace, user, role);
    }
}
