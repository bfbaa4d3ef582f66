using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Clips;

public sealed partial class GalleryStore
{
    /// <summary>Of what is searched for by <see cref="ClipOrder.Relevance"/>, the newest so many are put in order; what is beyond is found in any other order.</summary>
    public const int MostRanked = 2_000;

    // How well words fit changes a little with every clip that comes. A page goes on behind the clip that it was read to, wherever that stands by now, so that nothing is shown twice and
    // nothing left out but what changes places itself.
    private async Task<ClipPage> ListByRelevanceAsync(Actor actor, ClipFilter filter, ClipOrder order, ClipCursor? after, int size, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        var values = ClipValues.Of(filter, await ClipSearchText.QueryAsync(db, actor, filter.Search, cancellationToken), clips: null, after);
        var clips = ClipConditions.Fitting(db, actor, ClipConditions.Of(filter, values), values);
        var ranked = await (db.Database.IsSqlite() ? RankedInSqlite(db, clips, values) : RankedInPostgres(clips, values)).ToListAsync(cancellationToken);
        var places = Enumerable.Range(1, ranked.Count);
        var (from, isForwards) = (PlaceOf(ranked, order, after), order == ClipOrder.Relevance);
        List<int> shown = [.. (isForwards ? places.Where(place => place > from) : places.Reverse().Where(place => place < from)).Take(size + 1)];
        List<ClipId> ids = [.. shown.Take(size).Select(place => ranked[place - 1])];
        // What fits is known; only where sets are stacked it is asked again what else of them fits.
        var read = await ReadAsync(db, actor, filter, values with { Clips = ids, Query = filter.IsStacked ? values.Query : null }, ClipOrder.Newest, isFurther: false, Math.Max(1, ids.Count), cancellationToken);
        var cards = read.ToDictionary(card => card.Id);
        // What was taken away at this moment is not among them.
        List<ClipCard> page = [.. shown.Take(size).Where(place => cards.ContainsKey(ranked[place - 1])).Select(place => cards[ranked[place - 1]] with { SearchRank = place })];
        return new(page, shown.Count > size && page.Count > 0 ? ClipCursor.Of(page[^1], order) : null);
    }

    // Where the clip is gone, it stood at its rank.
    private static int PlaceOf(List<ClipId> ranked, ClipOrder order, ClipCursor? after) => after is null
        ? order == ClipOrder.Relevance ? 0 : ranked.Count + 1
        : ranked.FindIndex(clip => clip == after.Id) is >= 0 and var index ? index + 1
        : (int)Math.Clamp(order == ClipOrder.Relevance ? after.Rank - 1 : after.Rank, 0, ranked.Count + 1);

    private static IQueryable<ClipId> RankedInSqlite(VideoWebDbContext db, IQueryable<ClipEntity> clips, ClipValues values) => db.Set<SqliteClipIndex>().Where(row => row.Match == values.Query)
        .OrderByDescending(row => row.Number).Join(clips, row => row.Number, clip => clip.Number, (row, clip) => new { row.Number, row.Rank, clip.Id })
        .Take(MostRanked).OrderBy(found => found.Rank).ThenByDescending(found => found.Number).Select(found => found.Id);

    private static IQueryable<ClipId> RankedInPostgres(IQueryable<ClipEntity> clips, ClipValues values) => clips.Where(clip => PostgresClipIndex.Matches(clip.Words!, values.Query!))
        .OrderByDescending(clip => clip.Number).Select(clip => new { clip.Number, Rank = PostgresClipIndex.RankOf(clip.Words!, values.Query!), clip.Id })
        .Take(MostRanked).OrderByDescending(found => found.Rank).ThenByDescending(found => found.Number).Select(found => found.Id);
}
