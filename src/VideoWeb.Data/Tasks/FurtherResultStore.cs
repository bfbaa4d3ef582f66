using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Storage;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Data.Tasks;

/// <summary>Further results as the engine works on them, in all workspaces. What a task follows by now is none any more.</summary>
internal sealed class FurtherResultStore(Database database, TimeProvider time)
{
    /// <summary>The tasks of all workspaces that have results to be asked about.</summary>
    public async Task<IReadOnlyList<TaskId>> ListTasksAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await Of(db).Where(result => result.State == FurtherResultState.Open).Select(result => result.TaskId).Distinct().ToListAsync(cancellationToken);
    }

    /// <summary>The task's results that are to be asked about, in the order in which they became known.</summary>
    public async Task<IReadOnlyList<FurtherResult>> ListOpenAsync(TaskId task, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await Of(db).AsNoTracking().Where(result => result.TaskId == task && result.State == FurtherResultState.Open).OrderBy(result => result.KnownAt).ToListAsync(cancellationToken);
    }

    /// <summary>Null when the task does not go by the id, or follows it.</summary>
    public async Task<FurtherResult?> FindAsync(TaskId task, RemoteTaskId id, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await Of(db).AsNoTracking().SingleOrDefaultAsync(result => result.TaskId == task && result.RemoteId == id, cancellationToken);
    }

    /// <returns>False, with nothing written, when somebody was faster or the task is gone.</returns>
    public Task<bool> SaveAsync(FurtherResultChange change, CancellationToken cancellationToken)
    {
        var (before, after, now) = (change.Before, change.After, time.GetUtcNow());
        return database.WriteAsync(
            async db =>
            {
                // The task's own columns stay as they are: whoever moves the task at this moment is not in the way.
                var message = after.Message;
                var changed = await db.FurtherResults
                    .Where(result => result.TaskId == before.TaskId && result.RemoteId == before.RemoteId && result.State == before.State)
                    .ExecuteUpdateAsync(
                        set => set
                            .SetProperty(result => result.State, after.State)
                            .SetProperty(result => result.Message, message)
                            .SetProperty(result => result.Clip, after.Clip),
                        cancellationToken);
                if (changed == 0) { return false; }

                // Held, so that who hides or shows the task at this moment finds the file, or it finds how the task is now.
                if (change.Clip is not null) { await db.Tasks.Where(task => task.Id == before.TaskId).ExecuteUpdateAsync(set => set.SetProperty(task => task.PrivateTo, task => task.PrivateTo), cancellationToken); }
                if (change.Clip is { } clip) { db.Assets.Add(clip with { CreatedAt = now, PrivateTo = await db.Tasks.Where(task => task.Id == before.TaskId).Select(task => task.PrivateTo).SingleAsync(cancellationToken) }); }
                if (change.Event is { } line)
                {
                    var state = await db.Tasks.Where(task => task.Id == before.TaskId).Select(task => task.State).SingleAsync(cancellationToken);
                    db.TaskEvents.Add(line.In(before.TaskId, state, state, now));
                }

                await db.SaveChangesAsync(cancellationToken);
                return true;
            },
            isSaved => isSaved,
            cancellationToken);
    }

    /// <summary>Those of a task, in the order in which they became known.</summary>
    internal static Task<List<FurtherResult>> ListAsync(VideoWebDbContext db, TaskId task, CancellationToken cancellationToken) =>
        Of(db).AsNoTracking().Where(result => result.TaskId == task).OrderBy(result => result.KnownAt).ToListAsync(cancellationToken);

    /// <summary>Notes, in the transaction of a task's move, that the provider has it by another id too.</summary>
    internal static Task AddAsync(VideoWebDbContext db, TaskRow task, RemoteTaskId id, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO "FurtherResults" ("TaskId", "RemoteId", "State", "KnownAt")
        VALUES ({task.Id.Value}, {CleanTextConverter.Clean(id.Value)}, {nameof(FurtherResultState.Open)}, {task.UpdatedAt.UtcTicks})
        ON CONFLICT ("TaskId", "RemoteId") DO NOTHING
        """,
        cancellationToken);

    private static IQueryable<FurtherResult> Of(VideoWebDbContext db) =>
        db.FurtherResults.Where(result => db.Tasks.Any(task => task.Id == result.TaskId && (task.RemoteId == null || task.RemoteId != result.RemoteId)));
}
