using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace VideoWeb.Localization;

/// <summary>Sentences that the lower projects have put together from words and values, in another language.</summary>
/// <remarks>
/// Those speak English, and tasks keep what was said of them. So a sentence is known again by its fixed words, and what stands between them
/// is translated in turn: labels, limits, the cause of a cause.
/// </remarks>
internal sealed partial class SaidSentences
{
    private const int MaxDepth = 5;

    // Of ours no more follow each other. What has more holds the words of a provider, which stay as they are.
    private const int MostSentences = 12;

    // "{0} to {1}" says something of a value, but would tear a sentence apart.
    private const int FewestFixedLetters = 7;

    private readonly IReadOnlyDictionary<string, string> _translations;
    private readonly Pattern[] _patterns;

    /// <param name="translations">By the English; {0}, {1} stand for what was put in.</param>
    public SaidSentences(IReadOnlyDictionary<string, string> translations)
    {
        _translations = translations;
        _patterns =
        [
            .. translations.Where(one => Hole().IsMatch(one.Key)).Select(one => new Pattern(one.Key, one.Value)).OrderByDescending(one => one.FixedLetters),
        ];
    }

    /// <returns>Null when no word of it is known.</returns>
    public string? Translate(string english) => Translate(english, 0);

    private string? Translate(string english, int depth) => Find(english, depth) ?? TranslateEach(english, depth);

    private string? Find(string english, int depth)
    {
        if (_translations.TryGetValue(english, out var whole)) { return whole; }
        if (depth == MaxDepth || english.Length == 0) { return null; }

        foreach (var pattern in _patterns)
        {
            if ((depth > 0 || pattern.FixedLetters >= FewestFixedLetters) && pattern.Read(english) is { } values)
            {
                return string.Format(CultureInfo.InvariantCulture, pattern.Translation, [.. values.Select(value => Translate(value.Trim(), depth + 1) ?? value)]);
            }
        }

        return null;
    }

    // Several that follow each other, each of one sentence or more.
    private string? TranslateEach(string english, int depth)
    {
        var sentences = Gap().Split(english, MostSentences + 1);
        if (sentences.Length > MostSentences) { return null; }

        var text = new StringBuilder();
        var isAnyKnown = false;
        for (var at = 0; at < sentences.Length;)
        {
            var (found, count) = FindLongest(sentences.AsSpan(at), depth);
            isAnyKnown |= found is not null;
            text.Append(found ?? $"{(text.Length > 0 ? " " : "")}{sentences[at]}");
            at += count;
        }

        return isAnyKnown ? text.ToString() : null;
    }

    private (string? Found, int Count) FindLongest(ReadOnlySpan<string> sentences, int depth)
    {
        for (var count = sentences.Length; count > 0; count--)
        {
            if (Find(string.Join(' ', sentences[..count]!), depth) is { } found) { return (found, count); }
        }

        return (null, 1);
    }

    [GeneratedRegex(@"\{(\d)\}")]
    private static partial Regex Hole();

    // Between two sentences.
    [GeneratedRegex(@"(?<=\.) (?=\p{Lu})")]
    private static partial Regex Gap();

    private sealed class Pattern
    {
        private readonly string _longestPiece;
        private readonly Regex _regex;

        public Pattern(string english, string translation)
        {
            Translation = translation;
            var pieces = Hole().Split(english).Where((_, index) => index % 2 == 0).ToList();
            FixedLetters = pieces.Sum(piece => piece.Length);
            _longestPiece = pieces.MaxBy(piece => piece.Length)!;

            // Without backtracking, because names and other people's words stand in these sentences.
            _regex = new Regex($"^{string.Join("(.*?)", pieces.Select(Regex.Escape))}$", RegexOptions.NonBacktracking | RegexOptions.Singleline | RegexOptions.CultureInvariant);
        }

        public string Translation { get; }

        public int FixedLetters { get; }

        /// <returns>What stands where {0}, {1} and so on do; null when the sentence is another one.</returns>
        public IReadOnlyList<string>? Read(string sentence)
        {
            if (!sentence.Contains(_longestPiece, StringComparison.Ordinal)) { return null; }

            if (_regex.Match(sentence) is not { Success: true } match) { return null; }

            // Whole sentences stand before or after others, never in the midst of one.
            var values = match.Groups.Values.Skip(1).ToList();
            return values.Exists(value => value.Index > 0 && value.Index + value.Length < sentence.Length && Gap().IsMatch(value.ValueSpan))
                ? null
                : [.. values.Select(value => value.Value)];
        }
    }
}
