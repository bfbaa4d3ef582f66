using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Boards;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Data.Clips;

/// <summary>The clips of a workspace, as people look through them.</summary>
public sealed partial class GalleryStore(Database database)
{
    public const int MaxPageSize = 200;

    /// <summary>A month with more clips than this is counted so far and no further.</summary>
    public const int MostCounted = 10_000;

    private readonly CompiledQueries<PageShape, ClipValues, StoredCard> _pages = new(Page);

    /// <summary>Newest first. The clips of a page do not move when others are added meanwhile.</summary>
    /// <param name="after">Null for the first page.</param>
    /// <param name="limit">1 to <see cref="MaxPageSize"/>; others are brought into this range.</param>
    public Task<ClipPage> ListAsync(Actor actor, ClipFilter filter, ClipCursor? after, int limit, CancellationToken cancellationToken) =>
        ListAsync(actor, filter, ClipOrder.Newest, after, limit, cancellationToken);

    /// <summary>As the other, in any order. What stands before a place of one order is the page that follows it in its opposite.</summary>
    public async Task<ClipPage> ListAsync(Actor actor, ClipFilter filter, ClipOrder order, ClipCursor? after, int limit, CancellationToken cancellationToken)
    {
        if (order.IsByHand() && filter.Board is null) { order = order == ClipOrder.ByHand ? ClipOrder.Newest : ClipOrder.Oldest; }
        if (order.IsByRelevance())
        {
            if (!string.IsNullOrWhiteSpace(filter.Search)) { return await ListByRelevanceAsync(actor, filter, order, after, Math.Clamp(limit, 1, MaxPageSize), cancellationToken); }

            order = order == ClipOrder.Relevance ? ClipOrder.Newest : ClipOrder.Oldest;
        }

        var size = Math.Clamp(limit, 1, MaxPageSize);
        await using var db = await database.OpenAsync(cancellationToken);
        var values = await ValuesAsync(db, actor, filter, after, order, cancellationToken);
        // One more than asked for tells whether there is a next page.
        var cards = await ReadAsync(db, actor, filter, values, order, after is not null, size + 1, cancellationToken);
        if (cards.Count <= size) { return new(cards, Next: null); }

        cards.RemoveAt(size);
        return new(cards, ClipCursor.Of(cards[^1], order));
    }

    /// <summary>Those of the clips that fit the filter, newest first: what a page that shows them reads when they have changed.</summary>
    /// <param name="clips">At most <see cref="MaxPageSize"/>; what is beyond is not looked for.</param>
    public async Task<IReadOnlyList<ClipCard>> FindCardsAsync(Actor actor, ClipFilter filter, IReadOnlyCollection<ClipId> clips, CancellationToken cancellationToken)
    {
        if (clips.Count == 0) { return []; }

        await using var db = await database.OpenAsync(cancellationToken);
        return await ReadAsync(db, actor, filter, ClipValues.Of(filter, await ClipSearchText.QueryAsync(db, actor, filter.Search, cancellationToken), [.. clips.Take(MaxPageSize)], after: null), ClipOrder.Newest, isFurther: false, MaxPageSize, cancellationToken);
    }

    /// <summary>The months in which clips that fit the filter were made, newest first, with how many; what is not waited for is not read.</summary>
    /// <param name="zone">Whose months they are.</param>
    public async IAsyncEnumerable<ClipMonth> ListMonthsAsync(
        Actor actor, ClipFilter filter, TimeZoneInfo zone, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        var values = await ValuesAsync(db, actor, filter, after: null, ClipOrder.Newest, cancellationToken);
        var clips = ClipConditions.Found(db, actor, filter, values);
        // From month to month by the index and counted within each, so that neither grows with all clips: grouping would read every one.
        for (var end = DateTimeOffset.MaxValue; ;)
        {
            var before = end;
            var newest = await clips.Where(clip => clip.CreatedAt < before).OrderByDescending(clip => clip.CreatedAt).ThenByDescending(clip => clip.Id)
                .Select(clip => (DateTimeOffset?)clip.CreatedAt).FirstOrDefaultAsync(cancellationToken);
            if (newest is not { } made) { yield break; }

            var month = ClipMonth.Around(made, zone);
            var count = await clips.Where(clip => clip.CreatedAt >= month.Begin && clip.CreatedAt < before)
                .OrderByDescending(clip => clip.CreatedAt).Take(MostCounted + 1).CountAsync(cancellationToken);
            yield return month with { Count = Math.Min(count, MostCounted), HasMore = count > MostCounted };
            end = month.Begin;
        }
    }

