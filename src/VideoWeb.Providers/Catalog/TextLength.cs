using System.Globalization;

namespace VideoWeb.Providers.Catalog;

/// <summary>Length as people count it.</summary>
internal static class TextLength
{
    /// <summary>How many UTF-16 units one character of honest text takes at most; beyond that counting exactly is not worth the time.</summary>
    private const int WidestCharacter = 32;

    /// <summary>The length in text elements, in words, when it is more than allowed; else null.</summary>
    public static string? ExcessOf(string text, int most)
    {
        // An element has at least one unit, so that the common case needs no counting.
        if (text.Length <= most) { return null; }
        if (text.Length / WidestCharacter > most) { return $"more than {Phrases.Count(most)}"; }

        var length = new StringInfo(text).LengthInTextElements;
        return length > most ? Phrases.Count(length) : null;
    }
}
