using VideoWeb.Data.Clips;
using VideoWeb.Data.Tasks;

namespace VideoWeb.Components.Gallery;

/// <summary>Keeps a newest-first list of clips in order while clips come. Pure.</summary>
public static class LiveClips
{
    /// <summary>Takes clips in that the list does not have yet, each at its place, and newer readings (a poster that came later) of those it has.</summary>
    public static IReadOnlyList<ClipCard> Merge(IReadOnlyList<ClipCard> clips, IReadOnlyList<ClipCard> page)
    {
        var merged = clips.ToDictionary(clip => clip.TaskId);
        foreach (var clip in page) { merged[clip.TaskId] = clip; }

        return [.. merged.Values.OrderByDescending(clip => clip.CreatedAt).ThenByDescending(clip => clip.TaskId)];
    }

    /// <summary>The clips before and after one in the list; both null when it is not in it.</summary>
    public static (TaskId? Newer, TaskId? Older) Around(IReadOnlyList<ClipCard> clips, TaskId clip)
    {
        for (var index = 0; index < clips.Count; index++)
        {
            if (clips[index].TaskId == clip)
            {
                return (index > 0 ? clips[index - 1].TaskId : null, index + 1 < clips.Count ? clips[index + 1].TaskId : null);
            }
        }

        return (null, null);
    }
}
