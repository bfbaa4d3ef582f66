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

    /// <summary>The token hashes of tasks that have not ended, in all workspaces: whose callbacks may still come.</summary>
    public async Task<IReadOnlyList<string>> ListOpenAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await (
            from task in db.Tasks
            where task.Category == TaskCategory.Open || task.Category == TaskCategory.NeedsReview
            join attempt in db.Attempts on task.Id equals attempt.TaskId
            where attempt.CallbackTokenHash != null
            select attempt.CallbackTokenHash!).ToListAsync(cancellationToken);
    }

    /// <summary>Notes a callback durably. The id that was told last counts; none is believed before the provider has confirmed it.</summary>
    public Task NoteAsync(CallbackTarget target, RemoteTaskId? remoteId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return database.WriteAsync(
            async db =>
            {
                var note = await db.CallbackNotes.SingleOrDefaultAsync(note => note.TaskId == target.Task && note.Attempt == target.Attempt, cancellationToken);
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
        await using var db = await database.OpenAsync(cancellationToken);
        var note = await db.CallbackNotes.AsNoTracking().SingleOrDefaultAsync(note => note.TaskId == task && note.Attempt == attempt, cancellationToken);
        return note is null ? null : ToNote(note);
    }

    internal static CallbackNote ToNote(CallbackNoteEntity note) =>
        new(note.Attempt, note.FirstAt, note.LastAt, note.RemoteId is { } id ? new RemoteTaskId(id) : null);
}

/// <summary>That a provider has called back for an attempt.</summary>
/// <param name="RemoteId">As the callback told it, which proves nothing; null when it told none.</param>
public sealed record CallbackNote(int Attempt, DateTimeOffset FirstAt, DateTimeOffset LastAt, RemoteTaskId? RemoteId);

/// <summary>The attempt that a callback's token names.</summary>
/// <param name="TokenHash">As stored, to be compared once more.</param>
/// <param name="LastAttempt">Equal to <paramref name="Attempt"/> unless a person has sent the task again since.</param>
public sealed record CallbackTarget(
    TaskId Task, WorkspaceId Workspace, ConnectionId Connection, string ProviderId, TaskState State, bool IsSuspended, int Attempt, int LastAttempt, string TokenHash);

/// <summary>That a provider has called back for an attempt. One row an attempt, however often it calls.</summary>
internal sealed class CallbackNoteEntity
{
    public TaskId TaskId { get; init; }

    public int Attempt { get; init; }

    public DateTimeOffset FirstAt { get; init; }

    public DateTimeOffset LastAt { get; set; }

    /// <summary>The task's id as the callback told it: a claim that the provider must confirm. Null when it told none.</summary>
    public string? RemoteId { get; set; }
}

internal sealed class CallbackNoteEntityConfiguration : IEntityTypeConfiguration<CallbackNoteEntity>
{
    public void Configure(EntityTypeBuilder<CallbackNoteEntity> builder)
    {
        builder.ToTable("CallbackNotes");
        builder.HasKey(note => new { note.TaskId, note.Attempt });
        builder.HasOne<AttemptRow>().WithOne().HasForeignKey<CallbackNoteEntity>(note => new { note.TaskId, note.Attempt }).OnDelete(DeleteBehavior.Cascade);
    }
}
