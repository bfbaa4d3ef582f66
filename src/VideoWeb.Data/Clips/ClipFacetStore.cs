using System.Globalization;
using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Boards;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Data.Clips;

/// <summary>What the clips of a workspace can be narrowed by, with how many each value would leave.</summary>
public sealed class ClipFacetStore(Database database)
{
    /// <summary>A value of more clips than this is counted so far and no further.</summary>
    public const int MostCounted = GalleryStore.MostCounted;

    /// <summary>Of one facet; what is beyond is found by search.</summary>
    public const int MaxValues = 60;

    private const int MaxName = 60;

    /// <summary>Every facet that tells any clips of the workspace apart, with what the filter leaves of each value. A facet's own choice is not asked: it could be another.</summary>
    /// <remarks>
    /// How many clips there are of each mixture of values is read once and then added up: a question for each value would read the same clips again and again. Where words, tags or
    /// ranges narrow the clips, the first <see cref="MostCounted"/> are looked at.
    /// </remarks>
    public async Task<IReadOnlyList<ClipFacetCounts>> ListAsync(Actor actor, ClipFilter filter, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        var query = await ClipSearchText.QueryAsync(db, actor, filter.Search, cancellationToken);
        var mixtures = await ReadMixturesAsync(db, actor, filter, query, cancellationToken);
        var isCut = mixtures.IsCut;
        var connections = await ConnectionsOf(db, actor).OrderBy(connection => connection.Label).Take(MaxValues)
            .Select(connection => new Named<ConnectionId>(connection.Id, connection.Label)).ToListAsync(cancellationToken);
        var members = await NamesOf(db, [.. mixtures.All.Select(mixture => mixture.Member).Distinct()]).Take(MaxValues).ToListAsync(cancellationToken);
        var fitting = mixtures.All.Where(mixture => mixture.Fits(filter, actor.User)).ToList();
        var counts = new List<ClipFacetCounts>();
        foreach (var facet in Enum.GetValues<ClipFacet>())
        {
            var asked = filter.Without(facet);
            var left = asked == filter ? fitting : mixtures.All.Where(mixture => mixture.Fits(asked, actor.User)).ToList();
            List<ClipFacetValue> values = facet switch
            {
                ClipFacet.Provider => Add(left.Where(mixture => !mixture.IsUploaded), mixture => mixture.Provider),
                ClipFacet.Model => Add(left.Where(mixture => !mixture.IsUploaded), mixture => mixture.Model),
                ClipFacet.Mode => Add(left.Where(mixture => !mixture.IsUploaded), mixture => mixture.Mode),
                ClipFacet.Ratio => Add(left, mixture => mixture.Ratio),
                ClipFacet.Currency => Add(left.Where(mixture => mixture.CostUnit.Length > 0), mixture => mixture.CostUnit),
                ClipFacet.Resolution => Add(left, mixture => mixture.Resolution),
                ClipFacet.Sound => Reversed(Add(left, mixture => mixture.HasSound)),
                ClipFacet.Origin => Add(left.Where(mixture => !mixture.IsUploaded), mixture => (bool?)mixture.IsSandbox),
                // Where nobody has brought anything there is nothing to tell apart.
                ClipFacet.Source => mixtures.All.Any(mixture => mixture.IsUploaded) ? Reversed(Add(left, mixture => (bool?)mixture.IsUploaded)) : [],
                ClipFacet.Favourite => Add(left.Where(mixture => mixture.IsFavourite), mixture => (bool?)mixture.IsFavourite),
                ClipFacet.Visibility => mixtures.All.Any(mixture => mixture.IsPrivate) ? Reversed(Add(left, mixture => (bool?)mixture.IsPrivate)) : [],
                ClipFacet.Review => [.. new[] { ClipVerdict.Picked, ClipVerdict.Rejected, ClipVerdict.None }.SelectMany(verdict => Add(left.Where(mixture => mixture.Verdict == verdict), mixture => (ClipVerdict?)mixture.Verdict))],
                ClipFacet.Rating => [.. Enumerable.Range(1, ClipStore.MaxRating).Reverse().SelectMany(stars => Add(left.Where(mixture => mixture.Rating >= stars), _ => (int?)stars))],
                ClipFacet.Connection => Name(Add(left, mixture => mixture.Connection), connections),
                ClipFacet.Member => Name(Add(left, mixture => (UserId?)mixture.Member), members),
                ClipFacet.Board => await CountBoardsAsync(db, actor, asked, query, cancellationToken),
                ClipFacet.Comments => await CountTalkAsync(db, actor, asked, query, cancellationToken),
                _ => await CountTagsAsync(db, actor, asked, query, cancellationToken),
            };
            if (values.Count > 0) { counts.Add(new(facet, [.. values.Take(MaxValues)])); }
        }

        return counts;

        List<ClipFacetValue> Add<T>(IEnumerable<Mixture> left, Func<Mixture, T?> valueOf) =>
        [
            .. left.GroupBy(valueOf, mixture => mixture.Count).Where(value => value.Key is not null).OrderBy(value => value.Key)
                .Select(value => Of(Convert.ToString(value.Key, CultureInfo.InvariantCulture)!, name: null, value.Sum(), isCut)),
        ];
    }

