using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Boards;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Clips;

/// <summary>What clips are asked for by: equal ones have the same SQL.</summary>
[Flags]
internal enum ClipCondition : long
{
    None = 0,
    Search = 1 << 0,
    Mine = 1 << 1,
    Member = 1 << 2,
    Provider = 1 << 3,
    Model = 1 << 4,
    Mode = 1 << 5,
    Connection = 1 << 6,
    Sandbox = 1 << 7,
    Favourite = 1 << 8,
    Verdict = 1 << 9,
    Rating = 1 << 10,
    Tag = 1 << 11,
    MoreTags = 1 << 12,
    Ratio = 1 << 13,
    Resolution = 1 << 14,
    Sound = 1 << 15,
    MinLength = 1 << 16,
    MaxLength = 1 << 17,
    MadeFrom = 1 << 18,
    MadeBefore = 1 << 19,
    CostUnit = 1 << 20,
    MinCost = 1 << 21,
    MaxCost = 1 << 22,
    Clips = 1 << 23,
    Board = 1 << 24,
    Unjudged = 1 << 25,
    Set = 1 << 26,
    Stacked = 1 << 27,
    Uploaded = 1 << 28,
    Made = 1 << 29,
    OpenComments = 1 << 30,
    MentionsReader = 1L << 31,
    SamePrompt = 1L << 32,
    SameSeed = 1L << 33,
    SameInputs = 1L << 34,
    SameFile = 1L << 35,
    Private = 1L << 36,
    Shared = 1L << 37,
}

/// <summary>Writes a filter as conditions of a query.</summary>
internal static class ClipConditions
{
    public static ClipCondition Of(ClipFilter filter, ClipValues values) =>
        When(values.Query is not null, ClipCondition.Search)
        | When(filter.MineOnly, ClipCondition.Mine)
        | When(filter.Member is not null, ClipCondition.Member)
        | When(filter.ProviderId is not null, ClipCondition.Provider)
        | When(filter.ModelId is not null, ClipCondition.Model)
        | When(filter.ModeId is not null, ClipCondition.Mode)
        | When(filter.Connection is not null, ClipCondition.Connection)
        | When(filter.IsSandbox is not null, ClipCondition.Sandbox)
        | When(filter.FavouritesOnly, ClipCondition.Favourite)
        | When(filter.Verdict is not null, ClipCondition.Verdict)
        | When(filter.MinRating > 0, ClipCondition.Rating)
        | When(filter.Tags.Ids.Count > 0, ClipCondition.Tag)
        | When(filter.Tags.Ids.Count > 1, ClipCondition.MoreTags)
        | When(filter.Board is not null, ClipCondition.Board)
        | When(filter.Ratio is not null, ClipCondition.Ratio)
        | When(filter.Resolution is not null, ClipCondition.Resolution)
        | When(filter.HasSound is not null, ClipCondition.Sound)
        | When(filter.MinSeconds is not null, ClipCondition.MinLength)
        | When(filter.MaxSeconds is not null, ClipCondition.MaxLength)
        | When(filter.MadeFrom is not null, ClipCondition.MadeFrom)
        | When(filter.MadeBefore is not null, ClipCondition.MadeBefore)
        | When(filter.CostUnit is not null, ClipCondition.CostUnit)
        | When(filter.MinCost is not null, ClipCondition.MinCost)
        | When(filter.MaxCost is not null, ClipCondition.MaxCost)
        | When(filter.UnjudgedOnly, ClipCondition.Unjudged)
        | When(filter.Talk == ClipTalkFilter.Open, ClipCondition.OpenComments)
        | When(filter.Talk == ClipTalkFilter.MentionsReader, ClipCondition.MentionsReader)
        | When(filter.Set is not null, ClipCondition.Set)
        | When(filter.IsStacked, ClipCondition.Stacked)
        | When(filter.IsUploaded is true, ClipCondition.Uploaded)
        | When(filter.IsUploaded is false, ClipCondition.Made)
        | When(filter.IsPrivate is true, ClipCondition.Private)
        | When(filter.IsPrivate is false, ClipCondition.Shared)
        | ClipTraits.ConditionOf(filter.Similar?.Trait)
        | When(values.Clips is not null, ClipCondition.Clips);

