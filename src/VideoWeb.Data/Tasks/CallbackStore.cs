using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Data.Tasks;

/// <summary>Finds what a callback is about, and notes that it came.</summary>
public sealed class CallbackStore(Database database, TimeProvider time)
{
    /// <summary>The attempt that was sent with this token; null when there is none.</summary>
    /// <param name="tokenHash">SHA-256 of the token as 64 lower-case hex digits.</param>
    public async Task<CallbackTarget?> FindAsync(string tokenHash, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await (
            from attempt in db.Attempts
            where attempt.CallbackTokenHash == tokenHash
            join task in db.Tasks on attempt.TaskId equals task.Id
            select new CallbackTarget(
                task.Id, task.Workspace, task.Connection, task.ProviderId, task.State, task.IsSuspended, attempt.Number,
                db.Attempts.Where(attempt => attempt.TaskId == task.Id).Max(attempt => attempt.Number), tokenHash)).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Notes a callback durably. The id that was told last counts; none is believed before the provider has confirmed it.</summary>
    public Task NoteAsync(CallbackTarget target, RemoteTaskId? remoteId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var told = remoteId is { } id ? CleanTextConverter.Clean(id.Value) : null;
        // One statement, because a provider may call twice at the same moment. Both databases know this form of it.
        return database.WriteAsync(
            db => db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO "CallbackNotes" ("TaskId", "Attempt", "FirstAt", "LastAt", "RemoteId")
                VALUES ({target.Task.Value}, {target.Attempt}, {now.UtcTicks}, {now.UtcTicks}, {told})
                ON CONFLICT ("TaskId", "Attempt") DO UPDATE SET "LastAt" = excluded."LastAt", "RemoteId" = COALESCE(excluded."RemoteId", "CallbackNotes"."RemoteId")
                """,
                cancellationToken),
            cancellationToken);
    }

    /// <summary>What was noted for an attempt; null when nothing came.</summary>
    public async Task<CallbackNote?> FindNoteAsync(TaskId task, int attempt, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await db.CallbackNotes.AsNoTracking().SingleOrDefaultAsync(note => note.TaskId == task && note.Attempt == attempt, cancellationToken);
    }

    /// <summary>What was noted for sends of the task that were given up for another one, where it names an id by which the task is not known yet.</summary>
    public async Task<IReadOnlyList<CallbackNote>> ListUnprovenAsync(TaskId task, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await Unproven(db).AsNoTracking().Where(note => note.TaskId == task).OrderBy(note => note.Attempt).ToListAsync(cancellationToken);
    }

    /// <summary>The tasks of all workspaces that have such notes, and since when.</summary>
    public async Task<IReadOnlyList<UnknownTask>> ListUnprovenAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await Unproven(db).Select(note => new UnknownTask(note.TaskId, note.LastAt)).ToListAsync(cancellationToken);
    }

    /// <summary>What was noted for the task after it had ended without a clip, where it names an id.</summary>
    public async Task<IReadOnlyList<CallbackNote>> ListLateAsync(TaskId task, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await Late(db).AsNoTracking().Where(note => note.TaskId == task).OrderBy(note => note.Attempt).ToListAsync(cancellationToken);
    }

    /// <summary>The tasks of all workspaces that have such notes, and since when.</summary>
    public async Task<IReadOnlyList<UnknownTask>> ListLateAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await Late(db).Select(note => new UnknownTask(note.TaskId, note.LastAt)).ToListAsync(cancellationToken);
    }

    private static IQueryable<CallbackNote> Late(VideoWebDbContext db) => db.CallbackNotes.Where(note =>
        note.RemoteId != null
        && db.Tasks.Any(task => task.Id == note.TaskId && task.Category == TaskCategory.Ended && task.State != TaskState.ArchiveLost && note.LastAt >= task.FinishedAt));

    private static IQueryable<CallbackNote> Unproven(VideoWebDbContext db) => db.CallbackNotes.Where(note =>
        note.RemoteId != null
        && db.Attempts.Any(later => later.TaskId == note.TaskId && later.Number > note.Attempt)
        && !db.RemoteIds.Any(known => known.TaskId == note.TaskId && known.RemoteId == note.RemoteId));
}

/// <summary>That a provider has called back for an attempt. One row an attempt, however often it calls.</summary>
public sealed record CallbackNote
{
    internal TaskId TaskId { get; init; }

    public required int Attempt { get; init; }

    public required DateTimeOffset FirstAt { get; init; }

    public required DateTimeOffset LastAt { get; init; }

    /// <summary>As the callback told it: a claim that the provider must confirm. Null when it told none.</summary>
    public RemoteTaskId? RemoteId { get; init; }
}

/// <summary>The attempt that a callback's token names.</summary>
/// <param name="TokenHash">As stored, to be compared once more.</param>
/// <param name="LastAttempt">Equal to <paramref name="Attempt"/> unless a person has sent the task again since.</param>
public sealed record CallbackTarget(
    TaskId Task, WorkspaceId Workspace, ConnectionId Connection, string ProviderId, TaskState State, bool IsSuspended, int Attempt, int LastAttempt, string TokenHash);

internal sealed class CallbackNoteConfiguration : IEntityTypeConfiguration<CallbackNote>
{
    public void Configure(EntityTypeBuilder<CallbackNote> builder)
    {
        builder.ToTable("CallbackNotes");
        builder.HasKey(note => new { note.TaskId, note.Attempt });
        builder.HasOne<AttemptRow>().WithOne().HasForeignKey<CallbackNote>(note => new { note.TaskId, note.Attempt }).OnDelete(DeleteBehavior.Cascade);
    }
}
