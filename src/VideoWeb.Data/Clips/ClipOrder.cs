using VideoWeb.Data.Storage;

namespace VideoWeb.Data.Clips;

/// <summary>In which order clips follow each other. Each has its opposite, by which what stands before a place is read.</summary>
public enum ClipOrder
{
    /// <summary>By when their tasks were made.</summary>
    Newest,
    Oldest,
    Longest,
    Shortest,
    /// <summary>Each unit of cost for itself, as they cannot be compared; what nobody knows the cost of comes last.</summary>
    Dearest,
    Cheapest,
    BestRated,
    WorstRated,
    /// <summary>As people have put them on a board; of the clips of one board alone, any others come by time.</summary>
    ByHand,
    ByHandBackwards,
    /// <summary>By how many requests were made from them.</summary>
    MostUsed,
    LeastUsed,
    /// <summary>By how well they fit what is searched for; without a search they come by time.</summary>
    Relevance,
    RelevanceBackwards,
}

/// <summary>What the orders mean.</summary>
public static class ClipOrders
{
    /// <summary>Those that people are offered; on a board <see cref="ClipOrder.ByHand"/> too, and of a search <see cref="ClipOrder.Relevance"/>.</summary>
    public static IReadOnlyList<ClipOrder> Offered { get; } = [ClipOrder.Newest, ClipOrder.Oldest, ClipOrder.Longest, ClipOrder.Dearest, ClipOrder.BestRated, ClipOrder.MostUsed];

    public static bool IsByTime(this ClipOrder order) => order is ClipOrder.Newest or ClipOrder.Oldest;

    public static bool IsByHand(this ClipOrder order) => order is ClipOrder.ByHand or ClipOrder.ByHandBackwards;

    public static bool IsByRelevance(this ClipOrder order) => order is ClipOrder.Relevance or ClipOrder.RelevanceBackwards;

    /// <summary>The later, greater or better ones come first.</summary>
    public static bool IsDescending(this ClipOrder order) => order is ClipOrder.Newest or ClipOrder.Longest or ClipOrder.Dearest or ClipOrder.BestRated or ClipOrder.ByHandBackwards or ClipOrder.MostUsed or ClipOrder.RelevanceBackwards;

    public static ClipOrder Opposite(this ClipOrder order) => (ClipOrder)((int)order ^ 1);

    /// <summary>Negative where one stands before the other.</summary>
    public static int Compare(this ClipOrder order, ClipCursor one, ClipCursor other)
    {
        var compared = string.CompareOrdinal(one.Unit, other.Unit);
        if (compared == 0) { compared = one.Rank.CompareTo(other.Rank); }
        if (compared == 0) { compared = one.CreatedAt.CompareTo(other.CreatedAt); }
        if (compared == 0) { compared = one.Id.CompareTo(other.Id); }
        return order.IsDescending() ? -compared : compared;
    }
}

/// <summary>The last clip of a page; the next page begins after it.</summary>
public sealed record ClipCursor(DateTimeOffset CreatedAt, ClipId Id)
{
    /// <summary>What the order goes by before the time; 0 where it goes by that alone.</summary>
    public long Rank { get; init; }

    /// <summary>What the rank is in; empty where there is but one.</summary>
    public string Unit { get; init; } = "";

    public static ClipCursor Of(ClipCard card, ClipOrder order) => order switch
    {
        ClipOrder.Longest or ClipOrder.Shortest => new(card.CreatedAt, card.Id) { Rank = ClipFacts.MillisecondsOf(card.Seconds) },
        ClipOrder.Dearest or ClipOrder.Cheapest => new(card.CreatedAt, card.Id) { Rank = ClipFacts.MicrosOf(card.Cost?.Amount), Unit = card.Cost?.Unit ?? "" },
        ClipOrder.BestRated or ClipOrder.WorstRated => new(card.CreatedAt, card.Id) { Rank = card.Rating },
        ClipOrder.ByHand or ClipOrder.ByHandBackwards => new(card.CreatedAt, card.Id) { Rank = card.BoardRank },
        ClipOrder.MostUsed or ClipOrder.LeastUsed => new(card.CreatedAt, card.Id) { Rank = card.Uses },
        // What came meanwhile stands behind all that was read.
        ClipOrder.Relevance or ClipOrder.RelevanceBackwards => new(card.CreatedAt, card.Id) { Rank = card.SearchRank > 0 ? card.SearchRank : int.MaxValue },
        _ => new(card.CreatedAt, card.Id),
    };
}