    private static List<ClipFacetValue> Reversed(IEnumerable<ClipFacetValue> values) => [.. values.OrderByDescending(value => value.Value, StringComparer.Ordinal)];

    // In the order of the names; what has none that the actor sees is left out.
    private static List<ClipFacetValue> Name<T>(List<ClipFacetValue> values, List<Named<T>> names)
        where T : notnull
    {
        var counted = values.ToDictionary(value => value.Value);
        return [.. names.Where(known => counted.ContainsKey(known.Id.ToString()!)).Select(known => counted[known.Id.ToString()!] with { Name = known.Name })];
    }

    /// <summary>What a filter's connection, member, board and tags are called. Null, or not there, for what the actor does not see.</summary>
    public async Task<ClipFilterNames> FindNamesAsync(Actor actor, ClipFilter filter, CancellationToken cancellationToken)
    {
        if ((filter.Connection, filter.Member, filter.Board, filter.Similar) is (null, null, null, null) && filter.Tags.Ids.Count == 0) { return ClipFilterNames.None; }

        await using var db = await database.OpenAsync(cancellationToken);
        var ids = filter.Tags.Ids;
        var (connection, member, board) = (filter.Connection, filter.Member, filter.Board);
        return new(
            connection is null ? null : await ConnectionsOf(db, actor).Where(stored => stored.Id == connection).Select(stored => stored.Label).SingleOrDefaultAsync(cancellationToken),
            member is { } maker && await db.ClipsOf(actor).AnyAsync(clip => clip.CreatedBy == maker, cancellationToken) ? await NamesOf(db, [maker]).Select(known => known.Name).SingleOrDefaultAsync(cancellationToken) : null,
            ids.Count == 0 ? [] : await db.TagsOf(actor).AsNoTracking().Where(tag => ids.Contains(tag.Id)).OrderBy(tag => tag.FoldedName).ToListAsync(cancellationToken))
        {
            SimilarTo = filter.Similar is { Clip: var like } ? await db.ClipsOf(actor).Where(clip => clip.Id == like).Select(clip => clip.Title ?? clip.Prompt).SingleOrDefaultAsync(cancellationToken) is { Length: > 0 } name ? TextCut.To(name, MaxName) : null : null,
            Board = board is null ? null : await db.BoardsOf(actor).AsNoTracking().SingleOrDefaultAsync(stored => stored.Id == board, cancellationToken),
        };
    }

