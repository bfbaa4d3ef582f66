using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Clips;

public sealed partial class GalleryStore
{
    // By the index of each alone, so that no clip takes longer than another.
    private static async Task<IReadOnlyList<SimilarCount>> CountSimilarAsync(VideoWebDbContext db, Actor actor, ClipId clip, CancellationToken cancellationToken)
    {
        if (await db.ClipsOf(actor).Where(stored => stored.Id == clip).Select(stored => new { stored.PromptHash, stored.Seed, stored.InputsHash, stored.FileHash }).SingleOrDefaultAsync(cancellationToken) is not { } traits) { return []; }

        // A value and not "NOT": SQLite looks for that in no index.
        var isTrashed = false;
        var others = db.ClipsOf(actor).Where(other => other.IsTrashed == isTrashed && other.Id != clip);
        var found = new List<SimilarCount>();
        if (traits.PromptHash is { } prompt) { await CountAsync(ClipTrait.Prompt, others.Where(other => other.PromptHash == prompt)); }
        if (traits.Seed is { } seed) { await CountAsync(ClipTrait.Seed, others.Where(other => other.Seed == seed)); }
        if (traits.InputsHash is { } inputs) { await CountAsync(ClipTrait.Inputs, others.Where(other => other.InputsHash == inputs)); }
        if (traits.FileHash is { } file and > 0) { await CountAsync(ClipTrait.File, others.Where(other => other.FileHash == file)); }
        return found;

        async Task CountAsync(ClipTrait trait, IQueryable<ClipEntity> alike)
        {
            var count = await alike.Select(other => other.Number).Take(MostCounted + 1).CountAsync(cancellationToken);
            if (count > 0) { found.Add(new(trait, Math.Min(count, MostCounted), count > MostCounted)); }
        }
    }
}
