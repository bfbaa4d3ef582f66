using System.Globalization;
using VideoWeb.Components.Shared;
using VideoWeb.Components.Shared.Media;
using VideoWeb.Components.Shared.Text;
using VideoWeb.Data.Clips;
using VideoWeb.Localization;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Components.Compose.Media;

/// <summary>How a medium that lies in a slot is shown.</summary>
public static class MediaAsset
{
    /// <summary>Where the browser finds it, on this site in any case; null while the workspace is not known.</summary>
    public static string? Source(MediaItem item, string? slug) => item.Address.StartsWith("data:", StringComparison.OrdinalIgnoreCase) ? item.Address
        : slug is null ? null
        : AssetAddress.Find(item.Address) is { } asset ? AppRoutes.Media(slug, asset)
        : AppRoutes.RemotePicture(slug, item.Address);

    /// <summary>1280 × 720 · 5 s · 2.1 MB, as far as it is known; empty when nothing is.</summary>
    public static string Facts(MediaItem item, MessageFormatter texts)
    {
        if (item.Facts is not { } facts) { return ""; }

        var culture = CultureInfo.CurrentCulture;
        var size = facts is { Width: { } width, Height: { } height } ? $"{width} × {height}" : null;
        var length = facts.Seconds is { } seconds ? texts[SharedText.Seconds, ("seconds", decimal.Round(seconds, 1).ToString("0.#", culture))] : null;
        return string.Join(" · ", new[] { size, length, FileSize.Format(facts.Bytes) }.OfType<string>());
    }

    /// <summary>The shape of its picture, as the style sheet takes it; 4:3 while it is not known.</summary>
    public static string Shape(MediaItem item) =>
        AspectRatioStyle.Style(item.Facts is { Width: > 0 and var width, Height: > 0 and var height } ? (decimal)width / height : 4m / 3);

    public static string KindWord(MediaKind kind, MessageFormatter texts) => kind switch
    {
        MediaKind.Image => texts[ComposeText.APicture],
        MediaKind.Video => texts[ComposeText.AVideo],
        _ => texts[ComposeText.ASound],
    };
}
