using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoWeb.Data.Storage;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Data.Tasks;

/// <summary>Counts how often work on a task broke off, so that one task cannot stop all the others for ever.</summary>
public sealed class TaskFailureStore(Database database, TimeProvider time)
{
    /// <summary>Counts one more. Called before the work when it may kill the process, else after it has thrown.</summary>
    /// <returns>How many in a row by now; 0 when the task is gone.</returns>
    public Task<int> CountAsync(TaskId task, Message evidence, CancellationToken cancellationToken) => database.WriteAsync(
        async db =>
        {
            // One statement, because two may count at the same moment. Both databases know this form of it.
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO "TaskCrashes" ("TaskId", "Count", "At", "Evidence")
                SELECT "Id", 1, {time.GetUtcNow().UtcTicks}, {MessageJson.Write(evidence)} FROM "Tasks" WHERE "Id" = {task.Value}
                ON CONFLICT ("TaskId") DO UPDATE SET "Count" = "TaskCrashes"."Count" + 1, "At" = excluded."At", "Evidence" = excluded."Evidence"
                """,
                cancellationToken);
            return await db.TaskFailures.Where(crash => crash.TaskId == task).Select(crash => crash.Count).SingleOrDefaultAsync(cancellationToken);
        },
        cancellationToken);

    /// <summary>Puts the reason of a count in the place of the one it was counted with.</summary>
    public Task ExplainAsync(TaskId task, Message evidence, CancellationToken cancellationToken) => database.WriteAsync(
        db => db.TaskFailures.Where(crash => crash.TaskId == task).ExecuteUpdateAsync(set => set.SetProperty(crash => crash.Evidence, evidence), cancellationToken),
        cancellationToken);

    /// <summary>The work has ended well, or a person wants it tried from the beginning.</summary>
    public Task ClearAsync(TaskId task, CancellationToken cancellationToken) =>
        database.WriteAsync(db => db.TaskFailures.Where(crash => crash.TaskId == task).ExecuteDeleteAsync(cancellationToken), cancellationToken);

    /// <summary>Tasks whose last work broke off, with the count.</summary>
    public async Task<IReadOnlyDictionary<TaskId, int>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await db.TaskFailures.AsNoTracking().ToDictionaryAsync(crash => crash.TaskId, crash => crash.Count, cancellationToken);
    }

    public async Task<Message?> FindEvidenceAsync(TaskId task, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await db.TaskFailures.Where(crash => crash.TaskId == task).Select(crash => crash.Evidence).SingleOrDefaultAsync(cancellationToken);
    }
}

/// <summary>How often in a row work on a task broke off. Gone as soon as it has once ended well.</summary>
internal sealed class TaskFailureEntity
{
    public TaskId TaskId { get; init; }

    public int Count { get; init; }

    public DateTimeOffset At { get; init; }

    public required Message Evidence { get; init; }
}

internal sealed class TaskFailureEntityConfiguration : IEntityTypeConfiguration<TaskFailureEntity>
{
    public void Configure(EntityTypeBuilder<TaskFailureEntity> builder)
    {
        builder.ToTable("TaskCrashes");
        builder.HasKey(crash => crash.TaskId);
        builder.HasOne<TaskEntity>().WithOne().HasForeignKey<TaskFailureEntity>(crash => crash.TaskId).OnDelete(DeleteBehavior.Cascade);
    }
}
