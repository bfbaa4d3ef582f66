using System.Globalization;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Clips;
using VideoWeb.Providers.Catalog;
using static VideoWeb.Localization.Words;

namespace VideoWeb.Components.Compose.Media;

/// <summary>How a medium that lies in a slot is shown.</summary>
public static class MediaAsset
{
    /// <summary>Where the browser finds it, on this site in any case; null while the workspace is not known.</summary>
    public static string? Source(MediaItem item, string? slug) => item.Address.StartsWith("data:", StringComparison.OrdinalIgnoreCase) ? item.Address
        : slug is null ? null
        : AssetAddress.Find(item.Address) is { } asset ? Tasks.MediaAddress.Of(slug, asset)
        : Tasks.MediaAddress.OfRemote(slug, item.Address);

    /// <summary>1280 × 720 · 5 s · 2.1 MB, as far as it is known; empty when nothing is.</summary>
    public static string Facts(MediaItem item)
    {
        if (item.Facts is not { } facts) { return ""; }

        var culture = CultureInfo.CurrentCulture;
        var size = facts is { Width: { } width, Height: { } height } ? $"{width} × {height}" : null;
        var length = facts.Seconds is { } seconds ? T("{0} s", decimal.Round(seconds, 1).ToString("0.#", culture)) : null;
        return string.Join(" · ", new[] { size, length, FileSize.Format(facts.Bytes) }.OfType<string>());
    }

    public static string KindWord(MediaKind kind) => kind switch
    {
        MediaKind.Image => T("a picture"),
        MediaKind.Video => T("a video"),
        _ => T("a sound"),
    };
}
