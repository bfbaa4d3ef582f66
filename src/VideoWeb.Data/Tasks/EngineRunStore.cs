using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Storage;

namespace VideoWeb.Data.Tasks;

/// <summary>The lives of the engine.</summary>
public sealed class EngineRunStore
{
    // More than anybody looks back at.
    private const int Kept = 100;

    private readonly Database _database;
    private readonly TimeProvider _time;

    internal EngineRunStore(Database database, TimeProvider time)
    {
        _database = database;
        _time = time;
    }

    /// <summary>Begins a run. From here on no older run can claim a task.</summary>
    /// <returns>The new run, and the one before as it was left; null at the first start.</returns>
    public Task<(EngineRun Current, EngineRun? Previous)> BeginAsync(CancellationToken cancellationToken) => _database.WriteAsync(
        async db =>
        {
            var previous = await db.EngineRuns.AsNoTracking().OrderByDescending(run => run.Id).FirstOrDefaultAsync(cancellationToken);
            var run = new EngineRunEntity { StartedAt = _time.GetUtcNow() };
            db.EngineRuns.Add(run);
            await db.SaveChangesAsync(cancellationToken);
            await db.EngineRuns.Where(old => old.Id <= run.Id - Kept).ExecuteDeleteAsync(cancellationToken);
            return (ToRun(run), previous is null ? null : ToRun(previous));
        },
        cancellationToken);

    public Task ReportAsync(long run, TakenUp takenUp, CancellationToken cancellationToken) => _database.WriteAsync(
        db => db.EngineRuns.Where(one => one.Id == run).ExecuteUpdateAsync(
            set => set
                .SetProperty(one => one.Ready, takenUp.Ready)
                .SetProperty(one => one.Unknown, takenUp.Unknown)
                .SetProperty(one => one.Accepted, takenUp.Accepted)
                .SetProperty(one => one.Succeeded, takenUp.Succeeded)
                .SetProperty(one => one.SetAside, takenUp.SetAside),
            cancellationToken),
        cancellationToken);

    /// <summary>Notes that nothing of the run is left in hand.</summary>
    public Task EndAsync(long run, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        return _database.WriteAsync(
            db => db.EngineRuns.Where(one => one.Id == run).ExecuteUpdateAsync(set => set.SetProperty(one => one.StoppedAt, now), cancellationToken), cancellationToken);
    }

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<EngineRun>> ListAsync(int limit, CancellationToken cancellationToken)
    {
        await using var db = await _database.OpenAsync(cancellationToken);
        var runs = await db.EngineRuns.AsNoTracking().OrderByDescending(run => run.Id).Take(limit).ToListAsync(cancellationToken);
        return runs.ConvertAll(ToRun);
    }

    private static EngineRun ToRun(EngineRunEntity run) =>
        new(run.Id, run.StartedAt, run.StoppedAt, new TakenUp(run.Ready, run.Unknown, run.Accepted, run.Succeeded, run.SetAside));
}
