using System.Globalization;
using VideoWeb.Components.Shared.Text;
using VideoWeb.Data.Clips;

namespace VideoWeb.Components.Gallery.Grid;

/// <summary>A place in the gallery as addresses have it.</summary>
public static class ClipCursorFormat
{
    private const char Separator = '~';
    private const int MaxUnit = 64;

    public static string Write(ClipCursor place)
    {
        var time = CursorFormat.Write(place.CreatedAt, place.Id.Value);
        return place is { Rank: 0, Unit: "" } ? time : string.Create(CultureInfo.InvariantCulture, $"{place.Rank:x}{Separator}{place.Unit}{Separator}{time}");
    }

    /// <summary>Null for anything that <see cref="Write"/> did not write.</summary>
    public static ClipCursor? Read(string? text)
    {
        if (text is null) { return null; }

        var (first, last) = (text.IndexOf(Separator, StringComparison.Ordinal), text.LastIndexOf(Separator));
        if (CursorFormat.Read(text[(last + 1)..]) is not { } time) { return null; }
        if (first < 0) { return new(time.CreatedAt, new(time.Id)); }

        var unit = first < last ? text[(first + 1)..last] : "";
        return first < last && unit.Length <= MaxUnit && long.TryParse(text[..first], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var rank) && rank >= 0
            ? new(time.CreatedAt, new(time.Id)) { Rank = rank, Unit = unit }
            : null;
    }
}
