using VideoWeb.Data.Boards;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Clips;

/// <param name="Search">Words that the clip's prompts, title, tags, model, provider or maker begin with; a phrase in quotes; after a minus what it has not.</param>
/// <param name="IsSandbox">Null for both, and for what somebody has brought.</param>
/// <param name="Verdict">Null for all.</param>
/// <param name="MinRating">At least so many stars; 0 for all.</param>
/// <param name="IsTrashed">What lies in the trash, and nothing else.</param>
public sealed record ClipFilter(
    bool MineOnly = false, string? ProviderId = null, string? ModelId = null, string? Search = null, bool? IsSandbox = null,
    bool FavouritesOnly = false, ClipVerdict? Verdict = null, int MinRating = 0, bool IsTrashed = false)
{
    public static ClipFilter All { get; } = new();

    /// <summary>Clips that have all of these.</summary>
    public TagSet Tags { get; init; } = TagSet.None;

    /// <summary>Clips that are on it.</summary>
    public BoardId? Board { get; init; }

    public UserId? Member { get; init; }

    public string? ModeId { get; init; }

    public ConnectionId? Connection { get; init; }

    /// <summary>As <see cref="ClipFacts.RatioOf"/> names it.</summary>
    public string? Ratio { get; init; }

    /// <summary>As <see cref="ClipFacts.ResolutionOf"/> calls it.</summary>
    public int? Resolution { get; init; }

    /// <summary>Clips of which it is not known are neither.</summary>
    public bool? HasSound { get; init; }

    public decimal? MinSeconds { get; init; }

    public decimal? MaxSeconds { get; init; }

    public DateTimeOffset? MadeFrom { get; init; }

    public DateTimeOffset? MadeBefore { get; init; }

    /// <summary>What the costs are in, which are not compared with others.</summary>
    public string? CostUnit { get; init; }

    public decimal? MinCost { get; init; }

    public decimal? MaxCost { get; init; }

    /// <summary>The clips of one click, by what their tasks share; null for all.</summary>
    public string? Set { get; init; }

    /// <summary>All others that have something in common with a clip; null for all.</summary>
    public SimilarTo? Similar { get; init; }

    /// <summary>What somebody has brought, or what tasks have made; null for both.</summary>
    public bool? IsUploaded { get; init; }

    /// <summary>What only the reader sees, or what the whole workspace does; null for both.</summary>
    public bool? IsPrivate { get; init; }

    /// <summary>One clip of each set: the picked one, else the newest of those that fit.</summary>
    public bool IsStacked { get; init; }

    /// <summary>Clips without verdict, stars and heart.</summary>
    public bool UnjudgedOnly { get; init; }

    /// <summary>Null for clips of which anything or nothing is said.</summary>
    public ClipTalkFilter? Talk { get; init; }

    /// <summary>The same without what is chosen by this one.</summary>
    public ClipFilter Without(ClipFacet facet) => facet switch
    {
        ClipFacet.Provider => this with { ProviderId = null },
        ClipFacet.Model => this with { ModelId = null },
        ClipFacet.Mode => this with { ModeId = null },
        ClipFacet.Connection => this with { Connection = null },
        ClipFacet.Member => this with { Member = null, MineOnly = false },
        ClipFacet.Review => this with { Verdict = null },
        ClipFacet.Rating => this with { MinRating = 0 },
        ClipFacet.Favourite => this with { FavouritesOnly = false },
        ClipFacet.Board => this with { Board = null },
        ClipFacet.Comments => this with { Talk = null },
        ClipFacet.Visibility => this with { IsPrivate = null },
        ClipFacet.Ratio => this with { Ratio = null },
        ClipFacet.Resolution => this with { Resolution = null },
        ClipFacet.Sound => this with { HasSound = null },
        ClipFacet.Origin => this with { IsSandbox = null },
        ClipFacet.Source => this with { IsUploaded = null },
        ClipFacet.Currency => this with { CostUnit = null, MinCost = null, MaxCost = null },
        // A further tag narrows what the others leave.
        _ => this,
    };
}

/// <summary>What clips are told apart by, each by a handful of values.</summary>
public enum ClipFacet
{
    Provider,
    Model,
    Mode,
    Connection,
    Member,
    Review,
    Rating,
    Favourite,
    Tag,
    Board,
    Comments,
    /// <summary>Private to the reader, or for the whole workspace.</summary>
    Visibility,
    Ratio,
    Resolution,
    Sound,
    /// <summary>The sandbox, or a provider.</summary>
    Origin,
    /// <summary>Brought by somebody, or made by a task.</summary>
    Source,
    Currency,
}

/// <summary>What is said of clips.</summary>
public enum ClipTalkFilter
{
    /// <summary>A comment that nobody has done with.</summary>
    Open,
    /// <summary>A comment that names whoever asks.</summary>
    MentionsReader,
}

/// <summary>Some tags in a fixed order; equal ones are equal.</summary>
/// <param name="Text">As an address has them.</param>
public sealed record TagSet(string Text)
{
    /// <summary>More than these are not asked for.</summary>
    public const int MaxCount = 5;

    public static TagSet None { get; } = new("");

    public IReadOnlyList<TagId> Ids { get; } = [.. Text.Split(',').Select(part => TagId.TryParse(part, out var tag) ? tag : (TagId?)null).OfType<TagId>()];

    public static TagSet Of(params IEnumerable<TagId> tags) => new(string.Join(',', tags.Distinct().Order().Take(MaxCount)));

    /// <summary>What is none is left out.</summary>
    public static TagSet Read(string? text) => Of(new TagSet(text ?? "").Ids);

    public TagSet With(TagId tag) => Of(Ids.Append(tag));

    public TagSet Without(TagId tag) => Of(Ids.Where(other => other != tag));

    public bool Equals(TagSet? other) => other?.Text == Text;

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Text;
}

/// <summary>A month of somebody's time zone in the gallery.</summary>
/// <param name="Begin">Its first moment.</param>
/// <param name="End">The first moment of the next one.</param>
/// <param name="Count">How many clips, up to <see cref="GalleryStore.MostCounted"/>.</param>
/// <param name="HasMore">There are more than were counted.</param>
public sealed record ClipMonth(DateTimeOffset Begin, DateTimeOffset End, int Count = 0, bool HasMore = false)
{
    public bool Has(DateTimeOffset instant) => instant >= Begin && instant < End;

    public static ClipMonth Around(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone);
        var first = new DateTime(local.Year, local.Month, 1, 0, 0, 0, DateTimeKind.Unspecified);
        return new(InstantOf(first, zone), InstantOf(first.AddMonths(1), zone));
    }

    // Where clocks are put forward at midnight, a month begins at the first moment that there is.
    private static DateTimeOffset InstantOf(DateTime local, TimeZoneInfo zone)
    {
        while (zone.IsInvalidTime(local)) { local = local.AddMinutes(30); }
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
