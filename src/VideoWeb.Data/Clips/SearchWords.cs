using System.Globalization;
using System.Text;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Data.Clips;

/// <summary>Cuts texts into the words that a search goes by: without case, accents and width.</summary>
/// <remarks>
/// Of scripts that put no spaces between words, each two neighbours are a word, and the last character of a run is one by itself: so every character begins
/// exactly one word, and a single one is found by what a word begins with.
/// </remarks>
internal static class SearchWords
{
    /// <summary>In characters; what is longer is cut, where it is stored and where it is sought.</summary>
    public const int MaxLength = 64;

    // In characters of a text. No provider takes a prompt so long.
    private const int MostRead = 50_000;

    private static readonly (string From, string To)[] Ligatures = [("æ", "ae"), ("œ", "oe"), ("ø", "o"), ("ł", "l"), ("đ", "d")];

    // Thai and Lao, Myanmar, Hangul's letters, Khmer, the kana with what stands beside them, Han, Hangul, and Han again.
    private static readonly (int First, int Last)[] Spaceless =
        [(0x0E01, 0x0EFF), (0x1000, 0x109F), (0x1100, 0x11FF), (0x1780, 0x17FF), (0x3005, 0x3007), (0x3040, 0x312F), (0x31F0, 0x31FF), (0x3400, 0x9FFF), (0xAC00, 0xD7FF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF)];

    /// <summary>In the text's order; none for a text of punctuation alone.</summary>
    public static IReadOnlyList<string> Of(string text) => Cut(text, isSought: false);

    /// <summary>The words of <see cref="Of"/> that follow each other wherever the text stands, also amid a longer one.</summary>
    /// <param name="isBegun">Whether the last word may go on.</param>
    public static IReadOnlyList<string> Sought(string text, out bool isBegun)
    {
        var words = Cut(text, isSought: true);
        isBegun = words.Count > 0 && Rune.GetRuneAt(words[^1], 0) is var first && first.Utf16SequenceLength == words[^1].Length && IsSpaceless(first);
        return words;
    }

    private static List<string> Cut(string text, bool isSought)
    {
        var (words, word, run) = (new List<string>(), new StringBuilder(), new Run());
        foreach (var rune in Fold(TextCut.To(text, MostRead)).EnumerateRunes())
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark:
                    if (!run.TryMark(rune) && word.Length > 0) { word.Append(rune); }
                    break;
                case var category when IsSpaceless(rune) && IsLetter(category):
                    EndWord();
                    run.Add(rune, words);
                    break;
                case var category when IsLetter(category):
                    run.End(words, isLastLeftOut: false);
                    word.Append(rune);
                    break;
                case UnicodeCategory.OtherSymbol when rune != Rune.ReplacementChar:
                    EndWord();
                    run.End(words, isLastLeftOut: false);
                    words.Add(rune.ToString());
                    break;
                default:
                    EndWord();
                    run.End(words, isLastLeftOut: false);
                    break;
            }
        }

        EndWord();
        run.End(words, isLastLeftOut: isSought);
        return words;

        void EndWord()
        {
            if (word.Length == 0) { return; }

            words.Add(word.Length <= MaxLength ? word.ToString() : word.ToString(0, char.IsHighSurrogate(word[MaxLength - 1]) ? MaxLength - 1 : MaxLength));
            word.Clear();
        }
    }

    /// <summary>A text as two are compared: without case, width and accents.</summary>
    public static string Fold(string text)
    {
        var folded = PromptSearch.Fold(text);
        if (Ascii.IsValid(folded)) { return folded; }

        var bare = new StringBuilder(folded.Length);
        foreach (var letter in folded.Normalize(NormalizationForm.FormD))
        {
            if (letter is < '\u0300' or > '\u036F') { bare.Append(letter); }
        }

        foreach (var (from, to) in Ligatures) { bare.Replace(from, to); }
        return bare.ToString().Normalize(NormalizationForm.FormC);
    }

    private static bool IsLetter(UnicodeCategory category) => category is <= UnicodeCategory.OtherLetter or (>= UnicodeCategory.DecimalDigitNumber and <= UnicodeCategory.OtherNumber);

    private static bool IsSpaceless(Rune rune)
    {
        if (rune.Value < Spaceless[0].First) { return false; }

        foreach (var (first, last) in Spaceless)
        {
            if (rune.Value >= first && rune.Value <= last) { return true; }
        }

        return false;
    }

    // Neighbours of a script without spaces. A character waits here for the marks upon it.
    private sealed class Run
    {
        private string? _before;
        private string? _current;

        public void Add(Rune rune, List<string> words)
        {
            if (_before is not null) { words.Add(_before + _current); }
            (_before, _current) = (_current, rune.ToString());
        }

        public bool TryMark(Rune mark)
        {
            // A few at most: no writing puts more upon one character.
            if (_current is { Length: < 8 }) { _current += mark; }
            return _current is not null;
        }

        public void End(List<string> words, bool isLastLeftOut)
        {
            if (_current is null) { return; }
            if (_before is not null) { words.Add(_before + _current); }
            if (_before is null || !isLastLeftOut) { words.Add(_current); }
            (_before, _current) = (null, null);
        }
    }
}
