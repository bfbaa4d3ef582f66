using VideoWeb.Data.Clips;
using VideoWeb.Data.Tasks;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Data.Lineage;

/// <summary>A clip in a lineage, also one that is gone by now.</summary>
/// <param name="Task">The task that made it; the clip's own number where somebody has brought it (<see cref="ClipId.AsSource"/>).</param>
/// <param name="IsHere">It is in the gallery, and neither in the trash nor removed.</param>
public sealed record LineageClip(
    TaskId Task, string ProviderName, string ModelName, string Prompt, string? Title, DateTimeOffset CreatedAt, bool IsSandbox, decimal AspectRatio, AssetId? Poster, ReportedCost? Cost, bool IsHere)
{
    public ClipId Id => ClipId.Of(Task);

    /// <summary>Somebody has brought it, and no task has made it.</summary>
    public bool IsUploaded { get; init; }

    /// <summary>Null for one that is gone.</summary>
    public AssetId? File { get; init; }

    /// <summary>What the team has decided about it.</summary>
    public ClipVerdict Verdict { get; init; }
}

/// <summary>That a clip was made from another.</summary>
/// <param name="Seconds">Where in the other; null for no such place.</param>
public sealed record LineageLink(TaskId Task, TaskId Source, SourceUse Use, decimal? Seconds);

/// <summary>A clip with what was made from it.</summary>
/// <param name="From">How it was made from the clip above; null where none stands above.</param>
/// <param name="Children">Oldest first.</param>
/// <param name="More">How many further ones were made from it.</param>
public sealed record LineageBranch(LineageClip Clip, LineageLink? From, IReadOnlyList<LineageBranch> Children, int More);

/// <summary>Where a clip comes from and what was made from it, across models and providers.</summary>
/// <param name="Clip">The one that was asked about.</param>
/// <param name="Takes">The first clip of its path, and those that the same click has made; at least one.</param>
/// <param name="MoreTakes">How many further ones the click has made.</param>
/// <param name="Earlier">The clip that the first one goes on from, where the path is longer than is read; null at its beginning.</param>
/// <param name="Pictures">The files of the workspace that the first one was made from, where they come from no clip.</param>
public sealed record ClipLineage(ClipId Clip, IReadOnlyList<LineageBranch> Takes, int MoreTakes, ClipId? Earlier, IReadOnlyList<AssetRow> Pictures)
{
    /// <summary>From the first clip to the one that was asked about, each made from the one before.</summary>
    public IReadOnlyList<LineageClip> Path => [.. Takes.Select(take => PathIn(take, Clip)).FirstOrDefault(path => path.Count > 0) ?? []];

    private static IReadOnlyList<LineageClip> PathIn(LineageBranch branch, ClipId sought) =>
        branch.Clip.Id == sought ? [branch.Clip]
        : branch.Children.Select(child => PathIn(child, sought)).FirstOrDefault(path => path.Count > 0) is { } below ? [branch.Clip, .. below]
        : [];

    /// <summary>Puts clips under what they were made from: each once, in the order in which they were read. What is gone and leads nowhere is left out. Pure.</summary>
    /// <param name="focus">Is never left out.</param>
    /// <param name="links">Of each clip that stands under another.</param>
    /// <param name="counts">How many clips were made from each.</param>
    public static LineageBranch? Grow(TaskId task, TaskId focus, IReadOnlyDictionary<TaskId, LineageClip> clips, ILookup<TaskId, LineageLink> links, IReadOnlyDictionary<TaskId, int> counts, LineageLink? from = null)
    {
        if (!clips.TryGetValue(task, out var clip)) { return null; }

        var below = links[task].ToList();
        var children = below.Select(link => Grow(link.Task, focus, clips, links, counts, link)).OfType<LineageBranch>().ToList();
        var more = Math.Max(0, counts.GetValueOrDefault(task) - below.Count);
        return clip.IsHere || task == focus || children.Count > 0 || more > 0 ? new(clip, from, children, more) : null;
    }
}
