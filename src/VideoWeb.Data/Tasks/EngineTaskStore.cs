using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Data.Tasks;

/// <summary>Tasks as the engine works on them, in all workspaces. Nobody asks here on a person's behalf, so it is not for pages.</summary>
internal sealed partial class EngineTaskStore(Database database)
{
    /// <summary>What is Ready, Sending, Accepted or Succeeded, in all workspaces, oldest first.</summary>
    public async Task<IReadOnlyList<DueTask>> ListOpenAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await Due(db.Tasks.Where(task => task.Category == TaskCategory.Open)).ToListAsync(cancellationToken);
    }

    /// <summary>What is Accepted and waits for a person because its provider is not understood, in all workspaces: it is asked for as before.</summary>
    public async Task<IReadOnlyList<DueTask>> ListUnclearAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await Due(db.Tasks.Where(task => task.Category == TaskCategory.NeedsReview && task.State == TaskState.Accepted && !task.IsSuspended))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Everything it needs to go on. Null when the task is gone.</summary>
    public async Task<WorkItem?> LoadWorkAsync(TaskId task, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        var found = await TaskWithNames.Of(db, db.Tasks.Where(stored => stored.Id == task)).SingleOrDefaultAsync(cancellationToken);
        if (found is null) { return null; }

        var content = await TaskDetails.ContentAsync(db, task, cancellationToken);
        var attempt = await db.Attempts.Where(attempt => attempt.TaskId == task).OrderByDescending(attempt => attempt.Number)
            .Select(attempt => new SendAttempt(attempt.Number, attempt.Run)).FirstAsync(cancellationToken);
        return new(
            found.ToRow(),
            content.SnapshotJson,
            ParameterValues.FromJson(content.Row.ValuesJson),
            StoredJson.Read<IReadOnlyList<MediaItem>>(content.Row.MediaJson),
            attempt,
            content.Row.ResultJson is { } json ? StoredJson.Read<RemoteResult>(json) : null);
    }

    /// <summary>One send of a task; null when there is none.</summary>
    public async Task<AttemptRow?> FindAttemptAsync(TaskId task, int number, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await db.Attempts.AsNoTracking().SingleOrDefaultAsync(attempt => attempt.TaskId == task && attempt.Number == number, cancellationToken);
    }

    /// <summary>Since when the task has waited for the provider to take this send, by its history; null when the provider has not refused it yet.</summary>
    public async Task<DateTimeOffset?> FindBusySinceAsync(TaskId task, int number, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        // Without an answer the provider was not reached, which is no refusal.
        if (!await db.Attempts.AnyAsync(attempt => attempt.TaskId == task && attempt.Number == number && attempt.ResponseStatus != null, cancellationToken)) { return null; }

        var lines = db.TaskEvents.Where(line => line.TaskId == task);
        var begun = await lines.Where(line => line.Kind == "send-again").MaxAsync(line => (long?)line.Id, cancellationToken) ?? 0;
        return await lines.Where(line => line.Id > begun && line.Kind == "waiting").OrderBy(line => line.Id).Select(line => (DateTimeOffset?)line.At).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>How long the latest clips of a kind took from sending to success, newest first.</summary>
    public async Task<IReadOnlyList<TimeSpan>> ListDurationsAsync(DurationKey key, int limit, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        var (workspace, provider, model, seconds, isSandbox) = key;
        return await db.Tasks
            .Where(task => task.Workspace == workspace && task.ProviderId == provider && task.ModelId == model && task.ClipSeconds == seconds && task.IsSandbox == isSandbox && task.MadeIn != null)
            .OrderByDescending(task => task.CreatedAt).Take(limit)
            .Select(task => task.MadeIn!.Value)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Tasks of unknown fate in all workspaces, oldest first.</summary>
    public async Task<IReadOnlyList<UnknownTask>> ListUnknownAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await db.Tasks.Where(task => task.Category == TaskCategory.NeedsReview && task.State == TaskState.Unknown).OrderBy(task => task.CreatedAt)
            .Select(task => new UnknownTask(task.Id, task.FinishedAt ?? task.UpdatedAt)).ToListAsync(cancellationToken);
    }

    /// <summary>How many tasks the engine has set aside, in all workspaces.</summary>
    public async Task<int> CountSuspendedAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await db.Tasks.CountAsync(task => task.Category == TaskCategory.NeedsReview && task.IsSuspended, cancellationToken);
    }

    /// <summary>The ids by which the provider knows the task: one for each send that it has taken, as far as is known.</summary>
    public async Task<IReadOnlyList<RemoteTaskId>> ListRemoteIdsAsync(TaskId task, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await db.RemoteIds.Where(known => known.TaskId == task).Select(known => known.RemoteId).Distinct().ToListAsync(cancellationToken);
    }

    /// <summary>Which of these ids of a provider are already the ids of tasks, in any workspace: keys can be shared.</summary>
    public async Task<IReadOnlySet<RemoteTaskId>> FindKnownAsync(string providerId, IReadOnlyCollection<RemoteTaskId> remoteIds, CancellationToken cancellationToken)
    {
        var ids = remoteIds.ToList();
        await using var db = await database.OpenAsync(cancellationToken);
        return await db.RemoteIds.Where(known => known.ProviderId == providerId && ids.Contains(known.RemoteId)).Select(known => known.RemoteId).ToHashSetAsync(cancellationToken);
    }

    /// <summary>Whether the provider's id is another task's that was sent to the same address, in any workspace.</summary>
    public async Task<bool> IsTakenAsync(TaskRow task, RemoteTaskId id, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await RemoteIds.IsTakenAsync(db, task, id, cancellationToken);
    }

    /// <summary>
    /// Other tasks of the connection that may be the one at the provider too: their fate is open, or they were given up or sent again with a send of that
    /// time in doubt.
    /// </summary>
    public async Task<IReadOnlyList<TaskId>> ListRivalsAsync(ConnectionId connection, TaskId task, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await db.Tasks
            .Where(one => one.Connection == connection && one.Id != task
                && (one.State == TaskState.Unknown || one.State == TaskState.Sending
                    || ((one.HasOpenAttempt || (one.RemoteId == null && one.Charged == ChargeStatus.Unknown))
                        && db.Attempts.Any(sent => sent.TaskId == one.Id && sent.SentAt >= from && sent.SentAt <= to))))
            .Select(one => one.Id).ToListAsync(cancellationToken);
    }

    /// <summary>When the earlier sends of a task began and were answered, as far as they were.</summary>
    public async Task<IReadOnlyList<(DateTimeOffset SentAt, DateTimeOffset? AnsweredAt)>> ListSendsBeforeAsync(TaskId task, int number, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        var sends = await db.Attempts.Where(attempt => attempt.TaskId == task && attempt.Number < number && attempt.SentAt != null)
            .Select(attempt => new { attempt.SentAt, attempt.AnsweredAt }).ToListAsync(cancellationToken);
        return [.. sends.Select(send => (send.SentAt!.Value, send.AnsweredAt))];
    }

    /// <summary>By what the sending of a task is decided. Null when the task or its connection is gone.</summary>
    public async Task<SendEligibility?> FindSendEligibilityAsync(TaskId task, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await (
            from stored in db.Tasks
            where stored.Id == task && stored.State == TaskState.Ready
            join connection in db.Connections on stored.Connection equals connection.Id
            select new SendEligibility(connection.Id, connection.ProviderId, connection.IsSandbox, connection.IsPaused, connection.MaxRunning)
            {
                Hours = connection.Hours,
                OwnHours = stored.Hours,
                Workspace = stored.Workspace,
                Member = stored.CreatedBy,
                Version = stored.Version,
                HeldUntil = stored.HeldUntil,
                IsStopped = stored.IsStopped,
                IgnoresHours = stored.IgnoresHours,
                QueueOrder = stored.QueueOrder,
                Batch = stored.Batch,
                StopAfter = stored.StopAfter,
                IsMakerOut = !db.Spenders().Any(maker => maker.WorkspaceId == stored.Workspace && maker.UserId == stored.CreatedBy),
            })
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>The tasks of one click. A batch is one person's, so it lies in one workspace.</summary>
    public async Task<IReadOnlyList<BatchTask>> ListBatchAsync(WorkspaceId workspace, string batch, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await db.Tasks.Where(task => task.Batch == batch && task.Workspace == workspace)
            .Select(task => new BatchTask(task.Id, task.State, task.QueueOrder, task.FinishedAt, task.IsSuspended, task.IsStopped))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Tasks of a member that wait to be sent, with their workspaces.</summary>
    public async Task<IReadOnlyList<(TaskId Id, WorkspaceId Workspace)>> ListReadyAsync(UserId maker, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        var found = await db.Tasks.Where(task => task.Category == TaskCategory.Open && task.State == TaskState.Ready && task.CreatedBy == maker)
            .Select(task => new { task.Id, task.Workspace }).ToListAsync(cancellationToken);
        return [.. found.Select(task => (task.Id, task.Workspace))];
    }

    /// <summary>Those that go by the hours of the connection and wait to be sent through it.</summary>
    public async Task<IReadOnlyList<TaskId>> ListWaitingAsync(ConnectionId connection, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await db.Tasks.Where(task => task.Connection == connection && task.State == TaskState.Ready
                && !task.IsStopped && !task.IgnoresHours && task.Hours == null && task.NextPollAt == null)
            .Select(task => task.Id).ToListAsync(cancellationToken);
    }

    /// <summary>A turn before that of every task that waits at the connection.</summary>
    public async Task<long> FindFirstTurnAsync(ConnectionId connection, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        var first = await db.Tasks.Where(task => task.Connection == connection && task.State == TaskState.Ready)
            .MinAsync(task => (long?)task.QueueOrder, cancellationToken);
        return Math.Min(first ?? 0, 0) - 1;
    }

    /// <summary>Tasks that take a place at the provider. One that is overdue may be lost there and holds up nobody.</summary>
    public async Task<int> CountAtProviderAsync(ConnectionId connection, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await db.Tasks.CountAsync(
            task => task.Connection == connection && (task.State == TaskState.Sending || (task.State == TaskState.Accepted && !task.IsOverdue)), cancellationToken);
    }

    private static IQueryable<DueTask> Due(IQueryable<TaskEntity> tasks) => tasks.OrderBy(task => task.CreatedAt).Select(task => new DueTask(
        task.Id, task.Workspace, task.CreatedBy, task.State, task.Connection, task.ProviderId, task.CreatedAt, task.NextPollAt, task.Version)
    {
        QueueOrder = task.QueueOrder,
    });
}

/// <summary>Everything the engine needs to go on with a task.</summary>
/// <param name="Attempt">The last one.</param>
/// <param name="Result">Null before the task has succeeded.</param>
public sealed record WorkItem(
    TaskRow Row, string SnapshotJson, ParameterValues Values, IReadOnlyList<MediaItem> Media, SendAttempt Attempt, RemoteResult? Result);

/// <summary>An open task as the scheduler needs it at start.</summary>
public sealed record DueTask(
    TaskId Id,
    WorkspaceId Workspace,
    UserId CreatedBy,
    TaskState State,
    ConnectionId Connection,
    string ProviderId,
    DateTimeOffset CreatedAt,
    DateTimeOffset? NextPollAt,
    int Version)
{
    /// <summary>Its turn among those that wait to be sent.</summary>
    public long QueueOrder { get; init; }
}

/// <summary>A task of unknown fate, as the settlement sees it at start.</summary>
public sealed record UnknownTask(TaskId Id, DateTimeOffset Since);

/// <summary>Clips that take about equally long: of one model and of one length. Another team's pace is nobody's business.</summary>
/// <param name="ClipSeconds">As asked for; null when it was left to the model.</param>
/// <param name="IsSandbox">The sandbox is quicker than any provider.</param>
public sealed record DurationKey(WorkspaceId Workspace, string ProviderId, string ModelId, int? ClipSeconds, bool IsSandbox)
{
    public static DurationKey Of(TaskRow row) => new(row.Workspace, row.ProviderId, row.ModelId, row.ClipSeconds, row.IsSandbox);
}

/// <summary>What decides whether a task may be sent now or waits for its turn.</summary>
/// <param name="IsPaused">Nothing is sent through the connection for the time being.</param>
/// <param name="MaxRunning">The connection's own limit of tasks at the provider; null for the catalog's.</param>
public sealed record SendEligibility(ConnectionId Connection, string ProviderId, bool IsSandbox, bool IsPaused, int? MaxRunning)
{
    public WorkspaceId Workspace { get; init; }

    /// <summary>Who made the task.</summary>
    public UserId Member { get; init; }

    /// <summary>That of the row by which this was decided.</summary>
    public int Version { get; init; }

    /// <summary>The connection's; null when it sends at any time.</summary>
    public SendWindow? Hours { get; init; }

    /// <summary>The task's own, which stand in place of the connection's; null for those.</summary>
    public SendWindow? OwnHours { get; init; }

    /// <summary>It is not sent before; null for as soon as can be.</summary>
    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>Held back with the rest of its batch until somebody decides.</summary>
    public bool IsStopped { get; init; }

    /// <summary>It is sent at any hour, whatever its connection's are.</summary>
    public bool IgnoresHours { get; init; }

    /// <summary>Who made it may not spend in the workspace any more.</summary>
    public bool IsMakerOut { get; init; }

    /// <summary>Its turn: lower ones go first, equal ones in order of making.</summary>
    public long QueueOrder { get; init; }

    /// <summary>Shared by the tasks of one click; null for a single one.</summary>
    public string? Batch { get; init; }

    /// <summary>After how many failures in a row the rest of the batch is held back; null for never.</summary>
    public int? StopAfter { get; init; }
}

/// <summary>One of the tasks that one click has made.</summary>
public sealed record BatchTask(TaskId Id, TaskState State, long QueueOrder, DateTimeOffset? FinishedAt, bool IsSuspended, bool IsStopped);
