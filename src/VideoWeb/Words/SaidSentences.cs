using System.Globalization;
using System.Text.RegularExpressions;

namespace VideoWeb;

/// <summary>Sentences that the rooms beneath have put together from words and values, in another language.</summary>
/// <remarks>
/// Those rooms speak English, and tasks keep what was said of them. So a sentence is known again by its fixed words, and what stands between them
/// is translated in turn: labels, limits, the cause of a cause.
/// </remarks>
internal sealed partial class SaidSentences
{
    private const int MaxDepth = 5;

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

    private string? Translate(string english, int depth)
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

        var sentences = Gap().Split(english);
        if (sentences.Length == 1) { return null; }

        var translated = sentences.Select(sentence => Translate(sentence, depth + 1)).ToList();
        return translated.TrueForAll(sentence => sentence is null) ? null : string.Concat(translated.Zip(sentences, (one, original) => one ?? original));
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

            var match = _regex.Match(sentence);
            return match.Success ? [.. match.Groups.Values.Skip(1).Select(group => group.Value)] : null;
        }
    }
}
