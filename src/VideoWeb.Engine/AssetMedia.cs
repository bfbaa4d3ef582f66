using VideoWeb.Data.Clips;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Engine;

/// <summary>A stored file in the catalog's terms.</summary>
public static class AssetMedia
{
    private static readonly Dictionary<string, string> Formats = new(StringComparer.OrdinalIgnoreCase)
    {
        ["image/jpeg"] = "jpg",
        ["video/quicktime"] = "mov",
        ["video/x-msvideo"] = "avi",
        ["video/x-matroska"] = "mkv",
        ["audio/mpeg"] = "mp3",
        ["audio/mp4"] = "m4a",
    };

    /// <summary>The file in a slot, with what was measured when it was stored.</summary>
    /// <param name="name">How messages call it; null for the name it was uploaded with.</param>
    public static MediaItem Item(AssetRow asset, string slot, string? name = null) => new(slot, KindOf(asset), AssetAddress.Of(asset.Id), FactsOf(asset), name ?? asset.Name);

    public static MediaKind KindOf(AssetRow asset) => asset.ContentType.Split('/')[0] switch
    {
        "video" => MediaKind.Video,
        "audio" => MediaKind.Audio,
        _ => MediaKind.Image,
    };

    public static MediaFacts FactsOf(AssetRow asset) => new(
        asset.Bytes, Formats.GetValueOrDefault(asset.ContentType) ?? asset.ContentType.Split('/')[^1], asset.Width, asset.Height, asset.Seconds);
}