    /// <summary>Null when there is no such clip in the actor's workspace. One that is in the trash is found, between those that lie there.</summary>
    public async Task<ClipDetail?> FindAsync(Actor actor, ClipId clip, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        if ((await StoredCard.Of(db, db.ClipsOf(actor).Where(stored => stored.Id == clip)).SingleOrDefaultAsync(cancellationToken))?.ToCard() is not { } card) { return null; }

        var row = await FindRowAsync(db, actor, card, cancellationToken);
        var beside = db.ClipsOf(actor).Where(other => other.IsTrashed == card.IsTrashed);
        var newer = await beside
            .Where(other => other.CreatedAt >= card.CreatedAt && (other.CreatedAt > card.CreatedAt || other.Id.CompareTo(card.Id) > 0))
            .OrderBy(other => other.CreatedAt).ThenBy(other => other.Id).Select(other => (ClipId?)other.Id).FirstOrDefaultAsync(cancellationToken);
        var older = await beside
            .Where(other => other.CreatedAt <= card.CreatedAt && (other.CreatedAt < card.CreatedAt || other.Id.CompareTo(card.Id) < 0))
            .OrderByDescending(other => other.CreatedAt).ThenByDescending(other => other.Id).Select(other => (ClipId?)other.Id).FirstOrDefaultAsync(cancellationToken);
        return new(card, row is null ? null : await TaskDetails.ReadAsync(db, row, actor.User, cancellationToken), newer, older)
        {
            File = await db.AssetsOf(actor).AsNoTracking().SingleOrDefaultAsync(asset => asset.Id == card.Clip, cancellationToken),
            Tags = await ListTagsAsync(db, clip, cancellationToken),
            Boards = await db.BoardsOf(actor).AsNoTracking().Where(board => db.BoardClips.Any(placed => placed.Board == board.Id && db.Clips.Any(stored => stored.Number == placed.Clip && stored.Id == clip)))
                .OrderBy(board => board.Title).ThenBy(board => board.Id).ToListAsync(cancellationToken),
            Similar = await CountSimilarAsync(db, actor, clip, cancellationToken),
        };
    }

    private async Task<List<ClipCard>> ReadAsync(
        VideoWebDbContext db, Actor actor, ClipFilter filter, ClipValues values, ClipOrder order, bool isFurther, int count, CancellationToken cancellationToken)
    {
        var stored = await _pages.ReadAsync(db, actor, new(ClipConditions.Of(filter, values), order, isFurther), values, count, cancellationToken);
        if (filter.Board is not { } board) { return stored.ConvertAll(card => card.ToCard()); }

        var numbers = stored.ConvertAll(card => card.Number);
        var ranks = await db.BoardClips.Where(placed => placed.Board == board && numbers.Contains(placed.Clip)).ToDictionaryAsync(placed => placed.Clip, placed => placed.Rank, cancellationToken);
        return stored.ConvertAll(card => card.ToCard() with { BoardRank = ranks.GetValueOrDefault(card.Number) });
    }

    private static IQueryable<StoredCard> Page(VideoWebDbContext db, Actor actor, PageShape shape, ClipValues values) =>
        StoredCard.Of(db, ClipsOfPage(db, actor, shape, values), shape.Conditions.HasFlag(ClipCondition.Stacked) ? ClipConditions.Members(db, actor, shape.Conditions, values) : null);

