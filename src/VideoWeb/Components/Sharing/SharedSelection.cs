using VideoWeb.Data.Clips;
using VideoWeb.Data.Sharing;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Components.Sharing;

/// <summary>Clips for which a link is being made.</summary>
/// <param name="Clips">In the order in which visitors see them.</param>
/// <param name="CanMark">Each of them has a watermarked file.</param>
/// <param name="Address">Of the link that was made; null before.</param>
public sealed record SharedSelection(IReadOnlyList<ClipId> Clips, bool CanMark, string? Address)
{
    /// <summary>What is asked before the form is shown. For more clips than a link can have nothing is looked up; making it says so.</summary>
    public static async Task<SharedSelection> BeginAsync(ShareLinkStore links, Actor actor, IReadOnlyList<ClipId> clips, CancellationToken token) =>
        new(clips, clips.Count <= ShareLinkStore.MaxClips && await links.CountWatermarkedAsync(actor, clips, token) == clips.Count, null);
}
