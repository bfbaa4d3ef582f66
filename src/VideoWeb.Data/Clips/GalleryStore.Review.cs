using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Clips;

public sealed partial class GalleryStore
{
    /// <summary>The clips that one click has made together with this one, itself among them, as they were made; at most <see cref="MaxPageSize"/>. None when there is no such clip.</summary>
    public async Task<IReadOnlyList<ClipId>> ListSetAsync(Actor actor, ClipId clip, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        if (await db.ClipsOf(actor).Where(stored => stored.Id == clip).Select(stored => stored.Batch).SingleOrDefaultAsync(cancellationToken) is not { } batch) { return []; }
        if (batch.Length == 0) { return [clip]; }

        return await db.ClipsOf(actor).Where(stored => stored.Batch == batch && (!stored.IsTrashed || stored.Id == clip))
            .OrderBy(stored => stored.CreatedAt).ThenBy(stored => stored.Id).Take(MaxPageSize).Select(stored => stored.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Those of the clips that are there, with all others that were made by the same clicks: where sets are stacked, a change of one may bring another to the top.</summary>
    /// <param name="clips">At most <see cref="MaxPageSize"/>; what is beyond is not looked at.</param>
    /// <returns>At most <see cref="MostCounted"/>.</returns>
    public async Task<IReadOnlyList<ClipId>> ListSetsOfAsync(Actor actor, IReadOnlyCollection<ClipId> clips, CancellationToken cancellationToken)
    {
        if (clips.Count == 0) { return []; }

        List<ClipId> asked = [.. clips.Take(MaxPageSize)];
        await using var db = await database.OpenAsync(cancellationToken);
        var batches = await db.ClipsOf(actor).Where(clip => asked.Contains(clip.Id) && clip.Batch != "").Select(clip => clip.Batch).Distinct().ToListAsync(cancellationToken);
        return await db.ClipsOf(actor).Where(clip => asked.Contains(clip.Id) || batches.Contains(clip.Batch)).OrderBy(clip => clip.CreatedAt).Take(MostCounted).Select(clip => clip.Id).ToListAsync(cancellationToken);
    }

    /// <summary>What has been decided about the clips that fit the filter; null when there are none. More than <see cref="MostCounted"/> of them are not looked at.</summary>
    public async Task<ReviewCounts?> CountReviewAsync(Actor actor, ClipFilter filter, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        var values = await ValuesAsync(db, actor, filter, after: null, ClipOrder.Newest, cancellationToken);
        return await ClipConditions.Found(db, actor, filter, values)
            .OrderByDescending(clip => clip.CreatedAt).Take(MostCounted + 1)
            .GroupBy(_ => 1)
            .Select(clips => new ReviewCounts(
                clips.Count(), clips.Count(clip => clip.Verdict == ClipVerdict.None && clip.Rating == 0 && !clip.IsFavourite),
                clips.Count(clip => clip.Verdict == ClipVerdict.Picked), clips.Count(clip => clip.Verdict == ClipVerdict.Rejected),
                clips.Count(clip => clip.Rating > 0), clips.Count(clip => clip.IsFavourite)))
            .SingleOrDefaultAsync(cancellationToken);
    }
}

/// <summary>What has been decided about clips.</summary>
/// <param name="All">How many there are; at least 1.</param>
/// <param name="Unjudged">Without verdict, stars and heart.</param>
/// <param name="Rated">With stars.</param>
public sealed record ReviewCounts(int All, int Unjudged, int Picked, int Rejected, int Rated, int Favourites)
{
    public int Judged => All - Unjudged;

    /// <summary>There are more than were looked at.</summary>
    public bool HasMore => All > GalleryStore.MostCounted;
}
