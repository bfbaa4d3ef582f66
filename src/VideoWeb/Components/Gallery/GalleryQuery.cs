using Microsoft.AspNetCore.WebUtilities;
using VideoWeb.Components.Gallery.Filters;
using VideoWeb.Components.Gallery.Grid;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Boards;
using VideoWeb.Data.Clips;

namespace VideoWeb.Components.Gallery;

/// <summary>What is a click away, by what the team has decided about the clips.</summary>
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
    bool MineOnly = false, string? Search = null, string? Before = null, bool IsTrash = false, ClipOrder Order = ClipOrder.Newest, GalleryView? View = null)
{
    private const string Top = "4";
    private const string Trash = "trash";

    private static readonly IReadOnlyDictionary<string, ClipOrder> SortNames = new Dictionary<string, ClipOrder>
    {
        ["newest"] = ClipOrder.Newest,
        ["oldest"] = ClipOrder.Oldest,
        ["longest"] = ClipOrder.Longest,
        ["dearest"] = ClipOrder.Dearest,
        ["best"] = ClipOrder.BestRated,
        ["used"] = ClipOrder.MostUsed,
        ["relevance"] = ClipOrder.Relevance,
        ["hand"] = ClipOrder.ByHand,
    };

    /// <summary>What the clips are narrowed by, beyond words and whose they are.</summary>
    public ClipChoices Choices { get; init; } = ClipChoices.None;

    /// <summary>One clip after another is judged.</summary>
    public bool IsReview { get; init; }

    /// <summary>One clip of each set is shown, unless one after another is judged.</summary>
    public bool IsStacked { get; init; }

    /// <summary>The parameters of the address that <see cref="Read"/> asks for.</summary>
    public static IReadOnlyList<string> Names { get; } = ["who", "search", "before", "show", "sort", "view", "judge", "stack", .. ClipChoices.Names];

    /// <param name="find">What the address says; null for nothing.</param>
    public static GalleryQuery Read(Func<string, string?> find)
    {
        var query = new GalleryQuery(
            find("who") == "me", Clean(find("search")), ClipCursorFormat.Read(find("before")) is null ? null : find("before"), find("show") == Trash,
            SortNames.TryGetValue(find("sort") ?? "", out var order) ? order : ClipOrder.Newest, UserPreferences.ReadGalleryView(find("view")))
        {
            Choices = ClipChoices.Read(find),
            IsReview = find("judge") == "1",
            IsStacked = find("stack") == "1",
        }.WithoutLostOrder();
        // As addresses were before each had a filter of its own.
        return find("show") switch
        {
            "favourites" => query.WithPart(GalleryPart.Favourites),
            "top" => query.WithPart(GalleryPart.TopRated),
            "picked" => query.WithPart(GalleryPart.Picked),
            "rejected" => query.WithPart(GalleryPart.Rejected),
            _ => query,
        };
    }

    /// <summary>True when something narrows the gallery.</summary>
    public bool IsNarrowed => MineOnly || Search is not null || IsTrash || !Choices.IsNone;

    /// <summary>The same clips, whatever place, order and view.</summary>
    public GalleryQuery Filters => this with { Before = null, Order = ClipOrder.Newest, View = null, IsReview = false };

    /// <summary>What a saved search keeps of it: filters, words and order.</summary>
    public string SavedText => (this with { Before = null, View = null, IsReview = false }).Address("-") is var address && address.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? address[(at + 1)..] : "";

    /// <summary>Something is asked for that is worth a name.</summary>
    public bool CanBeSaved => SavedText is { Length: > 0 and <= SavedSearchStore.MaxQueryLength };

    /// <summary>Null for a mixture that has no name.</summary>
    public GalleryPart? Part => (IsTrash, Choices.Find(ClipFacet.Favourite), Choices.Find(ClipFacet.Review), Choices.Find(ClipFacet.Rating)) switch
    {
        (false, null, null, null) => GalleryPart.All,
        (true, null, null, null) => GalleryPart.Trash,
        (false, not null, null, null) => GalleryPart.Favourites,
        (false, null, ClipChoices.Picked, null) => GalleryPart.Picked,
        (false, null, ClipChoices.Rejected, null) => GalleryPart.Rejected,
        (false, null, null, Top) => GalleryPart.TopRated,
        _ => null,
    };

    /// <summary>With this in place of whatever is chosen of its kind.</summary>
    public GalleryQuery WithPart(GalleryPart part) => this with
    {
        Before = null,
        IsTrash = part == GalleryPart.Trash,
        Choices = Choices
            .With(ClipFacet.Favourite, part == GalleryPart.Favourites ? ClipChoices.Yes : null)
            .With(ClipFacet.Review, part switch
            {
                GalleryPart.Picked => ClipChoices.Picked,
                GalleryPart.Rejected => ClipChoices.Rejected,
                _ => null,
            })
            .With(ClipFacet.Rating, part == GalleryPart.TopRated ? Top : null),
    };

    /// <summary>A board, as it is ordered by hand.</summary>
    public static GalleryQuery Of(BoardId board) => new(Order: ClipOrder.ByHand) { Choices = ClipChoices.None.With(ClipFacet.Board, board.ToString()) };

    public static GalleryQuery Of(TagId tag) => new() { Choices = ClipChoices.None.With(ClipFacet.Tag, tag.ToString()) };

    public static string AddressOf(SavedSearch search, string slug) => $"/w/{slug}/gallery?{search.Query}";

    /// <summary>From the beginning, narrowed by these.</summary>
    public GalleryQuery With(ClipChoices choices) => (this with { Choices = choices, Before = null }).WithoutLostOrder();

    public GalleryQuery StartBehind(ClipCursor? place) => this with { Before = place is null ? null : ClipCursorFormat.Write(place) };

    /// <summary>From the first clip of the month on, in the order of time that is shown.</summary>
    public GalleryQuery JumpTo(ClipMonth month) => StartBehind(Order == ClipOrder.Newest ? new(month.End, new(Guid.Empty)) : new(month.Begin.AddTicks(-1), new(Guid.AllBitsSet)));

    public ClipCursor? After => ClipCursorFormat.Read(Before);

    /// <param name="zone">Whose days the days are that are asked for.</param>
    public ClipFilter ToFilter(TimeZoneInfo zone) => Choices.Narrow(new ClipFilter(MineOnly, Search: Search, IsTrashed: IsTrash) { IsStacked = HasStacks }, zone);

    /// <summary>Sets are shown as stacks.</summary>
    public bool HasStacks => IsStacked && !IsReview;

    /// <summary>The clips of one set that this finds, each for itself.</summary>
    public GalleryQuery OfSet(string set) => (this with { IsStacked = false }).With(Choices.With(ClipChoices.Set, set));

    /// <param name="slug">The workspace's.</param>
    /// <param name="clip">The clip that is open over the gallery; null for the gallery alone.</param>
    public string Address(string slug, ClipId? clip = null)
    {
        var address = clip is { } open ? AppRoutes.Clip(slug, open) : $"/w/{slug}/gallery";
        if (MineOnly) { address = QueryHelpers.AddQueryString(address, "who", "me"); }
        if (Search is not null) { address = QueryHelpers.AddQueryString(address, "search", Search); }
        if (IsTrash) { address = QueryHelpers.AddQueryString(address, "show", Trash); }
        if (!Choices.IsNone) { address = $"{address}{(address.Contains('?', StringComparison.Ordinal) ? "&" : "?")}{Choices.Text[1..]}"; }
        if (Order != ClipOrder.Newest) { address = QueryHelpers.AddQueryString(address, "sort", SortNames.Single(order => order.Value == Order).Key); }
        if (IsStacked) { address = QueryHelpers.AddQueryString(address, "stack", "1"); }
        if (IsReview) { address = QueryHelpers.AddQueryString(address, "judge", "1"); }
        if (View is { } view) { address = QueryHelpers.AddQueryString(address, "view", UserPreferences.Name(view)); }
        return Before is null ? address : QueryHelpers.AddQueryString(address, "before", Before);
    }

    /// <summary>From the beginning, with these words in place of any.</summary>
    public GalleryQuery WithSearch(string? text) => (this with { Search = Clean(text), Before = null }).WithoutLostOrder();

    /// <summary>The orders that people are offered: by relevance while something is searched for, by hand where there is one board.</summary>
    public IReadOnlyList<ClipOrder> Orders => [.. Search is null ? [] : (ClipOrder[])[ClipOrder.Relevance], .. Choices.Board is null ? [] : (ClipOrder[])[ClipOrder.ByHand], .. ClipOrders.Offered];

    private GalleryQuery WithoutLostOrder() =>
        (Order.IsByHand() && Choices.Board is null) || (Order.IsByRelevance() && Search is null) ? this with { Order = ClipOrder.Newest } : this;

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
