using VideoWeb.Providers.Catalog;

namespace VideoWeb.Components.Compose.Media;

/// <summary>Changes to the list of a slot; its order is that of the wire.</summary>
public static class MediaOrder
{
    /// <summary>Moves an item by some places; beyond an end it stays where it is.</summary>
    public static IReadOnlyList<MediaItem> Move(IReadOnlyList<MediaItem> items, int from, int by)
    {
        var to = from + by;
        if (from < 0 || from >= items.Count || to < 0 || to >= items.Count) { return items; }
        var moved = items.ToList();
        moved.RemoveAt(from);
        moved.Insert(to, items[from]);
        return moved;
    }

    /// <summary>Another item in the place of one, which the prompt's mentions go on to mean.</summary>
    public static IReadOnlyList<MediaItem> Replace(IReadOnlyList<MediaItem> items, int index, MediaItem by) => [.. items.Select((item, at) => at == index ? by : item)];

    public static IReadOnlyList<MediaItem> Without(IReadOnlyList<MediaItem> items, int index) => [.. items.Where((_, at) => at != index)];
}
