using System.Text;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Data.Clips;

/// <summary>What somebody seeks: words that a clip's words begin with, phrases in quotes, and what must not occur after a minus.</summary>
internal sealed record SearchQuery(IReadOnlyList<SearchTerm> Terms)
{
    // A longer text finds nothing more.
    private const int MaxLength = 200;
    private const int MaxTerms = 16;

    /// <summary>Null when nothing is sought. A text without any word has no terms, and finds nothing.</summary>
    public static SearchQuery? Parse(string? text)
    {
        if (text?.Trim() is not { Length: > 0 } sought) { return null; }

        var terms = new List<SearchTerm>();
        var rest = TextCut.To(sought, MaxLength).AsSpan();
        while (terms.Count < MaxTerms && (rest = rest.TrimStart()).Length > 0)
        {
            var isExcluded = rest is ['-', not ' ', ..];
            if (isExcluded) { rest = rest[1..]; }

            var isPhrase = IsQuote(rest[0]);
            if (isPhrase) { rest = rest[1..]; }
            var end = EndOf(rest, isPhrase);
            var words = SearchWords.Sought(rest[..end].ToString(), out var isBegun);
            if (words.Count > 0) { terms.Add(new(words, IsPrefix: !isPhrase || isBegun, isExcluded)); }
            rest = rest[Math.Min(rest.Length, isPhrase ? end + 1 : end)..];
        }

        return new(terms);
    }

    /// <summary>The words that may as well be the beginning of a member's or a tag's name.</summary>
    public IEnumerable<SearchTerm> Names => Terms.Where(term => term is { IsExcluded: false, IsPrefix: true, Words.Count: 1 });

    private static int EndOf(ReadOnlySpan<char> text, bool isPhrase)
    {
        var at = 0;
        while (at < text.Length && !(isPhrase ? IsQuote(text[at]) : char.IsWhiteSpace(text[at]) || IsQuote(text[at]))) { at++; }
        return at;
    }

    private static bool IsQuote(char letter) => letter is '"' or '“' or '”' or '„' or '«' or '»' or '「' or '」';
}

/// <param name="Words">One after the other; at least one.</param>
/// <param name="IsPrefix">Whether the last word may go on.</param>
internal sealed record SearchTerm(IReadOnlyList<string> Words, bool IsPrefix, bool IsExcluded);

/// <summary>Writes a query in the language of a database's index. No word of ours has a letter that means anything there.</summary>
internal static class SearchQueryText
{
    /// <param name="scope">The word that all clips have among which is sought.</param>
    /// <param name="marks">By a word of the query: the marks that do as well.</param>
    /// <param name="whole">By a word of the query that may go on: all words that it is or goes on as, where these are few and known.</param>
    public static string ForSqlite(SearchQuery query, string scope, ILookup<SearchTerm, string> marks, ILookup<SearchTerm, string> whole) =>
        Write(query, marks, $"\"{scope}\"", " AND ", " OR ", " NOT ", term => PhraseForSqlite(term, whole[term]), mark => $"\"{mark}\"");

    /// <param name="scope">The word that all clips have among which is sought.</param>
    /// <param name="marks">By a word of the query: the marks that do as well.</param>
    public static string ForPostgres(SearchQuery query, string scope, ILookup<SearchTerm, string> marks) =>
        Write(query, marks, $"'{scope}'", " & ", " | ", " & !", term => $"{string.Join(" <-> ", term.Words.Select(word => $"'{word}'"))}{(term.IsPrefix ? ":*" : "")}", mark => $"'{mark}'");

    // Of a beginning the index puts all that it has together before it answers, of whole words it reads as much as is wanted.
    private static string PhraseForSqlite(SearchTerm term, IEnumerable<string> whole) =>
        string.Join(" OR ", whole.Select(word => $"\"{string.Join(' ', [.. term.Words.SkipLast(1), word])}\"")) is { Length: > 0 } words ? words : $"\"{string.Join(' ', term.Words)}\"{(term.IsPrefix ? "*" : "")}";

    private static string Write(
        SearchQuery query, ILookup<SearchTerm, string> marks, string scope, string and, string or, string not, Func<SearchTerm, string> phrase, Func<string, string> mark)
    {
        var text = new StringBuilder(scope);
        // What is left out comes last, as the index's language has no other place for it.
        foreach (var term in query.Terms.OrderBy(term => term.IsExcluded))
        {
            text.Append(term.IsExcluded ? not : and).Append('(').Append(phrase(term));
            foreach (var other in marks[term]) { text.Append(or).Append(mark(other)); }
            text.Append(')');
        }

        return text.ToString();
    }
}
