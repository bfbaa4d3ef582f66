using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Data.Tasks;

public sealed partial class TaskStore
{
    /// <summary>What waits for a person, newest first, with the evidence.</summary>
    /// <param name="limit">1 to <see cref="MaxPageSize"/>; others are brought into this range.</param>
    public async Task<IReadOnlyList<DoubtfulTask>> ListDoubtfulAsync(Actor actor, int limit, CancellationToken cancellationToken)
    {
        await using var db = await _database.OpenAsync(cancellationToken);
        var tasks = db.TasksOf(actor).Where(task => task.Shelf == TaskShelf.Doubt)
            .OrderByDescending(task => task.CreatedAt).ThenByDescending(task => task.Id).Take(Math.Clamp(limit, 1, MaxPageSize));
        var rows = (await NamedTask.Of(db, tasks).ToListAsync(cancellationToken)).ConvertAll(task => task.ToRow());
        var ids = rows.ConvertAll(row => row.Id);
        var attempts = (await TaskDetails.Attempts(db.Attempts.Where(attempt => ids.Contains(attempt.TaskId))).ToListAsync(cancellationToken)).ToLookup(one => one.Task, one => one.Row);
        var notes = (await db.CallbackNotes.AsNoTracking().Where(note => ids.Contains(note.TaskId)).ToListAsync(cancellationToken)).ToLookup(note => note.TaskId);
        var crashes = await db.TaskCrashes.AsNoTracking().Where(crash => ids.Contains(crash.TaskId)).ToDictionaryAsync(crash => crash.TaskId, crash => crash.Evidence, cancellationToken);
        return rows.ConvertAll(row =>
        {
            var last = attempts[row.Id].MaxBy(attempt => attempt.Number);
            var note = notes[row.Id].FirstOrDefault(one => one.Attempt == last?.Number);
            return new DoubtfulTask(row, last, note is null ? null : CallbackStore.ToNote(note), crashes.GetValueOrDefault(row.Id));
        });
    }

    /// <summary>How many tasks of the workspace wait for a person.</summary>
    public async Task<int> CountDoubtfulAsync(WorkspaceId workspace, CancellationToken cancellationToken)
    {
        await using var db = await _database.OpenAsync(cancellationToken);
        return await db.Tasks.CountAsync(task => task.WorkspaceId == workspace && task.Shelf == TaskShelf.Doubt, cancellationToken);
    }

    /// <summary>For the settlement at start: tasks of unknown fate in all workspaces, oldest first.</summary>
    public async Task<IReadOnlyList<UnknownTask>> ListUnknownAsync(CancellationToken cancellationToken)
    {
        await using var db = await _database.OpenAsync(cancellationToken);
        return await db.Tasks.Where(task => task.Shelf == TaskShelf.Doubt && task.State == TaskState.Unknown).OrderBy(task => task.CreatedAt)
            .Select(task => new UnknownTask(task.Id, task.FinishedAt ?? task.UpdatedAt)).ToListAsync(cancellationToken);
    }

    /// <summary>For the settlement: one send of a task; null when there is none.</summary>
    public async Task<AttemptRow?> FindAttemptAsync(TaskId task, int number, CancellationToken cancellationToken)
    {
        await using var db = await _database.OpenAsync(cancellationToken);
        return (await TaskDetails.Attempts(db.Attempts.Where(attempt => attempt.TaskId == task && attempt.Number == number)).SingleOrDefaultAsync(cancellationToken))?.Row;
    }

    /// <summary>How many tasks the engine has set aside, in all workspaces.</summary>
    public async Task<int> CountSetAsideAsync(CancellationToken cancellationToken)
    {
        await using var db = await _database.OpenAsync(cancellationToken);
        return await db.Tasks.CountAsync(task => task.Shelf == TaskShelf.Doubt && task.IsSetAside, cancellationToken);
    }

    /// <summary>For the settlement: which of these ids of a provider are already the ids of tasks, in any workspace: keys can be shared.</summary>
    public async Task<IReadOnlySet<RemoteTaskId>> FindKnownAsync(string providerId, IReadOnlyCollection<RemoteTaskId> remoteIds, CancellationToken cancellationToken)
    {
        var texts = remoteIds.Select(id => id.Value).ToList();
        await using var db = await _database.OpenAsync(cancellationToken);
        var known = await db.Tasks.Where(task => task.ProviderId == providerId && texts.Contains(task.RemoteId!)).Select(task => task.RemoteId!).ToListAsync(cancellationToken);
        return known.Select(text => new RemoteTaskId(text)).ToHashSet();
    }

    /// <summary>For the sender: whether another task that was sent to the same address has this id, in any workspace.</summary>
    public async Task<bool> IsTakenAsync(TaskRow task, Uri baseUrl, RemoteTaskId id, CancellationToken cancellationToken)
    {
        var address = baseUrl.AbsoluteUri;
        await using var db = await _database.OpenAsync(cancellationToken);
        return await db.Tasks.AnyAsync(
            one => one.RemoteId == id.Value && one.ProviderId == task.ProviderId && one.Id != task.Id
                && db.Connections.Any(connection => connection.Id == one.ConnectionId && connection.BaseUrl == address),
            cancellationToken);
    }

    /// <summary>For the settlement: other tasks of the connection that may be the one at the provider too, because their fate is open.</summary>
    public async Task<IReadOnlyList<TaskId>> ListRivalsAsync(ConnectionId connection, TaskId task, CancellationToken cancellationToken)
    {
        await using var db = await _database.OpenAsync(cancellationToken);
        return await db.Tasks
            .Where(one => one.ConnectionId == connection && one.Id != task && (one.State == TaskState.Unknown || one.State == TaskState.Sending))
            .Select(one => one.Id).ToListAsync(cancellationToken);
    }
}
