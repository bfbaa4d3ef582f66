using VideoWeb.Data;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Engine.Sending;

/// <summary>Puts files of ours, named <c>asset:{id}</c>, into a form in which a provider can get at them.</summary>
internal sealed class InputMedia(AssetStore assets, MediaArchive archive)
{
    private const string AssetPrefix = "asset:";

    /// <returns>The media with addresses that may go on the wire, or the reason why one of them cannot be sent.</returns>
    public async Task<(IReadOnlyList<MediaItem> Media, ProviderError? Problem)> ResolveAsync(
        Actor actor, ModeDescription mode, IReadOnlyList<MediaItem> media, CancellationToken cancellationToken)
    {
        var resolved = new List<MediaItem>(media.Count);
        foreach (var item in media)
        {
            if (!item.Address.StartsWith(AssetPrefix, StringComparison.Ordinal))
            {
                resolved.Add(item);
                continue;
            }

            if (mode.FindSlot(item.Slot) is not { } slot || !slot.Travel.HasFlag(MediaTravel.DataUri))
            {
                return (media, Problem($"{item.Name ?? "A file"} can only be sent by a public web address here. Put it where the provider can reach it and give the address. Nothing was sent."));
            }

            if (await ReadAsync(actor, item.Address[AssetPrefix.Length..], cancellationToken) is not { } address)
            {
                return (media, Problem($"{item.Name ?? "A file"} is not there any more. Choose it again. Nothing was sent."));
            }

            resolved.Add(item with { Address = address });
        }

        return (resolved, null);
    }

    private async Task<string?> ReadAsync(Actor actor, string id, CancellationToken cancellationToken)
    {
        if (!AssetId.TryParse(id, out var asset) || await assets.FindAsync(actor, asset, cancellationToken) is not { } row) { return null; }

        var path = archive.FullPath(row);
        return File.Exists(path) ? $"data:{row.ContentType};base64,{Convert.ToBase64String(await File.ReadAllBytesAsync(path, cancellationToken))}" : null;
    }

    private static ProviderError Problem(string sentence) => new(ProviderErrorKind.Media, sentence, Charged: Charged.No);
}
