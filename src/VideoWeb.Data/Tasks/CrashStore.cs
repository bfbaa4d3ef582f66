using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Storage;

namespace VideoWeb.Data.Tasks;

/// <summary>Counts how often work on a task broke off, so that one task cannot stop all the others for ever.</summary>
public sealed class CrashStore
{
    private const int LongestEvidence = 2_000;

    private readonly Database _database;
    private readonly TimeProvider _time;

    internal CrashStore(Database database, TimeProvider time)
    {
        _database = database;
        _time = time;
    }

    /// <summary>Counts one more. Called before the work when it may kill the process, else after it has thrown.</summary>
    /// <returns>How many in a row by now; 0 when the task is gone.</returns>
    public Task<int> CountAsync(TaskId task, string evidence, CancellationToken cancellationToken) => _database.WriteAsync(
        async db =>
        {
            if (!await db.Tasks.AnyAsync(one => one.Id == task, cancellationToken)) { return 0; }

            var text = evidence.Length <= LongestEvidence ? evidence : evidence[..LongestEvidence];
            var crash = await db.TaskCrashes.SingleOrDefaultAsync(one => one.TaskId == task, cancellationToken);
            if (crash is null)
            {
                crash = new TaskCrashEntity { TaskId = task, Evidence = text };
                db.TaskCrashes.Add(crash);
            }

            crash.Count++;
            (crash.At, crash.Evidence) = (_time.GetUtcNow(), text);
            await db.SaveChangesAsync(cancellationToken);
            return crash.Count;
        },
        cancellationToken);

    /// <summary>Puts the reason of a count in the place of the one it was counted with.</summary>
    public Task ExplainAsync(TaskId task, string evidence, CancellationToken cancellationToken)
    {
        var text = evidence.Length <= LongestEvidence ? evidence : evidence[..LongestEvidence];
        return _database.WriteAsync(
            db => db.TaskCrashes.Where(crash => crash.TaskId == task).ExecuteUpdateAsync(set => set.SetProperty(crash => crash.Evidence, text), cancellationToken),
            cancellationToken);
    }

    /// <summary>The work has ended well, or a person wants it tried from the beginning.</summary>
    public Task ClearAsync(TaskId task, CancellationToken cancellationToken) =>
        _database.WriteAsync(db => db.TaskCrashes.Where(crash => crash.TaskId == task).ExecuteDeleteAsync(cancellationToken), cancellationToken);

    /// <summary>Tasks whose last work broke off, with the count.</summary>
    public async Task<IReadOnlyDictionary<TaskId, int>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = await _database.OpenAsync(cancellationToken);
        return await db.TaskCrashes.AsNoTracking().ToDictionaryAsync(crash => crash.TaskId, crash => crash.Count, cancellationToken);
    }

    public async Task<string?> FindEvidenceAsync(TaskId task, CancellationToken cancellationToken)
    {
        await using var db = await _database.OpenAsync(cancellationToken);
        return await db.TaskCrashes.Where(crash => crash.TaskId == task).Select(crash => crash.Evidence).SingleOrDefaultAsync(cancellationToken);
    }
}
