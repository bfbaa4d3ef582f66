using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Tests.Data;

public abstract partial class TaskSaveTests(DataFixture data)
{
    private readonly TaskStore _store = data.Tasks;
    private readonly EngineTaskStore _engineStore = data.EngineTasks;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // Who made a task, where, with what and when. No move changes it.
    private static readonly string[] Unchanging =
    [
        nameof(TaskRow.Id), nameof(TaskRow.Workspace), nameof(TaskRow.CreatedBy), nameof(TaskRow.CreatedByName), nameof(TaskRow.IsMakerOut), nameof(TaskRow.Connection), nameof(TaskRow.ProviderId),
        nameof(TaskRow.ProviderName), nameof(TaskRow.ModelId), nameof(TaskRow.ModelName), nameof(TaskRow.ModeId), nameof(TaskRow.Prompt), nameof(TaskRow.IsSandbox),
        nameof(TaskRow.CreatedAt), nameof(TaskRow.ClipSeconds), nameof(TaskRow.Batch), nameof(TaskRow.PrivateTo),
    ];

    [Fact]
    public async Task Save_EveryFieldChanged_IsReadBackWhole()
    {
        var (owner, ready) = await ReadyInSandboxAsync();
        var before = ready with { PrivateTo = owner.User };
        await using (var db = await data.OpenAsync())
        {
            await db.Tasks.Where(task => task.Id == ready.Id).ExecuteUpdateAsync(set => set.SetProperty(task => task.PrivateTo, before.PrivateTo), Token);
        }

        data.Time.Advance(TimeSpan.FromSeconds(1));
        var now = data.Time.GetUtcNow();
        var clip = data.AssetOf(before, AssetKind.Clip);
        var poster = data.AssetOf(before, AssetKind.Poster);
        var after = before with
        {
            State = TaskState.ArchiveLost,
            Phase = RemotePhase.Running,
            Progress = 99,
            RemoteWord = "processing",
            RemoteId = new RemoteTaskId("9007199254740993123"),
            Error = new ProviderError(ProviderErrorKind.Moderation, Message.Recorded("Refused for its content."), "E-7", "内容\0违规", ChargeStatus.No),
            Cost = new ReportedCost(12.5m, "credits"),
            Charged = ChargeStatus.Yes,
            AspectRatio = 1.3333m,
            UpdatedAt = now,
            SentAt = now.AddTicks(-3),
            FinishedAt = now.AddTicks(1),
            NextPollAt = now.AddDays(2),
            IsOverdue = true,
            MadeIn = TimeSpan.FromMilliseconds(83_250),
            Version = 2,
            Clip = clip.Id,
            Poster = poster.Id,
            CancelAsked = true,
            IsSuspended = true,
            HasOpenAttempt = true,
            QueueOrder = -7,
            HeldUntil = now.AddHours(3),
            IsStopped = true,
            IgnoresHours = true,
            Hours = new SendWindow(22 * 60, 6 * 60, "Asia/Shanghai"),
            StopAfter = 4,
            IsHidden = true,
        };
        var result = new RemoteResult("https://cdn.example/a.mp4?sig=1", "https://cdn.example/a.jpg", Cost: new(3m, "tokens"), Seed: 7, Seconds: 5.04m);
        var attempt = new AttemptChange
        {
            Number = 1,
            RequestMethodAndPath = "POST /ent/v2/text2video",
            RequestBody = "{\"a\":1}",
            CallbackTokenHash = new string('b', 64),
            SentAt = now,
            AnsweredAt = now.AddSeconds(1),
            BytesWritten = 812,
            ResponseStatus = 200,
            ResponseText = "{\"task_id\":\"x\"}",
            Outcome = "accepted",
            FirstByteAt = now.AddTicks(4),
            LastByteAt = now.AddTicks(5),
            HeadAt = now.AddTicks(6),
            Run = 12,
        };
        Assert.Equal(Unchanging.Order(StringComparer.Ordinal), Properties.EqualIn(before, after).Order(StringComparer.Ordinal));
        Assert.Empty(Properties.EmptyIn(after.Error));
        Assert.Empty(Properties.EmptyIn(attempt));

        var isSaved = await _engineStore.SaveAsync(
            new(before, after, new("archive-lost", Message.Recorded("The clip could not be copied.")), attempt, new(result, "{\"state\":\"success\"}")) { NewAssets = [clip, poster] }, Token);

        Assert.True(isSaved);
        var detail = (await _store.FindDetailAsync(owner, before.Id, Token))!;
        Assert.Equal(after with { Error = after.Error with { ProviderText = "内容\ufffd违规" } }, detail.Row);
        Assert.Equal(
            [new AttemptRow
            {
                TaskId = before.Id, Number = 1, CreatedAt = before.CreatedAt, RequestMethodAndPath = "POST /ent/v2/text2video", RequestBody = "{\"a\":1}",
                CallbackTokenHash = new string('b', 64), SentAt = now, AnsweredAt = now.AddSeconds(1), BytesWritten = 812, ResponseStatus = 200,
                ResponseText = "{\"task_id\":\"x\"}", Outcome = "accepted",
                FirstByteAt = now.AddTicks(4), LastByteAt = now.AddTicks(5), HeadAt = now.AddTicks(6), Run = 12,
            }],
            detail.Attempts);
        Assert.Equal(("POST /ent/v2/text2video", "{\"a\":1}", "{\"task_id\":\"x\"}", "{\"state\":\"success\"}"),
            (detail.RequestMethodAndPath, detail.RequestBody, detail.ResponseText, detail.QueryText));
        Assert.Equal([clip with { PrivateTo = owner.User }, poster with { PrivateTo = owner.User }], detail.Assets);
        Assert.Equal(
            new TaskEventRow { Id = detail.Events[1].Id, TaskId = detail.Row.Id, At = now, Kind = "archive-lost", From = TaskState.Ready, To = TaskState.ArchiveLost, Message = Message.Recorded("The clip could not be copied.") }, detail.Events[1]);
        Assert.Equal(result, (await _engineStore.LoadWorkAsync(before.Id, Token))?.Result);
        var target = await data.Get<CallbackStore>().FindAsync(new string('b', 64), Token);
        Assert.Equal((before.Id, owner.Workspace, 1), (target!.Task, target.Workspace, target.Attempt));
        Assert.DoesNotContain(await _engineStore.ListOpenAsync(Token), open => open.Id == before.Id);
        Assert.Empty(await EmptyColumnsAsync(before.Id));
    }

