using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Storage;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Data.Tasks;

/// <summary>Finds what a callback is about, and notes that it came.</summary>
public sealed class CallbackStore
{
    private readonly Database _database;
    private readonly TimeProvider _time;

    internal CallbackStore(Database database, TimeProvider time)
    {
        _database = database;
        _time = time;
    }

    /// <summary>The attempt that was sent with this token; null when there is none.</summary>
    /// <param name="tokenHash">SHA-256 of the token as 64 lower-case hex digits.</param>
    public async Task<CallbackTarget?> FindAsync(string tokenHash, CancellationToken cancellationToken)
    {
        await using var db = await _database.OpenAsync(cancellationToken);
        return await (
            from attempt in db.Attempts
            where attempt.CallbackTokenHash == tokenHash
            join task in db.Tasks on attempt.TaskId equals task.Id
            select new CallbackTarget(
                task.Id, task.WorkspaceId, task.ConnectionId, task.ProviderId, task.State, task.IsSetAside, attempt.Number,
                db.Attempts.Where(one => one.TaskId == task.Id).Max(one => one.Number), tokenHash)).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>The token hashes of tasks that have not ended, in all workspaces: whose callbacks may still come.</summary>
    public async Task<IReadOnlyList<string>> ListOpenAsync(CancellationToken cancellationToken)
    {
        await using var db = await _database.OpenAsync(cancellationToken);
        return await (
            from task in db.Tasks
            where task.Shelf == TaskShelf.Open || task.Shelf == TaskShelf.Doubt
            join attempt in db.Attempts on task.Id equals attempt.TaskId
            where attempt.CallbackTokenHash != null
            select attempt.CallbackTokenHash!).ToListAsync(cancellationToken);
    }

    /// <summary>Notes a callback durably. The id that was told last counts; none is believed before the provider has confirmed it.</summary>
    public Task NoteAsync(CallbackTarget target, RemoteTaskId? remoteId, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        return _database.WriteAsync(
            async db =>
            {
                var note = await db.CallbackNotes.SingleOrDefaultAsync(one => one.TaskId == target.Task && one.Attempt == target.Attempt, cancellationToken);
                if (note is null)
                {
                    note = new CallbackNoteEntity { TaskId = target.Task, Attempt = target.Attempt, FirstAt = now };
                    db.CallbackNotes.Add(note);
                }

                note.LastAt = now;
                note.RemoteId = remoteId?.Value ?? note.RemoteId;
                return await db.SaveChangesAsync(cancellationToken);
            },
            cancellationToken);
    }

    /// <summary>What was noted for an attempt; null when nothing came.</summary>
    public async Task<CallbackNote?> FindNoteAsync(TaskId task, int attempt, CancellationToken cancellationToken)
    {
        await using var db = await _database.OpenAsync(cancellationToken);
        var note = await db.CallbackNotes.AsNoTracking().SingleOrDefaultAsync(one => one.TaskId == task && one.Attempt == attempt, cancellationToken);
        return note is null ? null : ToNote(note);
    }

    internal static CallbackNote ToNote(CallbackNoteEntity note) =>
        new(note.Attempt, note.FirstAt, note.LastAt, note.RemoteId is { } id ? new RemoteTaskId(id) : null);
}
