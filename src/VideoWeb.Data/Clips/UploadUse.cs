using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Clips;

/// <summary>Which files of ours a form names, and that they are in use: what nothing uses for a while is removed.</summary>
internal static partial class UploadUse
{
    // A form is saved again and again while somebody writes.
    private static readonly TimeSpan Recent = TimeSpan.FromHours(1);

    /// <summary>The files that a form's JSON names.</summary>
    public static IReadOnlyList<AssetId> FindIn(params IEnumerable<string> json) =>
        [.. json.SelectMany(text => Address().Matches(text)).Select(match => AssetAddress.Find(match.Value)).OfType<AssetId>().Distinct()];

    /// <summary>Notes that a form that is being saved names these. In its transaction, so that none of them is removed meanwhile.</summary>
    public static Task TouchAsync(VideoWebDbContext db, WorkspaceId workspace, string json, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (assets, before) = (FindIn(json), now - Recent);
        return assets.Count == 0
            ? Task.CompletedTask
            : db.Assets.Where(asset => asset.WorkspaceId == workspace && assets.Contains(asset.Id) && (asset.UsedAt == null || asset.UsedAt < before))
                .ExecuteUpdateAsync(set => set.SetProperty(asset => asset.UsedAt, now), cancellationToken);
    }

    /// <summary>The same for a task.</summary>
    /// <returns>False when one of them is not there any more, or is private to another one.</returns>
    public static async Task<bool> ClaimAsync(VideoWebDbContext db, Actor actor, IReadOnlyList<AssetId> assets, DateTimeOffset now, CancellationToken cancellationToken) =>
        assets.Count == 0
        || await db.AssetsOf(actor).Where(asset => assets.Contains(asset.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(asset => asset.UsedAt, now), cancellationToken) == assets.Count;

    [GeneratedRegex("asset:[0-9a-f]{32}")]
    private static partial Regex Address();
}
