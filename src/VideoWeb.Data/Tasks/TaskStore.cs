using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Clips;
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
        var rows = (await NamedTask.Of(db, tasks.OrderByDescending(task => task.CreatedAt).ThenByDescending(task => task.Id).Take(size + 1))
            .ToListAsync(cancellationToken)).ConvertAll(task => task.ToRow());
        if (rows.Count <= size) { return new(rows, Next: null); }

        rows.RemoveAt(size);
        return new(rows, new TaskCursor(rows[^1].CreatedAt, rows[^1].Id));
    }

    /// <summary>Null when there is none in the actor's workspace.</summary>
    public async Task<TaskRow?> FindAsync(Actor actor, TaskId task, CancellationToken cancellationToken)
    {
        await using var db = await _database.OpenAsync(cancellationToken);
        return (await NamedTask.Of(db, db.TasksOf(actor).Where(one => one.Id == task)).SingleOrDefaultAsync(cancellationToken))?.ToRow();
    }

    /// <summary>Those of the tasks that there are in the actor's workspace, in no order.</summary>
    public async Task<IReadOnlyList<TaskRow>> FindAsync(Actor actor, IReadOnlyCollection<TaskId> tasks, CancellationToken cancellationToken)
    {
        if (tasks.Count == 0) { return []; }

        await using var db = await _database.OpenAsync(cancellationToken);
        return (await NamedTask.Of(db, db.TasksOf(actor).Where(one => tasks.Contains(one.Id))).ToListAsync(cancellationToken)).ConvertAll(task => task.ToRow());
    }

    /// <summary>Null when there is none in the actor's workspace.</summary>
    public async Task<TaskDetail?> FindDetailAsync(Actor actor, TaskId task, CancellationToken cancellationToken)
    {
        await using var db = await _database.OpenAsync(cancellationToken);
        var found = await NamedTask.Of(db, db.TasksOf(actor).Where(one => one.Id == task)).SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : await TaskDetails.ReadAsync(db, found.ToRow(), cancellationToken);
    }

    /// <summary>Tasks of the workspace that the engine still works on.</summary>
    public async Task<OpenCount> CountOpenAsync(WorkspaceId workspace, CancellationToken cancellationToken)
    {
        await using var db = await _database.OpenAsync(cancellationToken);
        var counts = await db.Tasks.Where(task => task.WorkspaceId == workspace && task.Shelf == TaskShelf.Open)
            .GroupBy(task => task.State).Select(state => new { state.Key, Count = state.Count() })
            .ToListAsync(cancellationToken);
        var waiting = counts.Where(one => one.Key == TaskState.Ready).Sum(one => one.Count);
        return new OpenCount(counts.Sum(one => one.Count) - waiting, waiting);
    }

    /// <summary>For the scheduler at start: what is Ready, Sending, Accepted or Succeeded, in all workspaces, oldest first.</summary>
    public async Task<IReadOnlyList<DueTask>> ListOpenAsync(CancellationToken cancellationToken)
    {
        await using var db = await _database.OpenAsync(cancellationToken);
        return await db.Tasks.Where(task => task.Shelf == TaskShelf.Open).OrderBy(task => task.CreatedAt)
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
        var found = await NamedTask.Of(db, db.Tasks.Where(one => one.Id == task)).SingleOrDefaultAsync(cancellationToken);
        if (found is null) { return null; }

        var content = await TaskDetails.ContentAsync(db, task, cancellationToken);
        var attempt = await db.Attempts.Where(one => one.TaskId == task).MaxAsync(one => one.Number, cancellationToken);
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
        if (filter.RunningOnly) { tasks = tasks.Where(task => task.Shelf == TaskShelf.Open); }
        if (filter.ProviderId is { } provider) { tasks = tasks.Where(task => task.ProviderId == provider); }
        if (filter.State is { } state) { tasks = tasks.Where(task => task.State == state); }
        if (filter.States is { } states) { tasks = tasks.Where(task => states.Contains(task.State)); }
        return tasks;
    }
}