    private static async Task<(IReadOnlyList<Mixture> All, bool IsCut)> ReadMixturesAsync(VideoWebDbContext db, Actor actor, ClipFilter filter, string? query, CancellationToken cancellationToken)
    {
        // What mixtures do not tell.
        var rest = new ClipFilter(Search: filter.Search, IsTrashed: filter.IsTrashed)
        {
            Tags = filter.Tags,
            Set = filter.Set,
            Similar = filter.Similar,
            Board = filter.Board,
            Talk = filter.Talk,
            MinSeconds = filter.MinSeconds,
            MaxSeconds = filter.MaxSeconds,
            MadeFrom = filter.MadeFrom,
            MadeBefore = filter.MadeBefore,
            MinCost = filter.MinCost,
            MaxCost = filter.MaxCost,
        };
        var isNarrowed = rest with { IsTrashed = false } != ClipFilter.All;
        if (!isNarrowed && db.Database.IsSqlite()) { return (await CountedOf(db, actor, filter.IsTrashed).ToListAsync(cancellationToken), IsCut: false); }

        var clips = ClipConditions.Found(db, actor, rest, ClipValues.Of(rest, query, clips: null, after: null));
        if (isNarrowed) { clips = clips.OrderByDescending(clip => clip.CreatedAt).Take(MostCounted + 1); }
        var mixtures = await clips
            .GroupBy(clip => new { clip.ProviderId, clip.ModelId, clip.ModeId, clip.Connection, clip.CreatedBy, clip.Verdict, clip.Rating, clip.IsFavourite, clip.Ratio, clip.Resolution, clip.HasSound, clip.IsSandbox, clip.CostUnit, clip.PrivateTo })
            .Select(same => new Mixture(
                same.Key.ProviderId, same.Key.ModelId, same.Key.ModeId, same.Key.Connection, same.Key.CreatedBy, same.Key.Verdict, same.Key.Rating, same.Key.IsFavourite, same.Key.Ratio, same.Key.Resolution,
                same.Key.HasSound, same.Key.IsSandbox, same.Key.CostUnit, same.Key.PrivateTo, same.Count()))
            .ToListAsync(cancellationToken);
        return (mixtures, isNarrowed && mixtures.Sum(mixture => mixture.Count) > MostCounted);
    }

    private static IQueryable<Mixture> CountedOf(VideoWebDbContext db, Actor actor, bool isTrashed) => db.Set<SqliteClipMixture>()
        .Where(mixture => mixture.Workspace == actor.Workspace && mixture.IsTrashed == isTrashed && (mixture.PrivateTo == null || mixture.PrivateTo == actor.User)
            && db.Members.Any(member => member.WorkspaceId == actor.Workspace && member.UserId == actor.User))
        .Select(mixture => new Mixture(
            mixture.ProviderId, mixture.ModelId, mixture.ModeId, mixture.Connection, mixture.CreatedBy, mixture.Verdict, mixture.Rating, mixture.IsFavourite, mixture.Ratio, mixture.Resolution,
            mixture.HasSound, mixture.IsSandbox, mixture.CostUnit, mixture.PrivateTo, mixture.Count));

    private static async Task<List<ClipFacetValue>> CountTagsAsync(VideoWebDbContext db, Actor actor, ClipFilter filter, string? query, CancellationToken cancellationToken)
    {
        var clips = ClipConditions.Found(db, actor, filter, ClipValues.Of(filter, query, clips: null, after: null));
        var counted = new List<ClipFacetValue>();
        foreach (var tag in await db.TagsOf(actor).AsNoTracking().OrderBy(tag => tag.FoldedName).Take(MaxValues).ToListAsync(cancellationToken))
        {
            // As far as it is shown, so that no tag takes longer than another.
            var count = await db.ClipTags.Where(tagged => tagged.Tag == tag.Id && clips.Any(clip => clip.Number == tagged.Clip)).Select(tagged => tagged.Clip).Take(MostCounted + 1).CountAsync(cancellationToken);
            if (count > 0) { counted.Add(Of(tag.Id.ToString(), tag.Name, count, isCut: false) with { Tag = tag }); }
        }

        return counted;
    }

    private static async Task<List<ClipFacetValue>> CountBoardsAsync(VideoWebDbContext db, Actor actor, ClipFilter filter, string? query, CancellationToken cancellationToken)
    {
        var clips = ClipConditions.Found(db, actor, filter, ClipValues.Of(filter, query, clips: null, after: null));
        var counted = new List<ClipFacetValue>();
        foreach (var board in BoardRules.Ordered(await db.BoardsOf(actor).AsNoTracking().ToListAsync(cancellationToken)).Take(MaxValues))
        {
            var count = await db.BoardClips.Where(placed => placed.Board == board.Id && clips.Any(clip => clip.Number == placed.Clip)).Select(placed => placed.Clip).Take(MostCounted + 1).CountAsync(cancellationToken);
            if (count > 0) { counted.Add(Of(board.Id.ToString(), board.Title, count, isCut: false)); }
        }

        return counted;
    }