/// <summary>Reads clips in an order from a place on.</summary>
internal static class ClipPages
{
    public static IQueryable<ClipEntity> Order(IQueryable<ClipEntity> clips, ClipOrder order) => order switch
    {
        ClipOrder.Oldest => clips.OrderBy(clip => clip.CreatedAt).ThenBy(clip => clip.Id),
        ClipOrder.Longest => clips.OrderByDescending(clip => clip.Milliseconds).ThenByDescending(clip => clip.CreatedAt).ThenByDescending(clip => clip.Id),
        ClipOrder.Shortest => clips.OrderBy(clip => clip.Milliseconds).ThenBy(clip => clip.CreatedAt).ThenBy(clip => clip.Id),
        ClipOrder.Dearest => clips.OrderByDescending(clip => clip.CostUnit).ThenByDescending(clip => clip.CostMicros).ThenByDescending(clip => clip.CreatedAt).ThenByDescending(clip => clip.Id),
        ClipOrder.Cheapest => clips.OrderBy(clip => clip.CostUnit).ThenBy(clip => clip.CostMicros).ThenBy(clip => clip.CreatedAt).ThenBy(clip => clip.Id),
        ClipOrder.BestRated => clips.OrderByDescending(clip => clip.Rating).ThenByDescending(clip => clip.CreatedAt).ThenByDescending(clip => clip.Id),
        ClipOrder.WorstRated => clips.OrderBy(clip => clip.Rating).ThenBy(clip => clip.CreatedAt).ThenBy(clip => clip.Id),
        ClipOrder.MostUsed => clips.OrderByDescending(clip => clip.Uses).ThenByDescending(clip => clip.CreatedAt).ThenByDescending(clip => clip.Id),
        ClipOrder.LeastUsed => clips.OrderBy(clip => clip.Uses).ThenBy(clip => clip.CreatedAt).ThenBy(clip => clip.Id),
        _ => clips.OrderByDescending(clip => clip.CreatedAt).ThenByDescending(clip => clip.Id),
    };

    /// <summary>Those that follow a place, compared with it in all that the order goes by at once: one range of its index, however many are alike in the first of it.</summary>
    public static IQueryable<ClipEntity> Behind(IQueryable<ClipEntity> clips, ClipOrder order, ClipValues values) => order switch
    {
        ClipOrder.Oldest => clips.Where(clip => RowOrder.IsGreater(clip.CreatedAt, clip.Id, values.CreatedAt, values.Id)),
        ClipOrder.Longest => clips.Where(clip => RowOrder.IsLess(clip.Milliseconds, clip.CreatedAt, clip.Id, values.RankNumber, values.CreatedAt, values.Id)),
        ClipOrder.Shortest => clips.Where(clip => RowOrder.IsGreater(clip.Milliseconds, clip.CreatedAt, clip.Id, values.RankNumber, values.CreatedAt, values.Id)),
        ClipOrder.Dearest => clips.Where(clip => RowOrder.IsLess(clip.CostUnit, clip.CostMicros, clip.CreatedAt, clip.Id, values.RankUnit!, values.RankMicros, values.CreatedAt, values.Id)),
        ClipOrder.Cheapest => clips.Where(clip => RowOrder.IsGreater(clip.CostUnit, clip.CostMicros, clip.CreatedAt, clip.Id, values.RankUnit!, values.RankMicros, values.CreatedAt, values.Id)),
        ClipOrder.BestRated => clips.Where(clip => RowOrder.IsLess(clip.Rating, clip.CreatedAt, clip.Id, values.RankNumber, values.CreatedAt, values.Id)),
        ClipOrder.WorstRated => clips.Where(clip => RowOrder.IsGreater(clip.Rating, clip.CreatedAt, clip.Id, values.RankNumber, values.CreatedAt, values.Id)),
        ClipOrder.MostUsed => clips.Where(clip => RowOrder.IsLess(clip.Uses, clip.CreatedAt, clip.Id, values.RankNumber, values.CreatedAt, values.Id)),
        ClipOrder.LeastUsed => clips.Where(clip => RowOrder.IsGreater(clip.Uses, clip.CreatedAt, clip.Id, values.RankNumber, values.CreatedAt, values.Id)),
        _ => clips.Where(clip => RowOrder.IsLess(clip.CreatedAt, clip.Id, values.CreatedAt, values.Id)),
    };

    /// <summary>The clips of a board as people have ordered them there, which the board's own index has.</summary>
    public static IQueryable<ClipEntity> OnBoard(VideoWebDbContext db, IQueryable<ClipEntity> clips, ClipOrder order, bool isFurther, ClipValues values)
    {
        var placed = db.BoardClips.Where(one => one.Board == values.Board);
        if (order == ClipOrder.ByHand)
        {
            if (isFurther) { placed = placed.Where(one => one.Rank > values.RankMicros); }
            return placed.OrderBy(one => one.Rank).Join(clips, one => one.Clip, clip => clip.Number, (_, clip) => clip);
        }

        if (isFurther) { placed = placed.Where(one => one.Rank < values.RankMicros); }
        return placed.OrderByDescending(one => one.Rank).Join(clips, one => one.Clip, clip => clip.Number, (_, clip) => clip);
    }
}
