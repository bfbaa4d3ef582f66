using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Data.Quotas;

/// <summary>What the files of a workspace take, and how much they may.</summary>
public sealed class StorageStore(Database database)
{
    /// <summary>A quota may be this large, in bytes: a petabyte.</summary>
    public const long MaxQuota = 1L << 50;

    /// <summary>Null for who is not in the workspace.</summary>
    public async Task<StorageUse?> ReadUseAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        if (await db.RoleOfAsync(actor.Workspace, actor.User, cancellationToken) is null) { return null; }

        // A file of a clip in the trash is the trash's, whatever it is.
        var sums = await db.Database.SqlQuery<Sum>(
            $"""
            SELECT "Kind", "Member", CAST(SUM("Bytes") AS BIGINT) AS "Bytes"
            FROM (
                SELECT CASE WHEN EXISTS (SELECT 1 FROM "Clips" clip WHERE clip."TaskId" = asset."TaskId" AND clip."IsTrashed") THEN 'Trash' WHEN asset."Kind" = 'Upload' THEN 'Inputs' ELSE 'Clips' END AS "Kind",
                    task."CreatedById" AS "Member", asset."Bytes" AS "Bytes"
                FROM "Assets" asset LEFT JOIN "Tasks" task ON task."Id" = asset."TaskId"
                WHERE asset."WorkspaceId" = {actor.Workspace.Value}
                UNION ALL
                SELECT CASE WHEN EXISTS (SELECT 1 FROM "Clips" clip WHERE clip."TaskId" = asset."TaskId" AND clip."IsTrashed") THEN 'Trash' ELSE 'Renditions' END AS "Kind",
                    task."CreatedById" AS "Member", rendition."Bytes" AS "Bytes"
                FROM "Renditions" rendition INNER JOIN "Assets" asset ON asset."Id" = rendition."FileId" LEFT JOIN "Tasks" task ON task."Id" = asset."TaskId"
                WHERE rendition."WorkspaceId" = {actor.Workspace.Value}
            ) AS files
            GROUP BY "Kind", "Member"
            """).ToListAsync(cancellationToken);
        var members = sums.Select(sum => sum.Member).OfType<Guid>().Distinct().ToList();
        var names = await db.Users.Where(user => members.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.DisplayName, cancellationToken);
        return new(
            [
                .. sums.Select(sum => new StorageLine(
                    Enum.Parse<StorageKind>(sum.Kind), sum.Member is { } member ? new UserId(member) : null, new PersonName(sum.Member is { } known ? names.GetValueOrDefault(known) : null), sum.Bytes)),
            ],
            await QuotaOfAsync(db, actor.Workspace, cancellationToken));
    }

    /// <summary>Says how much the files of the workspace may take. Whoever manages it may.</summary>
    /// <param name="bytes">1 to <see cref="MaxQuota"/>; null for any.</param>
    public Task<SetQuotaResult> SetQuotaAsync(Actor actor, long? bytes, CancellationToken cancellationToken) => database.WriteAsync<SetQuotaResult>(
        async db =>
        {
            if (await db.RoleOfAsync(actor.Workspace, actor.User, cancellationToken) is not { } role) { return new SetQuotaResult.NotFound(); }
            if (!role.CanManage()) { return new SetQuotaResult.Rejected(Message.Of(MessageCode.QuotaManagersOnly)); }
            if (bytes is < 1 or > MaxQuota) { return new SetQuotaResult.Rejected(Message.Of(MessageCode.QuotaWrong)); }

            // Also for two managers at once: the second one waits for the first.
            await db.WaitForMembersAsync(actor.Workspace, cancellationToken);
            var stored = db.StorageQuotas.Where(quota => quota.Workspace == actor.Workspace);
            if (bytes is not { } most)
            {
                await stored.ExecuteDeleteAsync(cancellationToken);
            }
            else if (await stored.ExecuteUpdateAsync(set => set.SetProperty(quota => quota.Bytes, most), cancellationToken) == 0)
            {
                db.StorageQuotas.Add(new StorageQuotaEntity { Workspace = actor.Workspace, Bytes = most });
                await db.SaveChangesAsync(cancellationToken);
            }

            return new SetQuotaResult.Saved();
        },
        cancellationToken);

    /// <summary>Why the actor's workspace takes no file of this size; null when it does.</summary>
    /// <param name="bytes">0 where it is not known yet.</param>
    public async Task<Message?> CheckRoomAsync(Actor actor, long bytes, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await db.RoleOfAsync(actor.Workspace, actor.User, cancellationToken) is null ? null : await RefusalAsync(db, actor.Workspace, bytes, cancellationToken);
    }

    /// <summary>The same for what is saved in a transaction of the caller's.</summary>
    internal static async Task<Message?> RefusalAsync(VideoWebDbContext db, WorkspaceId workspace, long bytes, CancellationToken cancellationToken)
    {
        // Nothing is added up where nothing is limited.
        if (await QuotaOfAsync(db, workspace, cancellationToken) is not { } quota) { return null; }

        var used = await db.Assets.Where(asset => asset.WorkspaceId == workspace).SumAsync(asset => asset.Bytes, cancellationToken)
            + await db.Renditions.Where(rendition => rendition.WorkspaceId == workspace).SumAsync(rendition => rendition.Bytes, cancellationToken);
        return StorageUse.Refusal(used, bytes, quota);
    }

    private static Task<long?> QuotaOfAsync(VideoWebDbContext db, WorkspaceId workspace, CancellationToken cancellationToken) =>
        db.StorageQuotas.Where(quota => quota.Workspace == workspace).Select(quota => (long?)quota.Bytes).SingleOrDefaultAsync(cancellationToken);

    private sealed class Sum
    {
        public required string Kind { get; init; }

        public Guid? Member { get; init; }

        public long Bytes { get; init; }
    }
}