    private static async Task<List<ClipFacetValue>> CountTalkAsync(VideoWebDbContext db, Actor actor, ClipFilter filter, string? query, CancellationToken cancellationToken)
    {
        var clips = ClipConditions.Found(db, actor, filter, ClipValues.Of(filter, query, clips: null, after: null));
        var comments = db.Comments.Where(comment => comment.Workspace == actor.Workspace);
        var counted = new List<ClipFacetValue>();
        foreach (var talk in Enum.GetValues<ClipTalkFilter>())
        {
            var told = talk == ClipTalkFilter.Open
                ? comments.Where(comment => comment.Parent == null && comment.ResolvedAt == null)
                : db.CommentMentions.Where(mention => mention.User == actor.User).Join(comments, mention => mention.Comment, comment => comment.Id, (_, comment) => comment);
            var count = await told.Where(comment => clips.Any(clip => clip.Number == comment.Clip)).Select(comment => comment.Clip).Distinct().Take(MostCounted + 1).CountAsync(cancellationToken);
            if (count > 0) { counted.Add(Of(talk.ToString(), name: null, count, isCut: false)); }
        }

        return counted;
    }

    private static ClipFacetValue Of(string value, string? name, int count, bool isCut) => new(value, name, Math.Min(count, MostCounted), isCut || count > MostCounted);

    // Those that were removed have made clips too.
    private static IQueryable<ConnectionEntity> ConnectionsOf(VideoWebDbContext db, Actor actor) => db.Connections.Where(connection =>
        connection.WorkspaceId == actor.Workspace && (connection.IsShared || connection.OwnerId == actor.User)
        && db.Members.Any(member => member.WorkspaceId == actor.Workspace && member.UserId == actor.User));

    private static IQueryable<Named<UserId>> NamesOf(VideoWebDbContext db, IReadOnlyList<UserId> makers)
    {
        List<Guid> ids = [.. makers.Select(maker => maker.Value)];
        return db.Users.Where(user => ids.Contains(user.Id)).OrderBy(user => user.DisplayName).Select(user => new Named<UserId>(new UserId(user.Id), user.DisplayName));
    }

    private sealed record Named<T>(T Id, string Name);

    /// <summary>Clips that no facet tells apart.</summary>
    private sealed record Mixture(
        string Provider, string Model, string? Mode, ConnectionId? Connection, UserId Member, ClipVerdict Verdict, int Rating, bool IsFavourite, string? Ratio, int? Resolution, bool? HasSound, bool IsSandbox,
        string CostUnit, UserId? PrivateTo, int Count)
    {
        public bool IsPrivate => PrivateTo is not null;

        public bool IsUploaded => Provider.Length == 0;

        public bool Fits(ClipFilter filter, UserId reader) =>
            (filter.ProviderId ?? Provider) == Provider && (filter.ModelId ?? Model) == Model && (filter.ModeId ?? Mode) == Mode && (filter.Connection ?? Connection) == Connection
            && (filter.Member ?? Member) == Member && (!filter.MineOnly || Member == reader) && (filter.Verdict ?? Verdict) == Verdict && Rating >= filter.MinRating
            && (!filter.FavouritesOnly || IsFavourite) && (filter.Ratio ?? Ratio) == Ratio && (filter.Resolution ?? Resolution) == Resolution && (filter.HasSound ?? HasSound) == HasSound
            && (filter.IsSandbox is null || (filter.IsSandbox == IsSandbox && !IsUploaded)) && (filter.IsUploaded ?? IsUploaded) == IsUploaded && (filter.CostUnit ?? CostUnit) == CostUnit
            && (filter.IsPrivate ?? IsPrivate) == IsPrivate;
    }
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

    public Board? Board { get; init; }

    /// <summary>The beginning of the title, or of the prompt, of the clip that the others are like.</summary>
    public string? SimilarTo { get; init; }
}
