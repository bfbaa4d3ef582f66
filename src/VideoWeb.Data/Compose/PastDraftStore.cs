using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Compose;

/// <summary>Forms that another one has taken the place of before they were sent, each user's own in each workspace: the last few, newest first, equal ones once.</summary>
public sealed class PastDraftStore(Database database, TimeProvider time)
{
    /// <summary>Of one user in one workspace.</summary>
    public const int MaxCount = 10;

    /// <summary>Of all of a user in a workspace together, in UTF-8: the oldest go for a new one that is large, which is kept in any case.</summary>
    public const int MaxBytes = DraftStore.MaxBytes;

    /// <summary>What is longer is kept in the form, and cut in the list.</summary>
    public const int MaxPromptLength = 300;

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<PastDraftRow>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await Own(db, actor).OrderByDescending(draft => draft.KeptAt).ThenByDescending(draft => draft.Id).Take(MaxCount)
            .Select(draft => new PastDraftRow
            {
                Id = draft.Id,
                Print = draft.Print,
                ProviderId = draft.ProviderId,
                ModelId = draft.ModelId,
                Prompt = draft.Prompt,
                Picture = draft.Picture,
                KeptAt = draft.KeptAt,
            })
            .ToListAsync(cancellationToken);
    }

    /// <summary>The form; null when there is none of that id.</summary>
    public async Task<string?> ReadAsync(Actor actor, PastDraftId id, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await Own(db, actor).Where(draft => draft.Id == id).Select(draft => draft.Json).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Keeps it as the newest. One that is there already becomes the newest again.</summary>
    /// <returns>False when the user is not a member, or the form is longer than <see cref="DraftStore.MaxBytes"/>; then nothing is kept.</returns>
    public Task<bool> KeepAsync(Actor actor, NewPastDraft draft, CancellationToken cancellationToken)
    {
        if (!DraftStore.Takes(draft.Json)) { return Task.FromResult(false); }

        var (now, length) = (time.GetUtcNow(), Encoding.UTF8.GetByteCount(draft.Json));
        return database.WriteAsync(
            async db =>
            {
                if (await db.RoleOfAsync(actor.Workspace, actor.User, cancellationToken) is null) { return false; }

                await UploadUse.TouchAsync(db, actor.Workspace, draft.Json, now, cancellationToken);
                // One statement, because two tabs may both find none. Both databases know this form of it.
                await db.Database.ExecuteSqlAsync(
                    $"""
                    INSERT INTO "PastDrafts" ("Id", "WorkspaceId", "UserId", "Print", "ProviderId", "ModelId", "Prompt", "Picture", "Length", "Json", "KeptAt")
                    VALUES ({PastDraftId.New(now).Value}, {actor.Workspace.Value}, {actor.User.Value}, {PrintOf(draft.Json)}, {draft.ProviderId}, {draft.ModelId},
                        {CleanTextConverter.Clean(Cut(draft.Prompt))}, {draft.Picture?.Value}, {length}, {CleanTextConverter.Clean(draft.Json)}, {now.UtcTicks})
                    ON CONFLICT ("WorkspaceId", "UserId", "Print") DO UPDATE SET "KeptAt" = excluded."KeptAt"
                    """,
                    cancellationToken);
                await DropOldestAsync(db, actor, cancellationToken);
                return true;
            },
            cancellationToken);
    }

    /// <summary>The same for the same text.</summary>
    public static string PrintOf(string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));

    private static async Task DropOldestAsync(VideoWebDbContext db, Actor actor, CancellationToken cancellationToken)
    {
        var kept = await Own(db, actor).OrderByDescending(draft => draft.KeptAt).ThenByDescending(draft => draft.Id)
            .Select(draft => new { draft.Id, draft.Length }).ToListAsync(cancellationToken);
        var (bytes, dropped) = (0L, new List<PastDraftId>());
        foreach (var (index, draft) in kept.Index())
        {
            bytes += draft.Length;
            if (index >= MaxCount || (index > 0 && bytes > MaxBytes)) { dropped.Add(draft.Id); }
        }

        if (dropped.Count > 0) { await db.PastDrafts.Where(draft => dropped.Contains(draft.Id)).ExecuteDeleteAsync(cancellationToken); }
    }

    private static IQueryable<PastDraftEntity> Own(VideoWebDbContext db, Actor actor) =>
        db.PastDrafts.Where(draft => draft.WorkspaceId == actor.Workspace && draft.UserId == actor.User
            && db.Members.Any(member => member.WorkspaceId == actor.Workspace && member.UserId == actor.User));

    // Not through the middle of a letter that takes two places.
    private static string Cut(string prompt) => prompt.Length <= MaxPromptLength ? prompt : prompt[..(char.IsHighSurrogate(prompt[MaxPromptLength - 1]) ? MaxPromptLength - 1 : MaxPromptLength)];
}

/// <summary>A form whose place another one takes.</summary>
/// <param name="Prompt">What is written in it; empty when nothing is.</param>
/// <param name="Picture">One of the workspace's files that lies in it, by which it is known again; null when none does.</param>
/// <param name="Json">The form, without what belongs to a sending.</param>
public sealed record NewPastDraft(string ProviderId, string ModelId, string Prompt, AssetId? Picture, string Json);

/// <summary>A past draft. Written as 32 hex digits.</summary>
public readonly record struct PastDraftId(Guid Value) : IEntityId<PastDraftId>
{
    public static PastDraftId From(Guid value) => new(value);

    public static PastDraftId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public int CompareTo(PastDraftId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("N");
}

/// <summary>A past draft as lists show it.</summary>
public record PastDraftRow
{
    public PastDraftId Id { get; init; }

    /// <summary>That of its form; see <see cref="PastDraftStore.PrintOf"/>.</summary>
    [MaxLength(64)]
    public required string Print { get; init; }

    [MaxLength(64)]
    public required string ProviderId { get; init; }

    [MaxLength(128)]
    public required string ModelId { get; init; }

    /// <summary>Its beginning; empty when nothing is written.</summary>
    [MaxLength(PastDraftStore.MaxPromptLength)]
    public required string Prompt { get; init; }

    public AssetId? Picture { get; init; }

    public DateTimeOffset KeptAt { get; init; }
}

/// <summary>A past draft as it is stored.</summary>
internal sealed record PastDraftEntity : PastDraftRow
{
    public WorkspaceId WorkspaceId { get; init; }

    public UserId UserId { get; init; }

    /// <summary>Of <see cref="Json"/>, in UTF-8.</summary>
    public int Length { get; init; }

    public required string Json { get; init; }
}

internal sealed class PastDraftEntityConfiguration : IEntityTypeConfiguration<PastDraftEntity>
{
    public void Configure(EntityTypeBuilder<PastDraftEntity> builder)
    {
        builder.ToTable("PastDrafts");
        builder.HasIndex(draft => new { draft.WorkspaceId, draft.UserId, draft.Print }).IsUnique();
        builder.HasOne<WorkspaceEntity>().WithMany().HasForeignKey(draft => draft.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
    }
}
