using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using VideoWeb.Data.Clips;

namespace VideoWeb.Components.Gallery;

/// <summary>Where clips are had as one file, and what the address and the form of it say beside what the gallery's own address does.</summary>
public static class DownloadAddress
{
    public const string Clips = "clips";
    public const string Count = "count";
    public const string Zone = "zone";

    /// <summary>Which files: the originals unless <see cref="Marked"/>.</summary>
    public const string Kind = "kind";

    public const string Marked = "watermarked";

    /// <summary>Without the parameters.</summary>
    public const string Bare = "bare";

    /// <summary>With lists for editing programs.</summary>
    public const string Edits = "edits";

    public const string Part = "part";
    public const string Parts = "parts";

    public static string Of(string slug) => $"/w/{slug}/gallery/zip";

    /// <summary>Of one part of what the gallery finds.</summary>
    /// <param name="number">From 1 on.</param>
    /// <param name="of">How many parts there are.</param>
    public static string Of(string slug, GalleryQuery query, TimeZoneInfo zone, DownloadPart part, int number, int of, bool isMarked, bool hasParameters, bool hasEdits = false)
    {
        var shown = (query with { Order = DownloadStore.OrderOf(query.Order), View = null, IsStacked = false }).StartBehind(part.After?.Place).Address(slug);
        var address = $"{Of(slug)}{(shown.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? shown[at..] : "")}";
        address = QueryHelpers.AddQueryString(address, Count, part.Count.ToString(CultureInfo.InvariantCulture));
        if (!query.Choices.IsNone) { address = QueryHelpers.AddQueryString(address, Zone, zone.Id); }
        if (isMarked) { address = QueryHelpers.AddQueryString(address, Kind, Marked); }
        if (!hasParameters) { address = QueryHelpers.AddQueryString(address, Bare, "1"); }
        if (hasEdits) { address = QueryHelpers.AddQueryString(address, Edits, "1"); }
        return of == 1 ? address : QueryHelpers.AddQueryString(QueryHelpers.AddQueryString(address, Part, number.ToString(CultureInfo.InvariantCulture)), Parts, of.ToString(CultureInfo.InvariantCulture));
    }
}