    /// <summary>All of it but the search, which a page begins with.</summary>
    public static IQueryable<ClipEntity> Fitting(VideoWebDbContext db, Actor actor, ClipCondition asked, ClipValues values)
    {
        var clips = Chosen(db, actor, asked, values);
        if (asked.HasFlag(ClipCondition.Stacked)) { clips = clips.Where(ClipSets.Leads(Members(db, actor, asked, values))); }
        return asked.HasFlag(ClipCondition.Clips) ? clips.Where(clip => values.Clips!.Contains(clip.Id)) : clips;
    }

    /// <summary>What sets are made of: all that fits, whichever of it is shown and asked for.</summary>
    public static IQueryable<ClipEntity> Members(VideoWebDbContext db, Actor actor, ClipCondition asked, ClipValues values)
    {
        var clips = Chosen(db, actor, asked, values);
        return asked.HasFlag(ClipCondition.Search) ? Searched(db, clips, values) : clips;
    }

    private static IQueryable<ClipEntity> Chosen(VideoWebDbContext db, Actor actor, ClipCondition asked, ClipValues values)
    {
        var clips = db.ClipsOf(actor).Where(clip => clip.IsTrashed == values.IsTrashed);
        if (asked.HasFlag(ClipCondition.Tag)) { clips = clips.Where(clip => db.ClipTags.Any(tagged => tagged.Clip == clip.Number && tagged.Tag == values.Tag)); }
        if (asked.HasFlag(ClipCondition.MoreTags)) { clips = clips.Where(clip => db.ClipTags.Count(tagged => tagged.Clip == clip.Number && values.Tags!.Contains(tagged.Tag)) == values.TagCount); }
        if (asked.HasFlag(ClipCondition.Board))
        {
            clips = clips.Where(clip => db.BoardClips.Any(placed => placed.Clip == clip.Number && placed.Board == values.Board && db.Boards.Any(board => board.Id == placed.Board && board.DeletedAt == null && (board.PrivateTo == null || board.PrivateTo == actor.User))));
        }

        // From the comments to the clips, as there are fewer of them.
        if (asked.HasFlag(ClipCondition.OpenComments))
        {
            clips = clips.Where(clip => db.Comments.Where(comment => comment.Workspace == actor.Workspace && comment.Parent == null && comment.ResolvedAt == null).Select(comment => comment.Clip).Contains(clip.Number));
        }

        if (asked.HasFlag(ClipCondition.MentionsReader))
        {
            clips = clips.Where(clip => db.CommentMentions.Where(mention => mention.User == actor.User)
                .Join(db.Comments.Where(comment => comment.Workspace == actor.Workspace), mention => mention.Comment, comment => comment.Id, (_, comment) => comment.Clip).Contains(clip.Number));
        }

        if (asked.HasFlag(ClipCondition.Private)) { clips = clips.Where(clip => clip.PrivateTo == actor.User); }
        if (asked.HasFlag(ClipCondition.Shared)) { clips = clips.Where(clip => clip.PrivateTo == null); }
        if (asked.HasFlag(ClipCondition.Set)) { clips = clips.Where(clip => clip.Batch == values.Set); }
        if (asked.HasFlag(ClipCondition.Mine)) { clips = clips.Where(clip => clip.CreatedBy == actor.User); }
        if (asked.HasFlag(ClipCondition.Member)) { clips = clips.Where(clip => clip.CreatedBy == values.Member); }
        if (asked.HasFlag(ClipCondition.Provider)) { clips = clips.Where(clip => clip.ProviderId == values.ProviderId); }
        if (asked.HasFlag(ClipCondition.Model)) { clips = clips.Where(clip => clip.ModelId == values.ModelId); }
        if (asked.HasFlag(ClipCondition.Mode)) { clips = clips.Where(clip => clip.ModeId == values.ModeId); }
        if (asked.HasFlag(ClipCondition.Connection)) { clips = clips.Where(clip => clip.Connection == values.Connection); }
        // What somebody has brought is of no provider, and so of neither kind.
        if (asked.HasFlag(ClipCondition.Sandbox)) { clips = clips.Where(clip => clip.IsSandbox == values.IsSandbox && clip.ProviderId != ""); }
        if (asked.HasFlag(ClipCondition.Uploaded)) { clips = clips.Where(clip => clip.ProviderId == ""); }
        if (asked.HasFlag(ClipCondition.Made)) { clips = clips.Where(clip => clip.ProviderId != ""); }
        if (asked.HasFlag(ClipCondition.Favourite)) { clips = clips.Where(clip => clip.IsFavourite); }
        if (asked.HasFlag(ClipCondition.Verdict)) { clips = clips.Where(clip => clip.Verdict == values.Verdict); }
        if (asked.HasFlag(ClipCondition.Rating)) { clips = clips.Where(clip => clip.Rating >= values.MinRating); }
        if (asked.HasFlag(ClipCondition.Ratio)) { clips = clips.Where(clip => clip.Ratio == values.Ratio); }
        if (asked.HasFlag(ClipCondition.Resolution)) { clips = clips.Where(clip => clip.Resolution == values.Resolution); }
        if (asked.HasFlag(ClipCondition.Sound)) { clips = clips.Where(clip => clip.HasSound == values.HasSound); }
        if (asked.HasFlag(ClipCondition.Unjudged)) { clips = clips.Where(clip => clip.Verdict == ClipVerdict.None && clip.Rating == 0 && !clip.IsFavourite); }
        return Within(ClipTraits.Alike(db, actor, clips, asked, values), asked, values);
    }