    private static IQueryable<ClipEntity> ClipsOfPage(VideoWebDbContext db, Actor actor, PageShape shape, ClipValues values)
    {
        var clips = ClipConditions.Fitting(db, actor, shape.Conditions, values);
        var isSearch = shape.Conditions.HasFlag(ClipCondition.Search);
        if (shape.Order.IsByHand()) { return ClipPages.OnBoard(db, isSearch ? ClipConditions.Searched(db, clips, values) : clips, shape.Order, shape.IsFurther, values); }
        if (!isSearch) { return Ordered(clips, shape, values); }
        if (shape.Order.IsByTime()) { return db.Database.IsSqlite() ? PageOfSearchInSqlite(db, clips, shape, values) : PageOfSearchInPostgres(clips, shape, values); }

        return Ordered(ClipConditions.Searched(db, clips, values), shape, values);
    }

    private static IQueryable<ClipEntity> Ordered(IQueryable<ClipEntity> clips, PageShape shape, ClipValues values) =>
        ClipPages.Order(shape.IsFurther ? ClipPages.Behind(clips, shape.Order, values) : clips, shape.Order);

    // What is searched for comes in the order in which clips came: the index has it so, and of a common word only the first hits are read.
    private static IQueryable<ClipEntity> PageOfSearchInSqlite(VideoWebDbContext db, IQueryable<ClipEntity> clips, PageShape shape, ClipValues values)
    {
        var found = db.Set<SqliteClipIndex>().Where(row => row.Match == values.Query);
        if (shape.Order == ClipOrder.Oldest)
        {
            if (shape.IsFurther) { found = found.Where(row => row.Number > values.Number); }
            return found.OrderBy(row => row.Number).Join(clips, row => row.Number, clip => clip.Number, (_, clip) => clip);
        }

        if (shape.IsFurther) { found = found.Where(row => row.Number < values.Number); }
        return found.OrderByDescending(row => row.Number).Join(clips, row => row.Number, clip => clip.Number, (_, clip) => clip);
    }

    private static IQueryable<ClipEntity> PageOfSearchInPostgres(IQueryable<ClipEntity> clips, PageShape shape, ClipValues values)
    {
        var found = clips.Where(clip => PostgresClipIndex.Matches(clip.Words!, values.Query!));
        if (shape.Order == ClipOrder.Oldest)
        {
            if (shape.IsFurther) { found = found.Where(clip => clip.Number > values.Number); }
            return found.OrderBy(clip => clip.Number);
        }

        if (shape.IsFurther) { found = found.Where(clip => clip.Number < values.Number); }
        return found.OrderByDescending(clip => clip.Number);
    }

    /// <summary>What is read of a filter and a place in the gallery.</summary>
    private static async Task<ClipValues> ValuesAsync(VideoWebDbContext db, Actor actor, ClipFilter filter, ClipCursor? after, ClipOrder order, CancellationToken cancellationToken)
    {
        var values = ClipValues.Of(filter, await ClipSearchText.QueryAsync(db, actor, filter.Search, cancellationToken), clips: null, after);
        return values.Query is null || after is null ? values : values with { Number = await NumberAtAsync(db, actor, after, order, cancellationToken) };
    }

    // Of the clip that the page begins after; where that one is gone, or the place is a moment, between those that were made before and after.
    private static async Task<long> NumberAtAsync(VideoWebDbContext db, Actor actor, ClipCursor after, ClipOrder order, CancellationToken cancellationToken)
    {
        if (await db.ClipsOf(actor).Where(clip => clip.Id == after.Id).Select(clip => (long?)clip.Number).SingleOrDefaultAsync(cancellationToken) is { } number) { return number; }

        var before = await db.ClipsOf(actor).Where(clip => clip.CreatedAt <= after.CreatedAt && (clip.CreatedAt < after.CreatedAt || clip.Id.CompareTo(after.Id) < 0))
            .OrderByDescending(clip => clip.CreatedAt).ThenByDescending(clip => clip.Id).Select(clip => (long?)clip.Number).FirstOrDefaultAsync(cancellationToken) ?? 0;
        return order == ClipOrder.Newest ? before + 1 : before;
    }