    [Fact]
    public async Task Save_EveryFieldTakenBack_IsReadBackEmpty()
    {
        var (owner, before) = await ReadyInSandboxAsync();
        var now = data.Time.GetUtcNow();
        var clip = data.AssetOf(before, AssetKind.Clip);
        var full = before with
        {
            State = TaskState.ArchiveLost,
            Phase = RemotePhase.Running,
            Progress = 99,
            RemoteWord = "processing",
            RemoteId = new RemoteTaskId("7"),
            Error = new ProviderError(ProviderErrorKind.Moderation, Message.Recorded("Refused."), "E-7", "text", ChargeStatus.No),
            Cost = new ReportedCost(12.5m, "credits"),
            Charged = ChargeStatus.No,
            SentAt = now,
            FinishedAt = now,
            NextPollAt = now,
            IsOverdue = true,
            MadeIn = TimeSpan.FromSeconds(83),
            Clip = clip.Id,
            Poster = clip.Id,
            CancelAsked = true,
            IsSuspended = true,
            HasOpenAttempt = true,
            QueueOrder = -7,
            HeldUntil = now,
            IsStopped = true,
            IgnoresHours = true,
            Hours = new SendWindow(22 * 60, 6 * 60, "Asia/Shanghai"),
            StopAfter = 4,
            Version = 2,
        };
        Assert.True(await _engineStore.SaveAsync(new(before, full, new("full", Message.Recorded("Full."))) { NewAssets = [clip] }, Token));
        var emptied = before with { Version = 3 };

        Assert.True(await _engineStore.SaveAsync(new(full, emptied, new("emptied", Message.Recorded("Emptied."))), Token));

        Assert.Equal(emptied, await _store.FindAsync(owner, before.Id, Token));
    }

    [Fact]
    public async Task Save_ClaimOfARunThatHasASuccessor_WritesNothing()
    {
        var (owner, before) = await ReadyAsync();
        var runs = data.Get<EngineRunStore>();
        var (old, _) = await runs.BeginAsync(Token);
        var claimed = new TaskTransition(before, before with { State = TaskState.Sending, Version = 2 }, new("sending", Message.Of(MessageCode.SendingBegan))) { Claim = old.Id };
        var (current, previous) = await runs.BeginAsync(Token);

        var isSavedByTheOld = await _engineStore.SaveAsync(claimed, Token);
        var isSavedByTheNew = await _engineStore.SaveAsync(claimed with { Claim = current.Id }, Token);

        Assert.Equal((false, true, old.Id, null), (isSavedByTheOld, isSavedByTheNew, previous!.Id, previous.StoppedAt));
        Assert.Equal(2, (await _store.FindDetailAsync(owner, before.Id, Token))!.Events.Count);
    }

