using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Spending;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Data.Tasks;

public sealed partial class TaskStore
{
    private const int MaxNonceLength = 64;
    private const string ViewersMayNot = "Viewers of this team cannot make clips. Ask an administrator for the role of member.";
    private const string NoConnection = "This connection is not there any more. Choose another one.";

    /// <summary>Saves what the user has confirmed, before anything is sent: task, first attempt and first event, whole or not at all.</summary>
    /// <exception cref="ArgumentException">The nonce is empty or too long.</exception>
    public async Task<CreatedTask> CreateAsync(Actor actor, NewTask task, CancellationToken cancellationToken)
    {
        if (task.FormNonce.Length is 0 or > MaxNonceLength) { throw new ArgumentException($"A nonce has 1 to {MaxNonceLength} characters.", nameof(task)); }

        try
        {
            return await _database.WriteAsync(db => InsertAsync(db, actor, task, cancellationToken), created => created is CreatedTask.Created, cancellationToken);
        }
        catch (Exception error) when (error is DbUpdateException || StorageTrouble.Find(error) is not null)
        {
            // A second click that ran at the same time may have been first, and the unique index has refused this one. Or it was committed and
            // the answer to that was lost.
            try
            {
                await using var db = await _database.OpenAsync(cancellationToken);
                switch (await FindByNonceAsync(db, actor.Workspace, task.FormNonce, cancellationToken))
                {
                    case { } found when found.Id == task.Id: return found with { IsNew = true };
                    case { } first: return first;
                }
            }
            catch (Exception again) when (StorageTrouble.Find(again) is { } trouble)
            {
                return new CreatedTask.Unclear(trouble);
            }

            throw;
        }
    }

    /// <summary>For the engine: saves one move whole or not at all.</summary>
    /// <returns>False, with nothing written, when the stored version is not the one the move is based on, or no budget has room for sending it again.</returns>
    public Task<bool> SaveAsync(TaskTransition transition, CancellationToken cancellationToken)
    {
        var (before, after) = (transition.Before, transition.After);
        if (before.Id != after.Id || before.Workspace != after.Workspace) { throw new ArgumentException("A move stays with its task.", nameof(transition)); }

        return _database.WriteAsync(
            async db =>
            {
                if (await UpdateAsync(db, before.Version, after, transition.Claim, cancellationToken) == 0) { return false; }

                db.TaskEvents.Add(new TaskEventEntity
                {
                    TaskId = after.Id,
                    At = after.UpdatedAt,
                    Kind = transition.Event.Kind,
                    From = before.State,
                    To = after.State,
                    Text = transition.Event.Text,
                });
                db.Assets.AddRange(transition.NewAssets.Select(asset => AssetStore.ToEntity(asset, after.UpdatedAt)));
                if (transition.Attempt is { } attempt) { await ChangeAttemptAsync(db, after, attempt, cancellationToken); }
                if (transition.Result is { } result) { await ChangeResultAsync(db, after.Id, result, cancellationToken); }
                if (await Ledger.SettleAsync(db, before, after, cancellationToken) is not null) { return false; }

                await db.SaveChangesAsync(cancellationToken);
                return true;
            },
            isSaved => isSaved,
            cancellationToken);
    }

