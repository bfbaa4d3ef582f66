using VideoWeb.Providers.Catalog;

namespace VideoWeb.Engine.Contracts;

/// <summary>Media for a request that nobody fetches: the addresses lead nowhere.</summary>
internal static class SampleMedia
{
    // One grey pixel.
    private const string Picture = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==";

    public static IEnumerable<MediaItem> For(MediaSlotDescription slot, int count) =>
        Enumerable.Range(1, count).Select(number => new MediaItem(slot.Name, slot.Kind, Address(slot, number)));

    private static string Address(MediaSlotDescription slot, int number) =>
        slot.Travel.HasFlag(MediaTransferMode.Url) || slot.Kind != MediaKind.Image ? $"{ContractCases.Nowhere}/{number}.{Ending(slot.Kind)}" : Picture;

    private static string Ending(MediaKind kind) => kind switch
    {
        MediaKind.Video => "mp4",
        MediaKind.Audio => "mp3",
        _ => "png",
    };
}
