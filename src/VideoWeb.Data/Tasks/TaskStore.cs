using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Data.Tasks;

/// <summary>Tasks with their attempts and their history.</summary>
public sealed partial class TaskStore
{
    public const int MaxPageSize = 200;

    private readonly Database _database;
    private readonly TimeProvider _time;

    internal TaskStore(Database database, TimeProvider time)
    {
        _database = database;
        _time = time;
    }

    /// <summary>Newest first. The rows of a page do not move when tasks are added meanwhile.</summary>
    /// <param name="after">Null for the first page.</param>
    /// <param name="limit">1 to <see cref="MaxPageSize"/>; others are brought into this range.</param>
    public async Task<TaskPage> ListAsync(Actor actor, TaskFilter filter, TaskCursor? after, int limit, CancellationToken cancellationToken)
    {
        var size = Math.Clamp(limit, 1, MaxPageSize);
        await using var db = await _database.OpenAsync(cancellationToken);
        var tasks = Filter(db, actor, filter);
        // The first condition is implied by the second; it is what the index can begin at.
        if (after is not null)
        {
            tasks = tasks.Where(task => task.CreatedAt <= after.CreatedAt && (task.CreatedAt < after.CreatedAt || task.Id.CompareTo(after.Id) < 0));
        }

        // One more than asked for tells whether there is a next page.
        var rows = (await TaskWithNames.Of(db, tasks.OrderByDescending(task => task.CreatedAt).ThenByDescending(task => task.Id).Take(size + 1))
            .ToListAsync(cancellationToken)).ConvertAll(task => task.ToRow());
        if (rows.Count <= size) { return new(rows, Next: null); }

        rows.RemoveAt(size);
        return new(rows, new TaskCursor(rows[^1].CreatedAt, rows[^1].Id));
    }

    /// <summary>Null when there is none in the actor's workspace.</summary>
    public async Task<TaskRow?> FindAsync(Actor actor, TaskId task, CancellationToken cancellationToken)
    {
        await using var db = await _database.OpenAsync(cancellationToken);
        return (await TaskWithNames.Of(db, db.TasksOf(actor).Where(stored => stored.Id == task)).SingleOrDefaultAsync(cancellationToken))?.ToRow();
    }

    /// <summary>Those of the tasks that there are in the actor's workspace, in no order.</summary>
    public async Task<IReadOnlyList<TaskRow>> FindAsync(Actor actor, IReadOnlyCollection<TaskId> tasks, CancellationToken cancellationToken)
    {
        if (tasks.Count == 0) { return []; }

        await using var db = await _database.OpenAsync(cancellationToken);
        return (await TaskWithNames.Of(db, db.TasksOf(actor).Where(task => tasks.Contains(task.Id))).ToListAsync(cancellationToken)).ConvertAll(task => task.ToRow());
    }

    /// <summary>Null when there is none in the actor's workspace.</summary>
    public async Task<TaskDetail?> FindDetailAsync(Actor actor, TaskId task, CancellationToken cancellationToken)
    {
        await using var db = await _database.OpenAsync(cancellationToken);
        var found = await TaskWithNames.Of(db, db.TasksOf(actor).Where(stored => stored.Id == task)).SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : await TaskDetails.ReadAsync(db, found.ToRow(), cancellationToken);
    }

    /// <summary>Tasks of the workspace that the engine still works on.</summary>
    public async Task<OpenCount> CountOpenAsync(WorkspaceId workspace, CancellationToken cancellationToken)
    {
        await using var db = await _database.OpenAsync(cancellationToken);
        var counts = await db.Tasks.Where(task => task.WorkspaceId == workspace && task.Category == TaskCategory.Open)
            .GroupBy(task => task.State).Select(state => new { state.Key, Count = state.Count() })
            .ToListAsync(cancellationToken);
        var waiting = counts.Where(state => state.Key == TaskState.Ready).Sum(state => state.Count);
        return new OpenCount(counts.Sum(state => state.Count) - waiting, waiting);
    }

    /// <summary>For the scheduler at start: what is Ready, Sending, Accepted or Succeeded, in all workspaces, oldest first.</summary>
    public async Task<IReadOnlyList<DueTask>> ListOpenAsync(CancellationToken cancellationToken)
    {
        await using var db = await _database.OpenAsync(cancellationToken);
        return await db.Tasks.Where(task => task.Category == TaskCategory.Open).OrderBy(task => task.CreatedAt)
            .Select(task => new DueTask(
                task.Id, task.WorkspaceId, new UserId(task.CreatedById), task.State, task.ConnectionId, task.ProviderId, task.CreatedAt, task.NextPollAt, task.Version)
            {
                QueueOrder = task.QueueOrder,
            })
            .ToListAsync(cancellationToken);
    }