    /// <summary>All of it, in no order.</summary>
    public static IQueryable<ClipEntity> Found(VideoWebDbContext db, Actor actor, ClipFilter filter, ClipValues values)
    {
        var clips = Fitting(db, actor, Of(filter, values), values);
        return values.Query is null ? clips : Searched(db, clips, values);
    }

    private static IQueryable<ClipEntity> Within(IQueryable<ClipEntity> clips, ClipCondition asked, ClipValues values)
    {
        // What is not known lies below every length and cost that can be asked for.
        if (asked.HasFlag(ClipCondition.MinLength)) { clips = clips.Where(clip => clip.Milliseconds >= values.MinMilliseconds); }
        if (asked.HasFlag(ClipCondition.MaxLength)) { clips = clips.Where(clip => clip.Milliseconds > 0 && clip.Milliseconds <= values.MaxMilliseconds); }
        if (asked.HasFlag(ClipCondition.MadeFrom)) { clips = clips.Where(clip => clip.CreatedAt >= values.MadeFrom); }
        if (asked.HasFlag(ClipCondition.MadeBefore)) { clips = clips.Where(clip => clip.CreatedAt < values.MadeBefore); }
        if (asked.HasFlag(ClipCondition.CostUnit)) { clips = clips.Where(clip => clip.CostUnit == values.CostUnit); }
        if (asked.HasFlag(ClipCondition.MinCost)) { clips = clips.Where(clip => clip.CostMicros >= values.MinMicros); }
        if (asked.HasFlag(ClipCondition.MaxCost)) { clips = clips.Where(clip => clip.CostMicros <= values.MaxMicros); }
        return clips;
    }

