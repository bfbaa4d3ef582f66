using Microsoft.AspNetCore.WebUtilities;
using VideoWeb.Components.Shared;
using VideoWeb.Components.Tasks;
using VideoWeb.Data.Clips;

namespace VideoWeb.Components.Gallery;

/// <summary>Which clips are shown, by what the team has decided about them.</summary>
public enum GalleryPart
{
    All,
    Favourites,
    /// <summary>Four stars and more.</summary>
    TopRated,
    Picked,
    Rejected,
    Trash,
}

/// <summary>What the gallery shows, as its address says it. Anything in an address that makes no sense means "all".</summary>
/// <param name="Before">What stands before the first clip, in the order that is shown; null for the beginning.</param>
/// <param name="View">Null for the one that the reader had last.</param>
public sealed record GalleryQuery(
    bool MineOnly = false, string? ProviderId = null, string? Search = null, string? Before = null, GalleryPart Part = GalleryPart.All,
    ClipOrder Order = ClipOrder.Newest, GalleryView? View = null)
{
    private const int Top = 4;

    private static readonly IReadOnlyDictionary<string, GalleryPart> Parts = new Dictionary<string, GalleryPart>
    {
        ["favourites"] = GalleryPart.Favourites,
        ["top"] = GalleryPart.TopRated,
        ["picked"] = GalleryPart.Picked,
        ["rejected"] = GalleryPart.Rejected,
        ["trash"] = GalleryPart.Trash,
    };

    private const string OldestFirst = "oldest";

    public static GalleryQuery Read(string? who, string? provider, string? search, string? before, string? show, string? sort = null, string? view = null) => new(
        who == "me", Clean(provider), Clean(search), CursorText.Read(before) is null ? null : before, Parts.GetValueOrDefault(show ?? ""),
        sort == OldestFirst ? ClipOrder.Oldest : ClipOrder.Newest, ReaderChoices.ReadGalleryView(view));

    /// <summary>True when something narrows the gallery.</summary>
    public bool IsNarrowed => MineOnly || ProviderId is not null || Search is not null || Part != GalleryPart.All;

    /// <summary>The same clips, whatever place, order and view.</summary>
    public GalleryQuery Filters => this with { Before = null, Order = ClipOrder.Newest, View = null };

    public GalleryQuery StartBehind(ClipCursor? place) => this with { Before = place is null ? null : CursorText.Write(place.CreatedAt, place.Id.Value) };

    /// <summary>From the first clip of the month on, in the order that is shown.</summary>
    public GalleryQuery JumpTo(ClipMonth month) => StartBehind(Order == ClipOrder.Newest ? new(month.End, new(Guid.Empty)) : new(month.Begin.AddTicks(-1), new(Guid.AllBitsSet)));

    public ClipCursor? After => CursorText.Read(Before) is { } place ? new(place.CreatedAt, new(place.Id)) : null;

    public ClipFilter ToFilter() => new(
        MineOnly, ProviderId, null, Search, null, Part == GalleryPart.Favourites,
        Part switch
        {
            GalleryPart.Picked => ClipVerdict.Picked,
            GalleryPart.Rejected => ClipVerdict.Rejected,
            _ => null,
        },
        Part == GalleryPart.TopRated ? Top : 0, Part == GalleryPart.Trash);

    /// <param name="slug">The workspace's.</param>
    /// <param name="clip">The clip that is open over the gallery; null for the gallery alone.</param>
    public string Address(string slug, ClipId? clip = null)
    {
        var address = clip is { } open ? MediaAddress.Clip(slug, open) : $"/w/{slug}/gallery";
        if (MineOnly) { address = QueryHelpers.AddQueryString(address, "who", "me"); }
        if (ProviderId is not null) { address = QueryHelpers.AddQueryString(address, "provider", ProviderId); }
        if (Search is not null) { address = QueryHelpers.AddQueryString(address, "search", Search); }
        if (Part != GalleryPart.All) { address = QueryHelpers.AddQueryString(address, "show", Parts.Single(part => part.Value == Part).Key); }
        if (Order == ClipOrder.Oldest) { address = QueryHelpers.AddQueryString(address, "sort", OldestFirst); }
        if (View is { } view) { address = QueryHelpers.AddQueryString(address, "view", ReaderChoices.Name(view)); }
        return Before is null ? address : QueryHelpers.AddQueryString(address, "before", Before);
    }

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