    [Fact]
    public async Task Save_ClaimAfterThePauseOfItsConnection_IsRefused()
    {
        var (owner, ready) = await ReadyAsync();
        var claim = new TaskTransition(ready, ready with { State = TaskState.Sending, Version = 2 }, new("sending", Message.Of(MessageCode.SendingBegan))) { Claim = long.MaxValue };
        await data.Connections.SetPausedAsync(owner, ready.Connection, isPaused: true, Token);
        var whilePaused = await _engineStore.SaveAsync(claim, Token);

        await data.Connections.SetPausedAsync(owner, ready.Connection, isPaused: false, Token);

        Assert.Equal((false, true), (whilePaused, await _engineStore.SaveAsync(claim, Token)));
    }

    [Fact]
    public async Task Save_HoursOfItsOwn_AreReadAgain()
    {
        var (owner, ready) = await ReadyAsync();
        var wished = ready with { Hours = new SendWindow(22 * 60, 6 * 60, "Asia/Shanghai"), Version = 2 };

        await _engineStore.SaveAsync(new(ready, wished, new("rescheduled", Message.Recorded("Later."))), Token);

        Assert.Equal(wished, await _store.FindAsync(owner, ready.Id, Token));
        Assert.Equal((wished.Hours, owner.User, 2), await _engineStore.FindSendEligibilityAsync(ready.Id, Token) is { } place ? (place.OwnHours, place.Member, place.Version) : default);
    }

    [Fact]
    public async Task Save_VersionIsNotTheStoredOne_WritesNothing()
    {
        var (owner, before) = await ReadyAsync();
        var sending = Sending(before);
        Assert.True(await _engineStore.SaveAsync(new(before, sending, new("sending", Message.Recorded("Being sent."))), Token));

        var isSaved = await _engineStore.SaveAsync(
            new(before, sending with { State = TaskState.Cancelled }, new("cancelled", Message.Of(MessageCode.CancelledThere)), new() { Number = 2 }, new(null, "text"))
            {
                NewAssets = [data.AssetOf(before, AssetKind.Clip)],
            },
            Token);

        Assert.False(isSaved);
        var detail = (await _store.FindDetailAsync(owner, before.Id, Token))!;
        Assert.Equal(sending, detail.Row);
        Assert.Equal(["created", "sending"], detail.Events.Select(line => line.Kind));
        Assert.Equal((1, 0, null), (detail.Attempts.Count, detail.Assets.Count, detail.QueryText));
    }

    [Fact]
    public async Task Save_TenAtOnceFromTheSameVersion_OneWins()
    {
        var (owner, before) = await ReadyAsync();

        var saved = await Task.WhenAll(Enumerable.Range(0, 10).Select(number => Task.Run(
            () => _engineStore.SaveAsync(new(before, Sending(before), new("sending", Message.Recorded($"By {number}."))), Token), Token)));

        Assert.Single(saved, isSaved => isSaved);
        var detail = (await _store.FindDetailAsync(owner, before.Id, Token))!;
        Assert.Equal((2, 2), (detail.Row.Version, detail.Events.Count));
    }

    [Fact]
    public async Task Save_SecondAttempt_KeepsTheFirst()
    {
        var (owner, before) = await ReadyAsync();
        var unknown = Sending(before) with { State = TaskState.Unknown };
        await _engineStore.SaveAsync(new(before, unknown, new("unknown", Message.Recorded("?")), new() { Number = 1, Outcome = "reset", ResponseStatus = 502 }), Token);
        data.Time.Advance(TimeSpan.FromSeconds(5));
        var again = unknown with { State = TaskState.Ready, UpdatedAt = data.Time.GetUtcNow(), Version = 3 };

        await _engineStore.SaveAsync(new(unknown, again, new("send-again", Message.Recorded("Knowing the risk.")), new() { Number = 2 }), Token);

        var detail = (await _store.FindDetailAsync(owner, before.Id, Token))!;
        Assert.Equal(
            [
                new AttemptRow { TaskId = before.Id, Number = 1, CreatedAt = before.CreatedAt, ResponseStatus = 502, Outcome = "reset" },
                new AttemptRow { TaskId = before.Id, Number = 2, CreatedAt = data.Time.GetUtcNow() },
            ],
            detail.Attempts);
        Assert.Equal(new SendAttempt(2, null), (await _engineStore.LoadWorkAsync(before.Id, Token))?.Attempt);
        Assert.Contains(await _engineStore.ListOpenAsync(Token), open => open.Id == before.Id);
    }

