using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoWeb.Data.Storage;

namespace VideoWeb.Data.Tasks;

/// <summary>The lives of the engine.</summary>
public sealed class EngineRunStore(Database database, TimeProvider time)
{
    // More than anybody looks back at.
    private const int Kept = 100;

    /// <summary>Begins a run. From here on no older run can claim a task.</summary>
    /// <returns>The new run, and the one before as it was left; null at the first start.</returns>
    public Task<(EngineRun Current, EngineRun? Previous)> BeginAsync(CancellationToken cancellationToken) => database.WriteAsync(
        async db =>
        {
            var previous = await db.EngineRuns.AsNoTracking().OrderByDescending(run => run.Id).FirstOrDefaultAsync(cancellationToken);
            var run = new EngineRunEntity { StartedAt = time.GetUtcNow() };
            db.EngineRuns.Add(run);
            await db.SaveChangesAsync(cancellationToken);
            await db.EngineRuns.Where(old => old.Id <= run.Id - Kept).ExecuteDeleteAsync(cancellationToken);
            return (ToRun(run), previous is null ? null : ToRun(previous));
        },
        cancellationToken);

    public Task ReportAsync(long run, RecoveryReport recovery, CancellationToken cancellationToken) => database.WriteAsync(
        db => db.EngineRuns.Where(stored => stored.Id == run).ExecuteUpdateAsync(
            set => set
                .SetProperty(run => run.Ready, recovery.Ready)
                .SetProperty(run => run.Unknown, recovery.Unknown)
                .SetProperty(run => run.Accepted, recovery.Accepted)
                .SetProperty(run => run.Succeeded, recovery.Succeeded)
                .SetProperty(run => run.Suspended, recovery.Suspended),
            cancellationToken),
        cancellationToken);

    /// <summary>Notes that nothing of the run is left in hand.</summary>
    public Task EndAsync(long run, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return database.WriteAsync(
            db => db.EngineRuns.Where(stored => stored.Id == run).ExecuteUpdateAsync(set => set.SetProperty(run => run.StoppedAt, now), cancellationToken), cancellationToken);
    }

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<EngineRun>> ListAsync(int limit, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        var runs = await db.EngineRuns.AsNoTracking().OrderByDescending(run => run.Id).Take(limit).ToListAsync(cancellationToken);
        return runs.ConvertAll(ToRun);
    }

    private static EngineRun ToRun(EngineRunEntity run) =>
        new(run.Id, run.StartedAt, run.StoppedAt, new RecoveryReport(run.Ready, run.Unknown, run.Accepted, run.Succeeded, run.Suspended));
}

/// <summary>One life of the engine and what it found when it began.</summary>
/// <param name="Id">Grows with each start; in the rows of what it claimed.</param>
/// <param name="StoppedAt">Null while it runs, and when it died.</param>
public sealed record EngineRun(long Id, DateTimeOffset StartedAt, DateTimeOffset? StoppedAt, RecoveryReport Recovery);

/// <summary>What a run of the engine took up from the one before, in tasks.</summary>
/// <param name="Ready">To be sent.</param>
/// <param name="Unknown">Being sent when the last run ended, so nobody knows.</param>
/// <param name="Accepted">To be asked for.</param>
/// <param name="Succeeded">To be copied.</param>
/// <param name="Suspended">Left alone, because work on them broke off again and again.</param>
public sealed record RecoveryReport(int Ready, int Unknown, int Accepted, int Succeeded, int Suspended)
{
    public static RecoveryReport Nothing { get; } = new(0, 0, 0, 0, 0);

    public int Total => Ready + Unknown + Accepted + Succeeded;
}

/// <summary>One life of the engine, from start to stop. The newest one alone may claim tasks.</summary>
internal sealed class EngineRunEntity
{
    public long Id { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    /// <summary>Null while it runs, and for ever when it died.</summary>
    public DateTimeOffset? StoppedAt { get; init; }

    public int Ready { get; init; }

    public int Unknown { get; init; }

    public int Accepted { get; init; }

    public int Succeeded { get; init; }

    public int Suspended { get; init; }
}

internal sealed class EngineRunEntityConfiguration : IEntityTypeConfiguration<EngineRunEntity>
{
    public void Configure(EntityTypeBuilder<EngineRunEntity> builder)
    {
        builder.ToTable("EngineRuns");
        builder.Property(run => run.Suspended).HasColumnName("SetAside");
    }
}
