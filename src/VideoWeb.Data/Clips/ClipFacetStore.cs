using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Clips;

/// <summary>What the clips of a workspace can be narrowed by, with how many each value would leave.</summary>
public sealed class ClipFacetStore(Database database)
{
    /// <summary>A value of more clips than this is counted so far and no further.</summary>
    public const int MostCounted = GalleryStore.MostCounted;

    /// <summary>Of one facet; what is beyond is found by search.</summary>
    public const int MaxValues = 60;

    /// <summary>Every facet that tells any clips of the workspace apart, with what the filter leaves of each value. A facet's own choice is not asked: it could be another.</summary>
    public async Task<IReadOnlyList<ClipFacetCounts>> ListAsync(Actor actor, ClipFilter filter, CancellationToken cancellationToken)
    {
        var counts = new List<ClipFacetCounts>();
        foreach (var facet in Enum.GetValues<ClipFacet>())
        {
            var values = await CountAsync(actor, filter, facet, cancellationToken);
            if (values.Count > 0) { counts.Add(new(facet, values)); }
        }

        return counts;
    }

    /// <summary>As the other, of one facet.</summary>
    public async Task<IReadOnlyList<ClipFacetValue>> CountAsync(Actor actor, ClipFilter filter, ClipFacet facet, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        var query = await ClipSearchText.QueryAsync(db, actor, filter.Search, cancellationToken);
        return await CountAsync(db, actor, filter.Without(facet), query, facet, cancellationToken);
    }

    /// <summary>What a filter's connection, member and tags are called. Null, or not there, for what the actor does not see.</summary>
    public async Task<ClipFilterNames> FindNamesAsync(Actor actor, ClipFilter filter, CancellationToken cancellationToken)
    {
        if ((filter.Connection, filter.Member) is (null, null) && filter.Tags.Ids.Count == 0) { return ClipFilterNames.None; }

        await using var db = await database.OpenAsync(cancellationToken);
        var ids = filter.Tags.Ids;
        var (connection, member) = (filter.Connection, filter.Member);
        return new(
            connection is null ? null : await ConnectionsOf(db, actor).Where(stored => stored.Id == connection).Select(stored => stored.Label).SingleOrDefaultAsync(cancellationToken),
            member is null ? null : (await MembersOf(db, actor, [member.Value]).ToListAsync(cancellationToken)).Select(known => known.Name).FirstOrDefault(),
            ids.Count == 0 ? [] : await db.TagsOf(actor).AsNoTracking().Where(tag => ids.Contains(tag.Id)).OrderBy(tag => tag.FoldedName).ToListAsync(cancellationToken));
    }

    private static async Task<List<ClipFacetValue>> CountAsync(VideoWebDbContext db, Actor actor, ClipFilter filter, string? query, ClipFacet facet, CancellationToken cancellationToken)
    {
        var clips = ClipConditions.Found(db, actor, filter, ClipValues.Of(filter, query, clips: null, after: null));
        var all = db.ClipsOf(actor).Where(clip => clip.IsTrashed == filter.IsTrashed);
        return facet switch
        {
            ClipFacet.Provider => await CountEachAsync(await DistinctAsync(all, clip => clip.ProviderId, cancellationToken), value => clips.Where(clip => clip.ProviderId == value)),
            ClipFacet.Model => await CountEachAsync(await DistinctAsync(all, clip => clip.ModelId, cancellationToken), value => clips.Where(clip => clip.ModelId == value)),
            ClipFacet.Mode => await CountEachAsync(await DistinctAsync(all, clip => clip.ModeId!, cancellationToken), value => clips.Where(clip => clip.ModeId == value)),
            ClipFacet.Ratio => await CountEachAsync(await DistinctAsync(all, clip => clip.Ratio!, cancellationToken), value => clips.Where(clip => clip.Ratio == value)),
            ClipFacet.Currency => await CountEachAsync(await DistinctAsync(all, clip => clip.CostUnit, cancellationToken), value => clips.Where(clip => clip.CostUnit == value)),
            ClipFacet.Resolution => await CountEachAsync(await ResolutionsAsync(all, cancellationToken), value => clips.Where(clip => clip.Resolution == value)),
            ClipFacet.Review => await CountEachAsync([ClipVerdict.Picked, ClipVerdict.Rejected, ClipVerdict.None], value => clips.Where(clip => clip.Verdict == value)),
            ClipFacet.Rating => await CountEachAsync(Enumerable.Range(1, ClipStore.MaxRating).Reverse(), value => clips.Where(clip => clip.Rating >= value)),
            ClipFacet.Favourite => await CountEachAsync([true], _ => clips.Where(clip => clip.IsFavourite)),
            ClipFacet.Sound => await CountEachAsync([true, false], value => clips.Where(clip => clip.HasSound == value)),
            ClipFacet.Origin => await CountEachAsync([false, true], value => clips.Where(clip => clip.IsSandbox == value)),
            ClipFacet.Connection => await CountNamedAsync(
                await ConnectionsOf(db, actor).OrderBy(connection => connection.Label).Take(MaxValues).Select(connection => new Named<ConnectionId>(connection.Id, connection.Label)).ToListAsync(cancellationToken),
                value => clips.Where(clip => clip.Connection == value)),
            ClipFacet.Member => await CountNamedAsync(await MembersOf(db, actor, await MakersAsync(all, cancellationToken)).ToListAsync(cancellationToken), value => clips.Where(clip => clip.CreatedBy == value)),
            ClipFacet.Tag => await CountTagsAsync(),
            _ => throw new ArgumentOutOfRangeException(nameof(facet)),
        };

        async Task<List<ClipFacetValue>> CountEachAsync<T>(IEnumerable<T> values, Func<T, IQueryable<ClipEntity>> narrow)
        {
            var counted = new List<ClipFacetValue>();
            foreach (var value in values) { await AddAsync(counted, Convert.ToString(value, CultureInfo.InvariantCulture)!, name: null, narrow(value)); }
            return counted;
        }

        async Task<List<ClipFacetValue>> CountNamedAsync<T>(IEnumerable<Named<T>> values, Func<T, IQueryable<ClipEntity>> narrow)
        {
            var counted = new List<ClipFacetValue>();
            foreach (var value in values) { await AddAsync(counted, value.Id!.ToString()!, value.Name, narrow(value.Id)); }
            return counted;
        }

        async Task<List<ClipFacetValue>> CountTagsAsync()
        {
            var counted = new List<ClipFacetValue>();
            foreach (var tag in await db.TagsOf(actor).AsNoTracking().OrderBy(tag => tag.FoldedName).Take(MaxValues).ToListAsync(cancellationToken))
            {
                await AddAsync(counted, tag.Id.ToString(), tag.Name, clips.Where(clip => db.ClipTags.Any(tagged => tagged.Tag == tag.Id && tagged.Clip == clip.Number)));
                if (counted is [.., var last] && last.Value == tag.Id.ToString()) { counted[^1] = last with { Tag = tag }; }
            }

            return counted;
        }

        async Task AddAsync(List<ClipFacetValue> counted, string value, string? name, IQueryable<ClipEntity> found)
        {
            // As far as it is shown, so that no value takes longer than another.
            var count = await found.Select(clip => clip.Number).Take(MostCounted + 1).CountAsync(cancellationToken);
            if (count > 0) { counted.Add(new(value, name, Math.Min(count, MostCounted), count > MostCounted)); }
        }
    }

