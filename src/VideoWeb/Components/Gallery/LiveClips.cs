using VideoWeb.Data.Clips;

namespace VideoWeb.Components.Gallery;

/// <summary>Keeps a newest-first list of clips in order while clips come. Pure.</summary>
public static class LiveClips
{
    /// <summary>Takes clips in that the list does not have yet, each at its place, and newer readings (a poster that came later) of those it has.</summary>
    public static IReadOnlyList<ClipCard> Merge(IReadOnlyList<ClipCard> clips, IReadOnlyList<ClipCard> page)
    {
        var merged = clips.ToDictionary(clip => clip.Id);
        foreach (var clip in page) { merged[clip.Id] = clip; }

        return [.. merged.Values.OrderByDescending(clip => clip.CreatedAt).ThenByDescending(clip => clip.Id)];
    }

    /// <summary>The list after some of its clips, or others, have changed: what does not belong into it any more is gone, the rest stands at its place.</summary>
    /// <param name="changed">The clips that were read again.</param>
    /// <param name="fresh">Those of them that belong into the list.</param>
    public static IReadOnlyList<ClipCard> Refresh(IReadOnlyList<ClipCard> clips, IReadOnlyCollection<ClipId> changed, IReadOnlyList<ClipCard> fresh)
    {
        var gone = changed.Except(fresh.Select(clip => clip.Id)).ToHashSet();
        return Merge(gone.Count == 0 ? clips : [.. clips.Where(clip => !gone.Contains(clip.Id))], fresh);
    }

    /// <summary>The clips before and after one in the list; both null when it is not in it.</summary>
    public static (ClipId? Newer, ClipId? Older) Around(IReadOnlyList<ClipCard> clips, ClipId clip)
    {
        for (var index = 0; index < clips.Count; index++)
        {
            if (clips[index].Id == clip)
            {
                return (index > 0 ? clips[index - 1].Id : null, index + 1 < clips.Count ? clips[index + 1].Id : null);
            }
        }

        return (null, null);
    }
}
