using Microsoft.AspNetCore.Components;
using VideoWeb.Data.Clips;

namespace VideoWeb.Components.Gallery;

/// <summary>The part of the page that hands out many clips as one file.</summary>
public sealed partial class GalleryPage
{
    private DownloadWish? _downloading;

    [Inject] private DownloadStore Downloads { get; set; } = default!;

    /// <summary>All that are selected.</summary>
    private Task BeginDownloadOfSelectedAsync()
    {
        _downloading = new([.. Ordered(Selected).Select(clip => ClipSize.Of(clip, DownloadStore.OrderOf(_query.Order)))], null);
        return Task.CompletedTask;
    }

    /// <summary>All that the filters find, in sight or not.</summary>
    private Task BeginDownloadOfFoundAsync() => RunAsync(async token => _downloading = new(await Downloads.ListAsync(Context.Actor, (_query with { IsStacked = false }).ToFilter(Zone), _query.Order, token), _query));

    private void EndDownload() => _downloading = null;

    /// <param name="Query">What has found them; null for what was selected.</param>
    private sealed record DownloadWish(IReadOnlyList<ClipSize> Clips, GalleryQuery? Query);
}
