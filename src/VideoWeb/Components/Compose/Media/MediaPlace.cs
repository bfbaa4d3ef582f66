using System.Globalization;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Components.Compose.Media;

/// <summary>Which file of a slot is meant, in a text that goes to the browser and back: files may be moved or removed meanwhile.</summary>
public static class MediaPlace
{
    /// <param name="index">From 0.</param>
    public static string Write(int index, MediaItem item) => string.Create(CultureInfo.InvariantCulture, $"{index} {item.Address}");

    /// <summary>Where it lies now; null when it is not there any more. Of files that are the same, the one at the old place.</summary>
    public static int? Find(string? place, IReadOnlyList<MediaItem> items)
    {
        if (place?.Split(' ', 2) is not [var number, var address]) { return null; }
        if (int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < items.Count && items[index].Address == address) { return index; }

        return items.Select((item, at) => (item, at)).Where(entry => entry.item.Address == address).Select(entry => (int?)entry.at).FirstOrDefault();
    }
}