    private sealed record PageShape(ClipCondition Conditions, ClipOrder Order, bool IsFurther);
}

/// <summary>A clip in the gallery.</summary>
/// <param name="TaskId">The task that made it; null for one that somebody has brought.</param>
/// <param name="Clip">Its file.</param>
/// <param name="AspectRatio">Width by height of the file where it is known, else as asked for.</param>
/// <param name="ProviderName">Empty, as the model's, for one that somebody has brought.</param>
/// <param name="CreatedAt">When its task was made, or it was brought.</param>
public sealed record ClipCard(
    ClipId Id,
    TaskId? TaskId,
    AssetId Clip,
    AssetId? Poster,
    decimal AspectRatio,
    decimal? Seconds,
    string Prompt,
    string ProviderName,
    string ModelName,
    PersonName MadeBy,
    DateTimeOffset CreatedAt,
    bool IsSandbox)
{
    /// <summary>Somebody has brought it, and no task has made it.</summary>
    public bool IsUploaded => TaskId is null;

    /// <summary>It is a still, and its own poster.</summary>
    public bool IsPicture { get; init; }

    /// <summary>Whose it is, who may be gone.</summary>
    public UserId CreatedBy { get; init; }

    /// <summary>Nobody but its maker sees it.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>What the clips of one click share; null for one that was made alone.</summary>
    public string? Set { get; init; }

    /// <summary>How many of its set fit the filter where they are stacked, itself among them; 0 where they are not, and where it was made alone.</summary>
    public int SetCount { get; init; }

    public bool IsFavourite { get; init; }

    /// <summary>1 to 5 stars; 0 for none.</summary>
    public int Rating { get; init; }

    public ClipVerdict Verdict { get; init; }

    public bool IsTrashed { get; init; }

    /// <summary>What somebody called it; null for none.</summary>
    public string? Title { get; init; }

    /// <summary>How many requests were made from it, or from a picture out of it.</summary>
    public int Uses { get; init; }

    /// <summary>How many comments were written on it, answers and visitors' among them.</summary>
    public int Comments { get; init; }

    /// <summary>Which of those that were searched for it is by <see cref="ClipOrder.Relevance"/>, from 1 on; 0 where nobody asked.</summary>
    public int SearchRank { get; init; }

    /// <summary>On the board that the filter names, by which <see cref="ClipOrder.ByHand"/> goes; 0 where it names none.</summary>
    public long BoardRank { get; init; }

    /// <summary>The colour that stands for it, as style sheets write it; null while no pictures were made of it.</summary>
    public string? Colour { get; init; }

    /// <summary>Whether there is a picture of it.</summary>
    public bool HasStill => Poster is not null || Colour is not null;

    /// <summary>How large its file is; null where the file is gone.</summary>
    public long? Bytes { get; init; }

    /// <summary>Of its task, as the provider says it; null when it does not.</summary>
    public ReportedCost? Cost { get; init; }
}

/// <summary>A clip with the task that made it.</summary>
/// <param name="Task">Null for one that somebody has brought.</param>
/// <param name="Newer">The clip before it in the gallery; null at the beginning.</param>
/// <param name="Older">The clip after it; null at the end.</param>
public sealed record ClipDetail(ClipCard Card, TaskDetail? Task, ClipId? Newer, ClipId? Older)
{
    /// <summary>Null where it is gone.</summary>
    public AssetRow? File { get; init; }

    /// <summary>By name.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = [];

    /// <summary>By title.</summary>
    public IReadOnlyList<Board> Boards { get; init; } = [];

    /// <summary>What other clips have in common with it; nothing that none has.</summary>
    public IReadOnlyList<SimilarCount> Similar { get; init; } = [];
}

/// <param name="Clips">As they were ordered.</param>
/// <param name="Next">Null on the last page.</param>
public sealed record ClipPage(IReadOnlyList<ClipCard> Clips, ClipCursor? Next);
