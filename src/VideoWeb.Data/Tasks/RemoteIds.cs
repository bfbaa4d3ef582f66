using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoWeb.Data.Storage;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Data.Tasks;

/// <summary>Which task goes by an id of its provider. One id, one task: gateways are seen to answer with the id of the request before.</summary>
/// <remarks>An id means something at the address at which it is asked about and nowhere else.</remarks>
internal static class RemoteIds
{
    /// <summary>Gives the id to the task, unless it is another one's.</summary>
    /// <param name="send">The number of the send that it was given to; null when that is not known.</param>
    /// <returns>Whether the id is the task's.</returns>
    public static async Task<bool> ClaimAsync(VideoWebDbContext db, TaskRow task, RemoteTaskId id, int? send, CancellationToken cancellationToken)
    {
        var addresses = await AddressesOfAsync(db, task, cancellationToken);
        var owners = await FindOwnersAsync(db, task.ProviderId, addresses, id, cancellationToken);
        if (owners.Count > 0) { return owners.Contains(task.Id); }

        var (text, address) = (CleanTextConverter.Clean(id.Value), addresses[0]);
        // Another process that is just saving the same id is waited for.
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "RemoteIds" ("ProviderId", "Address", "RemoteId", "TaskId", "Attempt") VALUES ({task.ProviderId}, {address}, {text}, {task.Id.Value}, {send})
            ON CONFLICT ("ProviderId", "Address", "RemoteId") DO NOTHING
            """,
            cancellationToken);
        return (await FindOwnersAsync(db, task.ProviderId, addresses, id, cancellationToken)).Contains(task.Id);
    }

    /// <summary>The number of the send that the provider has given the id to; null when that is not known.</summary>
    public static Task<int?> FindSendAsync(VideoWebDbContext db, TaskId task, RemoteTaskId id, CancellationToken cancellationToken) =>
        db.RemoteIds.Where(known => known.TaskId == task && known.RemoteId == id).MaxAsync(known => known.Attempt, cancellationToken);

    /// <summary>Whether only other tasks go by the id at the address of this task's connection.</summary>
    public static async Task<bool> IsTakenAsync(VideoWebDbContext db, TaskRow task, RemoteTaskId id, CancellationToken cancellationToken)
    {
        var owners = await FindOwnersAsync(db, task.ProviderId, await AddressesOfAsync(db, task, cancellationToken), id, cancellationToken);
        return owners.Count > 0 && !owners.Contains(task.Id);
    }

    // More than one where an earlier release has kept two addresses of one place apart.
    private static Task<List<TaskId>> FindOwnersAsync(
        VideoWebDbContext db, string provider, IReadOnlyList<string> addresses, RemoteTaskId id, CancellationToken cancellationToken) =>
        db.RemoteIds.Where(known => known.ProviderId == provider && addresses.Contains(known.Address) && known.RemoteId == id)
            .Select(known => known.TaskId).ToListAsync(cancellationToken);

    // All spellings of one place, the one that is stored first: an earlier release stored the address as the connection had it.
    private static async Task<IReadOnlyList<string>> AddressesOfAsync(VideoWebDbContext db, TaskRow task, CancellationToken cancellationToken)
    {
        var connection = await db.Connections.Where(one => one.Id == task.Connection).Select(one => new { one.BaseUrl, one.QueryPath }).SingleAsync(cancellationToken);
        var json = (await TaskDetails.ContentAsync(db, task.Id, cancellationToken)).SnapshotJson;
        var path = string.IsNullOrWhiteSpace(connection.QueryPath) ? DescriptionJson.Read(json).Provider.Endpoints.Query.Path : connection.QueryPath;
        var bases = RequestAddress.FindBases(connection.BaseUrl, path).Select(one => one.AbsoluteUri).ToList();
        return [.. bases.Concat(bases.Select(one => one.TrimEnd('/') + "/")).Distinct()];
    }
}

/// <summary>An id of a provider, and whose it is.</summary>
internal sealed class RemoteIdEntity
{
    public required string ProviderId { get; init; }

    /// <summary>The base address at which the id was told, as short as it can be written; in rows of earlier releases, as the connection had it.</summary>
    public required string Address { get; init; }

    public RemoteTaskId RemoteId { get; init; }

    public TaskId TaskId { get; init; }

    /// <summary>The send of the task that it was given to; null when that is not known, as in rows of earlier releases.</summary>
    public int? Attempt { get; init; }
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
