using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Clips;

/// <summary>How large the clips are that somebody wants as files.</summary>
public sealed class DownloadStore(Database database, GalleryStore gallery)
{
    /// <summary>More are not measured: who wants more narrows them first.</summary>
    public const int MaxClips = 100_000;

    /// <summary>The first <see cref="MaxClips"/> that fit the filter: as they lie on a board where that is the order, else newest first. One whose file is gone counts as empty.</summary>
    public async Task<IReadOnlyList<ClipSize>> ListAsync(Actor actor, ClipFilter filter, ClipOrder order, CancellationToken cancellationToken)
    {
        if (OrderOf(order) == ClipOrder.ByHand) { return await ListByHandAsync(actor, filter, cancellationToken); }

        await using var db = await database.OpenAsync(cancellationToken);
        var values = ClipValues.Of(filter, await ClipSearchText.QueryAsync(db, actor, filter.Search, cancellationToken), clips: null, after: null);
        return await ClipConditions.Found(db, actor, filter, values)
            .OrderByDescending(clip => clip.CreatedAt).ThenByDescending(clip => clip.Id).Take(MaxClips)
            .Select(clip => new ClipSize(new ClipCursor(clip.CreatedAt, clip.Id), db.Assets.Where(file => file.Id == clip.File).Select(file => (long?)file.Bytes).FirstOrDefault() ?? 0))
            .ToListAsync(cancellationToken);
    }

    /// <summary>In which clips are numbered in a file.</summary>
    public static ClipOrder OrderOf(ClipOrder shown) => shown == ClipOrder.ByHand ? ClipOrder.ByHand : ClipOrder.Newest;

    // A board is not so large that its pages would take long.
    private async Task<IReadOnlyList<ClipSize>> ListByHandAsync(Actor actor, ClipFilter filter, CancellationToken cancellationToken)
    {
        List<ClipSize> sizes = [];
        for (ClipCursor? after = null; sizes.Count < MaxClips;)
        {
            var page = await gallery.ListAsync(actor, filter, ClipOrder.ByHand, after, GalleryStore.MaxPageSize, cancellationToken);
            sizes.AddRange(page.Clips.Select(card => ClipSize.Of(card, ClipOrder.ByHand)));
            if (page.Next is null) { break; }

            after = page.Next;
        }

        return sizes;
    }
}

/// <param name="Place">In the order in which they are numbered.</param>
/// <param name="Bytes">Of the original.</param>
public sealed record ClipSize(ClipCursor Place, long Bytes)
{
    public static ClipSize Of(ClipCard card, ClipOrder order) => new(ClipCursor.Of(card, order), card.Bytes ?? 0);
}

/// <summary>Clips that go into one file.</summary>
/// <param name="After">The clip before the first; null from the beginning.</param>
/// <param name="Count">At least one.</param>
public sealed record DownloadPart(ClipSize? After, int Count, long Bytes)
{
    /// <summary>One part after another, none larger than the limit but for a clip that is larger by itself.</summary>
    /// <param name="limit">In bytes; null for a single part.</param>
    public static IReadOnlyList<DownloadPart> Of(IReadOnlyList<ClipSize> clips, long? limit)
    {
        var parts = new List<DownloadPart>();
        for (var first = 0; first < clips.Count;)
        {
            var (next, bytes) = (first, 0L);
            while (next < clips.Count && (next == first || limit is null || bytes + clips[next].Bytes <= limit)) { bytes += clips[next++].Bytes; }
            parts.Add(new(first == 0 ? null : clips[first - 1], next - first, bytes));
            first = next;
        }

        return parts;
    }
}
