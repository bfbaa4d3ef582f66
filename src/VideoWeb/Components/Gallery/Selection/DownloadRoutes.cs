using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using VideoWeb.Data.Clips;

namespace VideoWeb.Components.Gallery.Selection;

/// <summary>Which files of clips are had.</summary>
public enum DownloadKind
{
    Original,
    /// <summary>With the provider's mark.</summary>
    Marked,
    /// <summary>The first seconds, small and without sound; of a picture a smaller one.</summary>
    Preview,
}

/// <summary>Where clips are had as one file, and what the address and the form of it say beside what the gallery's own address does.</summary>
public static class DownloadRoutes
{
    public const string Clips = "clips";
    public const string Count = "count";
    public const string Zone = "zone";

    /// <summary>Which files, as <see cref="NameOf"/> says it.</summary>
    public const string Kind = "kind";

    /// <summary>Without the parameters.</summary>
    public const string Bare = "bare";

    /// <summary>With lists for editing programs.</summary>
    public const string Edits = "edits";

    /// <summary>With the parameters in the files too.</summary>
    public const string Tagged = "tagged";

    public const string Part = "part";
    public const string Parts = "parts";

    /// <summary>Empty for the originals.</summary>
    public static string NameOf(DownloadKind kind) => kind switch { DownloadKind.Marked => "watermarked", DownloadKind.Preview => "preview", _ => "" };

    /// <summary>The originals where it says nothing that is known.</summary>
    public static DownloadKind KindOf(string? name) => Enum.GetValues<DownloadKind>().FirstOrDefault(kind => NameOf(kind) == name);

    /// <summary>Of one clip as a file.</summary>
    public static string Of(string slug, ClipId clip, DownloadKind kind, bool isTagged = false) =>
        $"/w/{slug}/gallery/{clip}/file{(kind == DownloadKind.Original ? "" : $"?{Kind}={NameOf(kind)}")}{(isTagged ? $"{(kind == DownloadKind.Original ? '?' : '&')}{Tagged}=1" : "")}";

    public static string Of(string slug) => $"/w/{slug}/gallery/zip";

    /// <summary>Of one part of what the gallery finds.</summary>
    /// <param name="number">From 1 on.</param>
    /// <param name="of">How many parts there are.</param>
    public static string Of(string slug, GalleryQuery query, TimeZoneInfo zone, DownloadPart part, int number, int of, DownloadKind kind, bool hasParameters, bool hasEdits = false, bool isTagged = false)
    {
        var shown = (query with { Order = DownloadStore.OrderOf(query.Order), View = null, IsStacked = false }).StartBehind(part.After?.Place).Address(slug);
        var address = $"{Of(slug)}{(shown.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? shown[at..] : "")}";
        address = QueryHelpers.AddQueryString(address, Count, part.Count.ToString(CultureInfo.InvariantCulture));
        if (!query.Choices.IsNone) { address = QueryHelpers.AddQueryString(address, Zone, zone.Id); }
        if (kind != DownloadKind.Original) { address = QueryHelpers.AddQueryString(address, Kind, NameOf(kind)); }
        if (!hasParameters) { address = QueryHelpers.AddQueryString(address, Bare, "1"); }
        if (hasEdits) { address = QueryHelpers.AddQueryString(address, Edits, "1"); }
        if (isTagged) { address = QueryHelpers.AddQueryString(address, Tagged, "1"); }
        return of == 1 ? address : QueryHelpers.AddQueryString(QueryHelpers.AddQueryString(address, Part, number.ToString(CultureInfo.InvariantCulture)), Parts, of.ToString(CultureInfo.InvariantCulture));
    }
}