    /// <summary>Those whose words fit what is searched for, in no order.</summary>
    public static IQueryable<ClipEntity> Searched(VideoWebDbContext db, IQueryable<ClipEntity> clips, ClipValues values) => db.Database.IsSqlite()
        ? clips.Where(clip => db.Set<SqliteClipIndex>().Where(row => row.Match == values.Query).Select(row => row.Number).Contains(clip.Number))
        : clips.Where(clip => PostgresClipIndex.Matches(clip.Words!, values.Query!));

    private static ClipCondition When(bool isAsked, ClipCondition condition) => isAsked ? condition : ClipCondition.None;
}

/// <summary>What the conditions ask for. Those that a query does not have are not looked at.</summary>
/// <param name="Query">As the database's index takes it.</param>
/// <param name="CreatedAt">Of the last clip before the page.</param>
/// <param name="Id">Of the last clip before the page.</param>
/// <param name="Number">Of the last clip before the page of a search.</param>
internal sealed record ClipValues(string? Query, IReadOnlyList<ClipId>? Clips, bool IsTrashed, DateTimeOffset CreatedAt, ClipId Id, long Number)
{
    public string? Set { get; init; }

    public ClipId SimilarTo { get; init; }

    public UserId Member { get; init; }

    public string? ProviderId { get; init; }

    public string? ModelId { get; init; }

    public string? ModeId { get; init; }

    public ConnectionId Connection { get; init; }

    public bool IsSandbox { get; init; }

    public ClipVerdict Verdict { get; init; }

    public int MinRating { get; init; }

    public TagId Tag { get; init; }

    public IReadOnlyList<TagId>? Tags { get; init; }

    public int TagCount { get; init; }

    public BoardId Board { get; init; }

    public string? Ratio { get; init; }

    public int Resolution { get; init; }

    public bool HasSound { get; init; }

    public int MinMilliseconds { get; init; }

    public int MaxMilliseconds { get; init; }

    public DateTimeOffset MadeFrom { get; init; }

    public DateTimeOffset MadeBefore { get; init; }

    public string? CostUnit { get; init; }

    public long MinMicros { get; init; }

    public long MaxMicros { get; init; }

    /// <summary>Of the last clip before the page, where its order goes by more than the time.</summary>
    public int RankNumber { get; init; }

    public long RankMicros { get; init; }

    public string? RankUnit { get; init; }

    public static ClipValues Of(ClipFilter filter, string? query, IReadOnlyList<ClipId>? clips, ClipCursor? after) =>
        new(query, clips, filter.IsTrashed, after?.CreatedAt ?? default, after?.Id ?? default, Number: 0)
        {
            Set = filter.Set,
            SimilarTo = filter.Similar?.Clip ?? default,
            Member = filter.Member ?? default,
            ProviderId = filter.ProviderId,
            ModelId = filter.ModelId,
            ModeId = filter.ModeId,
            Connection = filter.Connection ?? default,
            IsSandbox = filter.IsSandbox ?? default,
            Verdict = filter.Verdict ?? default,
            MinRating = filter.MinRating,
            Tag = filter.Tags.Ids.Count > 0 ? filter.Tags.Ids[0] : default,
            Tags = filter.Tags.Ids,
            TagCount = filter.Tags.Ids.Count,
            Board = filter.Board ?? default,
            Ratio = filter.Ratio,
            Resolution = filter.Resolution ?? default,
            HasSound = filter.HasSound ?? default,
            MinMilliseconds = ClipFacts.MillisecondsOf(filter.MinSeconds),
            MaxMilliseconds = ClipFacts.MillisecondsOf(filter.MaxSeconds),
            MadeFrom = filter.MadeFrom ?? default,
            MadeBefore = filter.MadeBefore ?? default,
            CostUnit = filter.CostUnit,
            MinMicros = ClipFacts.MicrosOf(filter.MinCost),
            MaxMicros = ClipFacts.MicrosOf(filter.MaxCost),
            RankNumber = (int)Math.Clamp(after?.Rank ?? 0, 0, int.MaxValue),
            RankMicros = after?.Rank ?? 0,
            RankUnit = after?.Unit,
        };
}
