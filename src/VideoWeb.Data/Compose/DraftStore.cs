using System.Linq.Expressions;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Compose;

/// <summary>The unfinished form of each user in each workspace; one for all tabs in which it is open.</summary>
public sealed class DraftStore(Database database, TimeProvider time)
{
    /// <summary>In UTF-8. The longest text that a request takes has 1,048,576 characters, and JSON writes each with up to six bytes.</summary>
    public const int MaxBytes = 8 * 1024 * 1024;

    /// <summary>Whether it is short enough to be kept.</summary>
    public static bool Takes(string json) => Encoding.UTF8.GetByteCount(json) <= MaxBytes;

    /// <summary>Null when there is none, or when the user is not a member.</summary>
    public async Task<KeptDraft?> ReadAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await FindAsync(
            db,
            draft => draft.WorkspaceId == actor.Workspace && draft.UserId == actor.User
                && db.Members.Any(member => member.WorkspaceId == actor.Workspace && member.UserId == actor.User),
            cancellationToken);
    }

    /// <summary>Keeps it in the place of what was read, and of nothing that was kept since.</summary>
    /// <param name="read">The version that whoever saves has read or saved itself; null when there was none.</param>
    /// <exception cref="ArgumentException">The text is longer than <see cref="MaxBytes"/>.</exception>
    public async Task<SaveDraftResult> WriteAsync(Actor actor, string json, DraftVersion? read, CancellationToken cancellationToken)
    {
        if (!Takes(json)) { throw new ArgumentException($"A draft has at most {MaxBytes} bytes.", nameof(json)); }

        var now = time.GetUtcNow();
        return await database.WriteAsync<SaveDraftResult>(
            async db =>
            {
                if (await db.RoleOfAsync(actor.Workspace, actor.User, cancellationToken) is null) { return new SaveDraftResult.NotFound(); }

                // Also for a form that another one stands in the way of: it is open in a tab, with its files.
                await UploadUse.TouchAsync(db, actor.Workspace, json, now, cancellationToken);
                var next = DraftVersion.After(read, now);
                if (read is { } version && await ReplaceAsync(db, actor, json, version, next, cancellationToken)) { return new SaveDraftResult.Saved(next); }

                var kept = read is null ? null : await FindAsync(db, draft => draft.WorkspaceId == actor.Workspace && draft.UserId == actor.User, cancellationToken);
                if (kept is not null) { return new SaveDraftResult.Conflict(kept); }

                // One statement, because two tabs may both find none. Both databases know this form of it.
                var added = await db.Database.ExecuteSqlAsync(
                    $"""
                    INSERT INTO "Drafts" ("WorkspaceId", "UserId", "Json", "UpdatedAt") VALUES ({actor.Workspace.Value}, {actor.User.Value}, {CleanTextConverter.Clean(json)}, {next.Ticks})
                    ON CONFLICT ("WorkspaceId", "UserId") DO NOTHING
                    """,
                    cancellationToken);
                return added == 1
                    ? new SaveDraftResult.Saved(next)
                    : new SaveDraftResult.Conflict((await FindAsync(db, draft => draft.WorkspaceId == actor.Workspace && draft.UserId == actor.User, cancellationToken))!);
            },
            cancellationToken);
    }

    /// <summary>Puts one text in the place of another, in one step. False when something else is kept by now, and that stays.</summary>
    /// <remarks>For what nobody typed: the version stays, so a tab that has the draft open may go on with it.</remarks>
    public Task<bool> ReplaceAsync(Actor actor, string before, string after, CancellationToken cancellationToken) => database.WriteAsync(
        async db => await db.Drafts
            .Where(draft => draft.WorkspaceId == actor.Workspace && draft.UserId == actor.User && draft.Json == before
                && db.Members.Any(member => member.WorkspaceId == actor.Workspace && member.UserId == actor.User))
            .ExecuteUpdateAsync(set => set.SetProperty(draft => draft.Json, after), cancellationToken) == 1,
        cancellationToken);

    private static async Task<bool> ReplaceAsync(VideoWebDbContext db, Actor actor, string json, DraftVersion read, DraftVersion next, CancellationToken cancellationToken)
    {
        var (before, after) = (read.At, next.At);
        return await db.Drafts
            .Where(draft => draft.WorkspaceId == actor.Workspace && draft.UserId == actor.User && draft.UpdatedAt == before)
            .ExecuteUpdateAsync(set => set.SetProperty(draft => draft.Json, json).SetProperty(draft => draft.UpdatedAt, after), cancellationToken) == 1;
    }

    private static async Task<KeptDraft?> FindAsync(VideoWebDbContext db, Expression<Func<DraftEntity, bool>> isWanted, CancellationToken cancellationToken)
    {
        var found = await db.Drafts.Where(isWanted).Select(draft => new { draft.Json, draft.UpdatedAt }).SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : new KeptDraft(found.Json, new DraftVersion(found.UpdatedAt.UtcTicks));
    }
}

/// <summary>A draft as it lies there.</summary>
public sealed record KeptDraft(string Json, DraftVersion Version);

/// <summary>Which of its savings a draft is at: the moment of the last one, and later than the one before whatever the clocks say.</summary>
public readonly record struct DraftVersion(long Ticks)
{
    internal DateTimeOffset At => new(Ticks, TimeSpan.Zero);

    internal static DraftVersion After(DraftVersion? before, DateTimeOffset now) => new(Math.Max(now.UtcTicks, before is { } version ? version.Ticks + 1 : 0));
}

/// <summary>What became of saving a draft.</summary>
public abstract record SaveDraftResult
{
    private SaveDraftResult() { }

    public sealed record Saved(DraftVersion Version) : SaveDraftResult;

    /// <summary>Another one was kept after the version that was read. It stays, and nothing was saved.</summary>
    public sealed record Conflict(KeptDraft Kept) : SaveDraftResult;

    /// <summary>Nothing was kept, because the user is not a member any more.</summary>
    public sealed record NotFound : SaveDraftResult;
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