    // From value to value by the index: grouping would read every clip.
    private static async Task<List<string>> DistinctAsync(IQueryable<ClipEntity> clips, Expression<Func<ClipEntity, string>> column, CancellationToken cancellationToken)
    {
        var values = new List<string>();
        for (var last = ""; values.Count < MaxValues; values.Add(last))
        {
            var before = last;
            var next = await clips.Select(column).Where(value => string.Compare(value, before) > 0).OrderBy(value => value).FirstOrDefaultAsync(cancellationToken);
            if (next is null) { break; }
            last = next;
        }

        return values;
    }

    private static async Task<List<int>> ResolutionsAsync(IQueryable<ClipEntity> clips, CancellationToken cancellationToken)
    {
        var values = new List<int>();
        for (var last = 0; await clips.Where(clip => clip.Resolution > last).OrderBy(clip => clip.Resolution).Select(clip => clip.Resolution).FirstOrDefaultAsync(cancellationToken) is { } next; last = next)
        {
            values.Add(next);
        }

        return values;
    }

    private static async Task<List<UserId>> MakersAsync(IQueryable<ClipEntity> clips, CancellationToken cancellationToken)
    {
        var makers = new List<UserId>();
        for (var last = default(UserId); makers.Count < MaxValues; makers.Add(last))
        {
            var before = last;
            var next = await clips.Where(clip => clip.CreatedBy.CompareTo(before) > 0).OrderBy(clip => clip.CreatedBy).Select(clip => (UserId?)clip.CreatedBy).FirstOrDefaultAsync(cancellationToken);
            if (next is not { } maker) { break; }
            last = maker;
        }

        return makers;
    }

    // Those that were removed have made clips too.
    private static IQueryable<ConnectionEntity> ConnectionsOf(VideoWebDbContext db, Actor actor) => db.Connections.Where(connection =>
        connection.WorkspaceId == actor.Workspace && (connection.IsShared || connection.OwnerId == actor.User)
        && db.Members.Any(member => member.WorkspaceId == actor.Workspace && member.UserId == actor.User));

    private static IQueryable<Named<UserId>> MembersOf(VideoWebDbContext db, Actor actor, IReadOnlyList<UserId> makers)
    {
        List<Guid> ids = [.. makers.Select(maker => maker.Value)];
        return db.Users.Where(user => ids.Contains(user.Id)
                && db.ClipsOf(actor).Any(clip => (Guid)(object)clip.CreatedBy == user.Id))
            .OrderBy(user => user.DisplayName).Select(user => new Named<UserId>(new UserId(user.Id), user.DisplayName));
    }

    private sealed record Named<T>(T Id, string Name);
}

/// <param name="Values">Those that leave any clip; at least one.</param>
public sealed record ClipFacetCounts(ClipFacet Facet, IReadOnlyList<ClipFacetValue> Values);

/// <param name="Value">As <see cref="ClipFilter"/> has it, written out.</param>
/// <param name="Name">What people have called it; null for what has no such name.</param>
/// <param name="Count">Up to <see cref="ClipFacetStore.MostCounted"/>.</param>
/// <param name="HasMore">There are more than were counted.</param>
public sealed record ClipFacetValue(string Value, string? Name, int Count, bool HasMore)
{
    public Tag? Tag { get; init; }
}

/// <summary>What is chosen, by name.</summary>
public sealed record ClipFilterNames(string? Connection, string? Member, IReadOnlyList<Tag> Tags)
{
    public static ClipFilterNames None { get; } = new(null, null, []);
}