    [Fact]
    public async Task Save_ResultWithoutText_KeepsTheStoredText()
    {
        var (owner, before) = await ReadyAsync();
        var first = before with { State = TaskState.Accepted, Version = 2 };
        await _engineStore.SaveAsync(new(before, first, new("a", Message.Recorded("a")), Result: new(null, "first answer")), Token);

        await _engineStore.SaveAsync(new(first, first with { State = TaskState.Succeeded, Version = 3 }, new("b", Message.Recorded("b")), Result: new(new RemoteResult("https://x/y.mp4"), null)), Token);

        Assert.Equal("first answer", (await _store.FindDetailAsync(owner, before.Id, Token))?.QueryText);
        Assert.Equal(new RemoteResult("https://x/y.mp4"), (await _engineStore.LoadWorkAsync(before.Id, Token))?.Result);
    }

    [Fact]
    public async Task Save_OtherTaskOrWorkspace_IsRefused()
    {
        var (_, before) = await ReadyAsync();
        var (_, other) = await ReadyAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => _engineStore.SaveAsync(new(before, before with { Id = other.Id }, new("x", Message.Recorded("x"))), Token));
        await Assert.ThrowsAsync<ArgumentException>(() => _engineStore.SaveAsync(new(before, before with { Workspace = other.Workspace }, new("x", Message.Recorded("x"))), Token));
        Assert.False(await _engineStore.SaveAsync(
            new(before with { Workspace = other.Workspace }, before with { Workspace = other.Workspace, Version = 2 }, new("x", Message.Recorded("x"))), Token));
    }

    [Fact]
    public async Task Save_SecondStatementFails_NothingIsLeft()
    {
        var (owner, before) = await ReadyAsync();
        var clip = data.AssetOf(before, AssetKind.Clip);

        // The same file twice breaks the key of its table after the task's own row was updated.
        await Assert.ThrowsAnyAsync<Exception>(() => _engineStore.SaveAsync(
            new(before, Sending(before), new("sending", Message.Recorded("x"))) { NewAssets = [clip, clip] }, Token));

        var detail = (await _store.FindDetailAsync(owner, before.Id, Token))!;
        Assert.Equal(before, detail.Row);
        Assert.Single(detail.Events);
    }

    /// <summary>A task of which nothing that its making writes is left empty.</summary>
    private async Task<(Actor Owner, TaskRow Task)> ReadyInSandboxAsync()
    {
        var owner = await data.TeamAsync();
        var connection = Assert.IsType<SaveConnectionResult.Saved>(await data.Connections.AddAsync(
            owner, new("vidu", "Sandbox", new("https://sandbox.example/v2"), new SecretKey("sandbox-key-0123"), IsShared: true, Overrides: null, IsSandbox: true), Token)).Connection.Id;
        var order = data.NewTask(connection) with { IsSandbox = true, Batch = "a-click", StopAfter = 2 };
        Assert.IsType<CreateTaskResult.Created>(await _store.CreateAsync(owner, order, Token));
        return (owner, (await _store.FindAsync(owner, order.Id, Token))!);
    }

    private async Task<IReadOnlyList<string>> EmptyColumnsAsync(TaskId task)
    {
        await using var db = await data.OpenAsync();
        return
        [
            // The maker's name, and whether the maker may still spend, stand with the members.
            .. Properties.EmptyIn(await db.Tasks.AsNoTracking().SingleAsync(row => row.Id == task, Token))
                .Except([$"{nameof(TaskEntity)}.{nameof(TaskRow.CreatedByName)}", $"{nameof(TaskEntity)}.{nameof(TaskRow.IsMakerOut)}"]),
            .. Properties.EmptyIn(await db.TaskContents.AsNoTracking().SingleAsync(row => row.TaskId == task, Token)),
            .. Properties.EmptyIn(await db.Attempts.AsNoTracking().SingleAsync(row => row.TaskId == task, Token)),
        ];
    }

    private async Task<(Actor Owner, TaskRow Task)> ReadyAsync()
    {
        var owner = await data.TeamAsync();
        return (owner, await data.CreateAsync(owner, (await data.ConnectAsync(owner)).Id));
    }

    private TaskRow Sending(TaskRow before) =>
        before with { State = TaskState.Sending, SentAt = data.Time.GetUtcNow(), UpdatedAt = data.Time.GetUtcNow(), Version = before.Version + 1 };
}

public sealed class SqliteTaskSaveTests(SqliteData data) : TaskSaveTests(data), IClassFixture<SqliteData>;

public sealed class PostgresTaskSaveTests(PostgresData data) : TaskSaveTests(data), IClassFixture<PostgresData>;
