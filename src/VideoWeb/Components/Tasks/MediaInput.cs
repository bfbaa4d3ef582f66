using VideoWeb.Data;
using VideoWeb.Providers.Catalog;
using static VideoWeb.Words;

namespace VideoWeb.Components.Tasks;

/// <summary>A medium that a task was made from, as it can be shown.</summary>
/// <param name="Slot">The slot's label.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Words">Its file's name, its address, or what can be said of it.</param>
/// <param name="Address">Where a click leads; null when it leads nowhere.</param>
/// <param name="Picture">Where a small picture of it is; null when none of ours is known. Never a foreign address: that would tell its host who looks.</param>
public sealed record MediaInput(string Slot, MediaKind Kind, string Words, string? Address, string? Picture)
{
    private const string AssetPrefix = "asset:";

    public static MediaInput Of(MediaItem item, ModeDescription? mode, string slug)
    {
        var slot = mode?.FindSlot(item.Slot)?.Label ?? item.Slot;
        if (item.Address.StartsWith(AssetPrefix, StringComparison.Ordinal) && AssetId.TryParse(item.Address[AssetPrefix.Length..], out var asset))
        {
            var address = MediaAddress.Of(slug, asset);
            return new(slot, item.Kind, item.Name ?? T("Uploaded file"), address, item.Kind == MediaKind.Image ? address : null);
        }

        var isWeb = Uri.TryCreate(item.Address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
        return isWeb ? new(slot, item.Kind, item.Name ?? item.Address, item.Address, null) : new(slot, item.Kind, item.Name ?? T("Sent inside the request"), null, null);
    }
}
