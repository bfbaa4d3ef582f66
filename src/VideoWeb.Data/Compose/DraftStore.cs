using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Compose;

/// <summary>The unfinished form of each user in each workspace.</summary>
public sealed class DraftStore(Database database, TimeProvider time)
{
    /// <summary>In UTF-8. The longest text that a request takes has 1,048,576 characters, and JSON writes each with up to six bytes.</summary>
    public const int MaxBytes = 8 * 1024 * 1024;

    /// <summary>Whether it is short enough to be kept.</summary>
    public static bool Takes(string json) => Encoding.UTF8.GetByteCount(json) <= MaxBytes;

    /// <summary>Null when there is none, or when the user is not a member.</summary>
    public async Task<string?> ReadAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await db.Drafts
            .Where(draft => draft.WorkspaceId == actor.Workspace && draft.UserId == actor.User
                && db.Members.Any(member => member.WorkspaceId == actor.Workspace && member.UserId == actor.User))
            .Select(draft => draft.Json).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Keeps the latest. False when nothing was kept, because the user is not a member any more.</summary>
    /// <exception cref="ArgumentException">The text is longer than <see cref="MaxBytes"/>.</exception>
    public async Task<bool> WriteAsync(Actor actor, string json, CancellationToken cancellationToken)
    {
        if (!Takes(json)) { throw new ArgumentException($"A draft has at most {MaxBytes} bytes.", nameof(json)); }

        var now = time.GetUtcNow();
        return await database.WriteAsync(
            async db =>
            {
                if (await db.RoleOfAsync(actor.Workspace, actor.User, cancellationToken) is null) { return false; }

                await UploadUse.TouchAsync(db, actor.Workspace, json, now, cancellationToken);
                // One statement, because two tabs save the same draft at once. Both databases know this form of it.
                await db.Database.ExecuteSqlAsync(
                    $"""
                    INSERT INTO "Drafts" ("WorkspaceId", "UserId", "Json", "UpdatedAt") VALUES ({actor.Workspace.Value}, {actor.User.Value}, {CleanTextConverter.Clean(json)}, {now.UtcTicks})
                    ON CONFLICT ("WorkspaceId", "UserId") DO UPDATE SET "Json" = excluded."Json", "UpdatedAt" = excluded."UpdatedAt"
                    """,
                    cancellationToken);
                return true;
            },
            cancellationToken);
    }

    /// <summary>Puts one text in the place of another, in one step. False when something else is kept by now, and that stays.</summary>
    public Task<bool> ReplaceAsync(Actor actor, string before, string after, CancellationToken cancellationToken) => database.WriteAsync(
        async db => await db.Drafts
            .Where(draft => draft.WorkspaceId == actor.Workspace && draft.UserId == actor.User && draft.Json == before
                && db.Members.Any(member => member.WorkspaceId == actor.Workspace && member.UserId == actor.User))
            .ExecuteUpdateAsync(set => set.SetProperty(draft => draft.Json, after).SetProperty(draft => draft.UpdatedAt, time.GetUtcNow()), cancellationToken) == 1,
        cancellationToken);
}

/// <summary>A user's unfinished form.</summary>
internal sealed class DraftEntity
{
    public WorkspaceId WorkspaceId { get; init; }

    public UserId UserId { get; init; }

    public required string Json { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}

internal sealed class DraftEntityConfiguration : IEntityTypeConfiguration<DraftEntity>
{
    public void Configure(EntityTypeBuilder<DraftEntity> builder)
    {
        builder.ToTable("Drafts");
        builder.HasKey(draft => new { draft.WorkspaceId, draft.UserId });
        builder.HasOne<WorkspaceEntity>().WithMany().HasForeignKey(draft => draft.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
    }
}