    private async Task<CreatedTask> InsertAsync(VideoWebDbContext db, Actor actor, NewTask task, CancellationToken cancellationToken)
    {
        var role = await db.RoleOfAsync(actor.Workspace, actor.User, cancellationToken);
        if (role is null || !role.Value.CanSpend()) { return new CreatedTask.Denied(ViewersMayNot); }
        if (await FindByNonceAsync(db, actor.Workspace, task.FormNonce, cancellationToken) is { } first) { return first; }

        var provider = task.Snapshot.Provider;
        var hasConnection = await db.ConnectionsOf(actor).AnyAsync(
            one => one.Id == task.Connection && one.ProviderId == provider.Id && one.IsSandbox == task.IsSandbox, cancellationToken);
        if (!hasConnection) { return new CreatedTask.Denied(NoConnection); }

        var now = _time.GetUtcNow();
        var subject = new LedgerSubject(actor.Workspace, task.Id, actor.User, task.Connection, task.IsSandbox);
        if (await Ledger.ReserveAsync(db, subject, task, now, cancellationToken) is { } shortfall) { return new CreatedTask.OverBudget(shortfall); }

        var hash = await KeepSnapshotAsync(db, task.Snapshot, now, cancellationToken);
        db.Tasks.Add(new TaskEntity
        {
            Id = task.Id,
            WorkspaceId = actor.Workspace,
            CreatedById = actor.User.Value,
            ConnectionId = task.Connection,
            FormNonce = task.FormNonce,
            ProviderId = provider.Id,
            ProviderName = provider.Name,
            ModelId = task.Snapshot.Model.Id,
            ModelName = task.Snapshot.Model.Name,
            ModeId = task.ModeId,
            Prompt = task.Values.Text("prompt") ?? "",
            IsSandbox = task.IsSandbox,
            State = TaskState.Ready,
            Shelf = TaskShelf.Open,
            AspectRatio = task.AspectRatio,
            ClipSeconds = AskedLength.Of(task.Snapshot.Model.FindMode(task.ModeId), task.Values),
            CreatedAt = now,
            UpdatedAt = now,
            HeldUntil = task.When.NotBefore,
            IgnoresHours = task.When.AtAnyHour,
            HoursFrom = task.When.Hours?.From,
            HoursTo = task.When.Hours?.To,
            HoursZone = task.When.Hours?.Zone,
            Batch = task.Batch,
            StopAfter = task.StopAfter,
            Version = 1,
        });
        db.TaskContents.Add(new TaskContentEntity
        {
            TaskId = task.Id,
            SnapshotHash = hash,
            ValuesJson = task.Values.ToJson(),
            MediaJson = StoredJson.Write(task.Media),
        });
        db.Attempts.Add(new AttemptEntity { TaskId = task.Id, Number = 1, CreatedAt = now });
        db.TaskEvents.Add(new TaskEventEntity { TaskId = task.Id, At = now, Kind = "created", To = TaskState.Ready, Text = "Saved, waiting to be sent." });
        await db.SaveChangesAsync(cancellationToken);
        return new CreatedTask.Created(task.Id, IsNew: true);
    }

    private static async Task<CreatedTask.Created?> FindByNonceAsync(
        VideoWebDbContext db, WorkspaceId workspace, string nonce, CancellationToken cancellationToken)
    {
        var first = await db.Tasks.Where(one => one.WorkspaceId == workspace && one.FormNonce == nonce)
            .Select(one => (TaskId?)one.Id).SingleOrDefaultAsync(cancellationToken);
        return first is { } id ? new CreatedTask.Created(id, IsNew: false) : null;
    }

