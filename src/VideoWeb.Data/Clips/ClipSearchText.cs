using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Clips;

/// <summary>What clips are found by, written beside them whenever something of it changes.</summary>
/// <remarks>
/// Full-text search of the database itself (FTS5; a GIN index of a tsvector), as nothing of ours finds a word among a million clips. Its own ways to cut a text are not used:
/// they know no Chinese, and each database cuts otherwise. What can be renamed, a member and a tag, is a mark here, and its name is looked up when somebody searches.
/// </remarks>
internal static class ClipSearchText
{
    private const int RowsAtOnce = 500;
    private const int MaxWords = 8_000;

    // None of the words that a text is cut into has an underscore.
    public static string MarkOf(WorkspaceId workspace) => $"_w{workspace}";

    public static string MarkOf(UserId maker) => $"_u{maker}";

    public static string MarkOf(TagId tag) => $"_t{tag}";

    /// <summary>Writes the words of these clips anew, in the transaction that has changed something of them.</summary>
    public static async Task WriteAsync(VideoWebDbContext db, IQueryable<ClipEntity> clips, CancellationToken cancellationToken)
    {
        var rows = await SourcesOf(db, clips).ToListAsync(cancellationToken);
        var comments = await CommentsOf(db, clips, cancellationToken);
        foreach (var row in rows)
        {
            var words = TextOf(db, row, comments[row.Number]);
            await db.Clips.Where(clip => clip.Number == row.Number).ExecuteUpdateAsync(set => set.SetProperty(clip => clip.Words, words), cancellationToken);
        }
    }

    /// <summary>Writes those of clips that have none, as an older version has left them.</summary>
    public static async Task WriteMissingAsync(VideoWebDbContext db, CancellationToken cancellationToken)
    {
        while (await db.Clips.AnyAsync(clip => clip.Words == null, cancellationToken))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            await WriteAsync(db, db.Clips.Where(clip => clip.Words == null).OrderBy(clip => clip.Number).Take(RowsAtOnce), cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
    }

    /// <summary>The query as the database's index takes it. What a word may be the beginning of, among the names of the actor's workspace, is sought along with it.</summary>
    /// <returns>Null when nothing is sought.</returns>
    public static async Task<string?> QueryAsync(VideoWebDbContext db, Actor actor, string? search, CancellationToken cancellationToken)
    {
        if (SearchQuery.Parse(search) is not { } query) { return null; }
        // Nothing is found by punctuation.
        if (query.Terms.Count == 0) { query = new([new([MarkOf(default(TagId))], IsPrefix: false, IsExcluded: false)]); }

        var marks = await NamesAsync(db, actor, query, cancellationToken);
        return db.Database.IsSqlite()
            ? SearchQueryText.ForSqlite(query, MarkOf(actor.Workspace), marks, await SqliteVocabulary.WholeWordsAsync(db, query, cancellationToken))
            : SearchQueryText.ForPostgres(query, MarkOf(actor.Workspace), marks);
    }

    private static async Task<ILookup<SearchTerm, string>> NamesAsync(VideoWebDbContext db, Actor actor, SearchQuery query, CancellationToken cancellationToken)
    {
        var members = await db.Members.Where(member => member.WorkspaceId == actor.Workspace)
            .Join(db.Users, member => (Guid)(object)member.UserId, user => user.Id, (member, user) => new { member.UserId, user.DisplayName }).ToListAsync(cancellationToken);
        var names = members.Select(member => (Words: SearchWords.Of(member.DisplayName), Mark: MarkOf(member.UserId))).ToList();
        names.AddRange((await TagStore.FindNamesAsync(db, actor, query.Names.Select(term => term.Words[0]), cancellationToken)).Select(tag => (SearchWords.Of(tag.Name), MarkOf(tag.Id))));
        return query.Names
            .SelectMany(term => names.Where(name => name.Words.Any(word => word.StartsWith(term.Words[0], StringComparison.Ordinal))).Select(name => (Term: term, name.Mark)))
            .ToLookup(pair => pair.Term, pair => pair.Mark);
    }

    private static IQueryable<Source> SourcesOf(VideoWebDbContext db, IQueryable<ClipEntity> clips) => clips.Select(clip => new Source(
        clip.Number, clip.Workspace, clip.CreatedBy, clip.Title, clip.Prompt, clip.ProviderName, clip.ModelName,
        db.TaskContents.Where(content => content.TaskId == clip.Task).Select(content => content.ValuesJson).FirstOrDefault(),
        db.ClipTags.Where(tagged => tagged.Clip == clip.Number).Select(tagged => tagged.Tag).ToList()));

    // Apart from the others, as each comment would repeat all that the clip has.
    private static async Task<ILookup<long, string>> CommentsOf(VideoWebDbContext db, IQueryable<ClipEntity> clips, CancellationToken cancellationToken) =>
        (await clips.Join(db.Comments, clip => clip.Number, comment => comment.Clip, (_, comment) => new { comment.Clip, comment.Id, comment.VisitorName, comment.Text })
            .OrderBy(comment => comment.Id).ToListAsync(cancellationToken))
        .ToLookup(comment => comment.Clip, comment => $"{comment.VisitorName} {comment.Text}");

    private static string TextOf(VideoWebDbContext db, Source clip, IEnumerable<string> comments)
    {
        IEnumerable<string> marks = [MarkOf(clip.Workspace), MarkOf(clip.CreatedBy), .. clip.Tags.Select(MarkOf)];
        IEnumerable<string> texts = [clip.Title ?? "", clip.Prompt, .. NegativePrompts(clip.ValuesJson), clip.ModelName, clip.ProviderName, .. comments];
        var words = marks.Concat(texts.SelectMany(SearchWords.Of)).Take(MaxWords);
        return db.Database.IsSqlite() ? string.Join(' ', words) : PostgresClipIndex.WithPositions(words);
    }

    private static IEnumerable<string> NegativePrompts(string? valuesJson)
    {
        if (valuesJson is null) { yield break; }

        using var values = JsonDocument.Parse(valuesJson);
        foreach (var value in values.RootElement.EnumerateObject())
        {
            if (value.Value.ValueKind == JsonValueKind.String && value.Name.Contains("negative", StringComparison.OrdinalIgnoreCase)) { yield return value.Value.GetString()!; }
        }
    }

    private sealed record Source(
        long Number, WorkspaceId Workspace, UserId CreatedBy, string? Title, string Prompt, string ProviderName, string ModelName, string? ValuesJson, List<TagId> Tags);
}