    /// <summary>How long the latest clips of a kind took from sending to success, in all workspaces, newest first.</summary>
    public async Task<IReadOnlyList<TimeSpan>> ListDurationsAsync(DurationKey key, int limit, CancellationToken cancellationToken)
    {
        await using var db = await _database.OpenAsync(cancellationToken);
        var (provider, model, seconds, isSandbox) = key;
        var found = await db.Tasks
            .Where(task => task.ProviderId == provider && task.ModelId == model && task.ClipSeconds == seconds && task.IsSandbox == isSandbox && task.MadeInMs != null)
            .OrderByDescending(task => task.CreatedAt).Take(limit)
            .Select(task => task.MadeInMs!.Value)
            .ToListAsync(cancellationToken);
        return found.ConvertAll(milliseconds => TimeSpan.FromMilliseconds(milliseconds));
    }

    /// <summary>For the engine: everything it needs to go on. Null when the task is gone.</summary>
    public async Task<WorkItem?> LoadWorkAsync(TaskId task, CancellationToken cancellationToken)
    {
        await using var db = await _database.OpenAsync(cancellationToken);
        var found = await TaskWithNames.Of(db, db.Tasks.Where(stored => stored.Id == task)).SingleOrDefaultAsync(cancellationToken);
        if (found is null) { return null; }

        var content = await TaskDetails.ContentAsync(db, task, cancellationToken);
        var attempt = await db.Attempts.Where(attempt => attempt.TaskId == task).MaxAsync(attempt => attempt.Number, cancellationToken);
        return new(
            found.ToRow(),
            content.SnapshotJson,
            ParameterValues.FromJson(content.Row.ValuesJson),
            StoredJson.Read<IReadOnlyList<MediaItem>>(content.Row.MediaJson),
            attempt,
            content.Row.ResultJson is { } json ? StoredJson.Read<RemoteResult>(json) : null);
    }

    private static IQueryable<TaskEntity> Filter(VideoWebDbContext db, Actor actor, TaskFilter filter)
    {
        var tasks = db.TasksOf(actor).WherePrompt(db, filter.Search);
        if (filter.MineOnly) { tasks = tasks.Where(task => task.CreatedById == actor.User.Value); }
        if (filter.RunningOnly) { tasks = tasks.Where(task => task.Category == TaskCategory.Open); }
        if (filter.ProviderId is { } provider) { tasks = tasks.Where(task => task.ProviderId == provider); }
        if (filter.State is { } state) { tasks = tasks.Where(task => task.State == state); }
        if (filter.States is { } states) { tasks = tasks.Where(task => states.Contains(task.State)); }
        return tasks;
    }
}

/// <param name="Search">In the prompt, without regard to the case of Latin letters; cut to 200 characters. Null or blank finds all.</param>
/// <param name="States">Any of these; null for all.</param>
public sealed record TaskFilter(
    bool MineOnly = false, bool RunningOnly = false, string? ProviderId = null, TaskState? State = null, string? Search = null,
    IReadOnlyList<TaskState>? States = null)
{
    public static TaskFilter All { get; } = new();
}

/// <param name="Rows">Newest first.</param>
/// <param name="Next">Null on the last page.</param>
public sealed record TaskPage(IReadOnlyList<TaskRow> Rows, TaskCursor? Next);

/// <summary>The last row of a page; the next page begins after it, whatever was added meanwhile.</summary>
public sealed record TaskCursor(DateTimeOffset CreatedAt, TaskId Id);

/// <summary>How many tasks are open.</summary>
/// <param name="Running">Being sent, at the provider or being copied.</param>
/// <param name="Waiting">Not sent yet: held, or waiting for their turn.</param>
public sealed record OpenCount(int Running, int Waiting)
{
    public static OpenCount None { get; } = new(0, 0);
}

/// <summary>A prompt that its user has sent before.</summary>
/// <param name="UsedAt">When it was sent last.</param>
public sealed record PastPrompt(string Text, DateTimeOffset UsedAt);

/// <summary>The queue of one connection as its workspace sees it.</summary>
/// <param name="Waiting">Tasks that are not sent yet.</param>
/// <param name="Running">Tasks that are being sent or are at the provider.</param>
/// <param name="Mine">How many of both are the reader's own.</param>
public sealed record QueueRow(ConnectionId Connection, int Waiting, int Running, int Mine);

/// <summary>A task that waits for a person, with what is known.</summary>
/// <param name="Attempt">The last one; null when no record of it is left.</param>
/// <param name="Callback">The callback that came for it; null for none.</param>
/// <param name="Failure">What broke off when it was worked on; null when nothing did.</param>
public sealed record UnresolvedTask(TaskRow Row, AttemptRow? Attempt, CallbackNote? Callback, string? Failure);