    private static async Task<string> KeepSnapshotAsync(
        VideoWebDbContext db, ModelSnapshot snapshot, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var hash = DescriptionJson.Hash(snapshot);
        if (await db.ModelSnapshots.AnyAsync(one => one.Hash == hash, cancellationToken)) { return hash; }

        // Two tasks with a new description may be saved at once: both statements succeed, and both mean the same text.
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "ModelSnapshots" ("Hash", "Json", "CreatedAt") VALUES ({hash}, {DescriptionJson.Write(snapshot)}, {now.UtcTicks})
            ON CONFLICT ("Hash") DO NOTHING
            """,
            cancellationToken);
        return hash;
    }

    private static Task<int> UpdateAsync(VideoWebDbContext db, int version, TaskRow after, long? claim, CancellationToken cancellationToken)
    {
        var stored = db.Tasks.Where(task => task.Id == after.Id && task.WorkspaceId == after.Workspace && task.Version == version);
        // A process that was taken for dead may still be there: what it claims now, the new one would have to call unknown.
        // And what is claimed after a person was told that the connection is paused would be sent against their word.
        if (claim is { } run)
        {
            stored = stored.Where(task => !db.EngineRuns.Any(newer => newer.Id > run) && !db.Connections.Any(one => one.Id == task.ConnectionId && one.IsPaused));
        }

        return stored.ExecuteUpdateAsync(
            set => set
                .SetProperty(task => task.State, after.State)
                .SetProperty(task => task.Shelf, ShelfOf(after))
                .SetProperty(task => task.Phase, after.Phase)
                .SetProperty(task => task.Progress, after.Progress)
                .SetProperty(task => task.RemoteWord, after.RemoteWord)
                .SetProperty(task => task.RemoteId, after.RemoteId?.Value)
                .SetProperty(task => task.ErrorKind, after.Error?.Kind)
                .SetProperty(task => task.ErrorMessage, after.Error?.Message)
                .SetProperty(task => task.ErrorCode, after.Error?.ProviderCode)
                .SetProperty(task => task.ErrorText, after.Error?.ProviderText)
                .SetProperty(task => task.ErrorCharged, after.Error?.Charged ?? default)
                .SetProperty(task => task.CostAmount, after.Cost?.Amount)
                .SetProperty(task => task.CostUnit, after.Cost?.Unit)
                .SetProperty(task => task.Charged, after.Charged)
                .SetProperty(task => task.AspectRatio, after.AspectRatio)
                .SetProperty(task => task.UpdatedAt, after.UpdatedAt)
                .SetProperty(task => task.SentAt, after.SentAt)
                .SetProperty(task => task.FinishedAt, after.FinishedAt)
                .SetProperty(task => task.NextPollAt, after.NextPollAt)
                .SetProperty(task => task.IsOverdue, after.IsOverdue)
                .SetProperty(task => task.MadeInMs, after.MadeIn == null ? null : (long?)after.MadeIn.Value.TotalMilliseconds)
                .SetProperty(task => task.ClipId, after.Clip)
                .SetProperty(task => task.PosterId, after.Poster)
                .SetProperty(task => task.CancelAsked, after.CancelAsked)
                .SetProperty(task => task.IsSetAside, after.IsSetAside)
                .SetProperty(task => task.HasOpenAttempt, after.HasOpenAttempt)
                .SetProperty(task => task.QueueOrder, after.QueueOrder)
                .SetProperty(task => task.HeldUntil, after.HeldUntil)
                .SetProperty(task => task.IsStopped, after.IsStopped)
                .SetProperty(task => task.IgnoresHours, after.IgnoresHours)
                .SetProperty(task => task.HoursFrom, after.Hours == null ? null : (int?)after.Hours.From)
                .SetProperty(task => task.HoursTo, after.Hours == null ? null : (int?)after.Hours.To)
                .SetProperty(task => task.HoursZone, after.Hours == null ? null : after.Hours.Zone)
                .SetProperty(task => task.StopAfter, after.StopAfter)
                .SetProperty(task => task.Version, version + 1),
            cancellationToken);
    }

    private static TaskShelf ShelfOf(TaskRow task)
    {
        if (task.State == TaskState.Unknown || (task.IsSetAside && task.State.IsOpen())) { return TaskShelf.Doubt; }
        if (task.State.IsOpen()) { return TaskShelf.Open; }
        return task is { State: TaskState.Archived, Clip: not null } ? TaskShelf.Clip : TaskShelf.Ended;
    }

    private static async Task ChangeAttemptAsync(VideoWebDbContext db, TaskRow after, AttemptChange change, CancellationToken cancellationToken)
    {
        var attempt = await db.Attempts.SingleOrDefaultAsync(one => one.TaskId == after.Id && one.Number == change.Number, cancellationToken);
        if (attempt is null)
        {
            attempt = new AttemptEntity { TaskId = after.Id, Number = change.Number, CreatedAt = after.UpdatedAt };
            db.Attempts.Add(attempt);
        }

        attempt.RequestMethodAndPath = change.RequestMethodAndPath ?? attempt.RequestMethodAndPath;
        attempt.RequestBody = change.RequestBody ?? attempt.RequestBody;
        attempt.CallbackTokenHash = change.CallbackTokenHash ?? attempt.CallbackTokenHash;
        attempt.SentAt = change.SentAt ?? attempt.SentAt;
        attempt.FirstByteAt = change.FirstByteAt ?? attempt.FirstByteAt;
        attempt.LastByteAt = change.LastByteAt ?? attempt.LastByteAt;
        attempt.HeadAt = change.HeadAt ?? attempt.HeadAt;
        attempt.AnsweredAt = change.AnsweredAt ?? attempt.AnsweredAt;
        attempt.BytesWritten = change.BytesWritten ?? attempt.BytesWritten;
        attempt.ResponseStatus = change.ResponseStatus ?? attempt.ResponseStatus;
        attempt.ResponseText = change.ResponseText ?? attempt.ResponseText;
        attempt.Outcome = change.Outcome ?? attempt.Outcome;
        attempt.Run = change.Run ?? attempt.Run;
    }

    private static Task ChangeResultAsync(VideoWebDbContext db, TaskId task, ResultChange change, CancellationToken cancellationToken)
    {
        var json = change.Result is { } result ? StoredJson.Write(result) : null;
        return db.TaskContents.Where(one => one.TaskId == task).ExecuteUpdateAsync(
            set => set
                .SetProperty(one => one.ResultJson, one => json ?? one.ResultJson)
                .SetProperty(one => one.QueryText, one => change.QueryText ?? one.QueryText),
            cancellationToken);
    }
}
