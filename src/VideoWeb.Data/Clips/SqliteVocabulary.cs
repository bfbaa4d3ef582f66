using System.Text;
using Microsoft.EntityFrameworkCore;

namespace VideoWeb.Data.Clips;

/// <summary>The words that SQLite's full-text index has, of all workspaces.</summary>
internal static class SqliteVocabulary
{
    // Of more words the index puts the answer together faster itself.
    private const int MostWords = 8;

    // Of beginnings up to this the index has all that it needs. In characters.
    private const int LongestIndexed = 3;

    // From word to word by the index: each of them stands there once for every time that it occurs.
    private const string Words =
        """
        WITH RECURSIVE "Found" ("Word") AS (
            SELECT (SELECT "term" FROM "ClipVocabulary" WHERE "term" >= {0} AND "term" <= {1} LIMIT 1)
            UNION ALL
            SELECT (SELECT "term" FROM "ClipVocabulary" WHERE "term" >= "Found"."Word" || char(1) AND "term" <= {1} LIMIT 1) FROM "Found" WHERE "Found"."Word" IS NOT NULL
            LIMIT {2}
        )
        SELECT "Word" AS "Value" FROM "Found" WHERE "Word" IS NOT NULL
        """;

    /// <summary>What the words of a query that may go on are or go on as, by the query's term; nothing of a term for which there are many, or whose beginning the index knows.</summary>
    public static async Task<ILookup<SearchTerm, string>> WholeWordsAsync(VideoWebDbContext db, SearchQuery query, CancellationToken cancellationToken)
    {
        var whole = new List<(SearchTerm Term, string Word)>();
        foreach (var term in query.Terms.Where(term => term.IsPrefix && term.Words[^1].EnumerateRunes().Count() > LongestIndexed))
        {
            var begun = term.Words[^1];
            var words = await db.Database.SqlQueryRaw<string>(Words, begun, begun + new Rune(0x10FFFF), MostWords + 1).ToListAsync(cancellationToken);
            if (words.Count <= MostWords) { whole.AddRange(words.Select(word => (term, word))); }
        }

        return whole.ToLookup(pair => pair.Term, pair => pair.Word);
    }
}
