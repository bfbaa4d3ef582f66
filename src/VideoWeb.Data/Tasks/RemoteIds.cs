using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoWeb.Data.Storage;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Data.Tasks;

/// <summary>Which task goes by an id of its provider. One id, one task: gateways are seen to answer with the id of the request before.</summary>
/// <remarks>An id means something at the address of its connection and nowhere else.</remarks>
internal static class RemoteIds
{
    /// <summary>Gives the id to the task, unless it is another one's.</summary>
    /// <returns>Whether the id is the task's.</returns>
    public static async Task<bool> ClaimAsync(VideoWebDbContext db, TaskRow task, RemoteTaskId id, CancellationToken cancellationToken)
    {
        var (text, address) = (CleanTextConverter.Clean(id.Value), await AddressOfAsync(db, task, cancellationToken));
        // Another process that is just saving the same id is waited for.
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "RemoteIds" ("ProviderId", "Address", "RemoteId", "TaskId") VALUES ({task.ProviderId}, {address}, {text}, {task.Id.Value})
            ON CONFLICT ("ProviderId", "Address", "RemoteId") DO NOTHING
            """,
            cancellationToken);
        return await FindOwnerAsync(db, task.ProviderId, address, id, cancellationToken) == task.Id;
    }

    /// <summary>The task that goes by the id at the address of this task's connection; null when none does.</summary>
    public static async Task<TaskId?> FindOwnerAsync(VideoWebDbContext db, TaskRow task, RemoteTaskId id, CancellationToken cancellationToken) =>
        await FindOwnerAsync(db, task.ProviderId, await AddressOfAsync(db, task, cancellationToken), id, cancellationToken);

    private static Task<TaskId?> FindOwnerAsync(VideoWebDbContext db, string provider, string address, RemoteTaskId id, CancellationToken cancellationToken) =>
        db.RemoteIds.Where(known => known.ProviderId == provider && known.Address == address && known.RemoteId == id)
            .Select(known => (TaskId?)known.TaskId).SingleOrDefaultAsync(cancellationToken);

    private static async Task<string> AddressOfAsync(VideoWebDbContext db, TaskRow task, CancellationToken cancellationToken) =>
        (await db.Connections.Where(connection => connection.Id == task.Connection).Select(connection => connection.BaseUrl).SingleAsync(cancellationToken)).AbsoluteUri;
}

/// <summary>An id of a provider, and whose it is.</summary>
internal sealed class RemoteIdEntity
{
    public required string ProviderId { get; init; }

    /// <summary>The base address of the connection when the id was told.</summary>
    public required string Address { get; init; }

    public RemoteTaskId RemoteId { get; init; }

    public TaskId TaskId { get; init; }
}

internal sealed class RemoteIdEntityConfiguration : IEntityTypeConfiguration<RemoteIdEntity>
{
    public void Configure(EntityTypeBuilder<RemoteIdEntity> builder)
    {
        builder.ToTable("RemoteIds");
        builder.HasKey(known => new { known.ProviderId, known.Address, known.RemoteId });
        builder.Property(known => known.ProviderId).HasMaxLength(64);
        builder.Property(known => known.Address).HasMaxLength(2_000);
        builder.Property(known => known.RemoteId).HasMaxLength(RemoteTaskId.MaxLength);
        builder.HasOne<TaskEntity>().WithMany().HasForeignKey(known => known.TaskId).OnDelete(DeleteBehavior.Cascade);
    }
}
