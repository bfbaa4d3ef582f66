namespace VideoWeb.Providers.Catalog;

/// <summary>
/// Length as the providers' programs count it: in code points. People would count a family emoji as one, but a provider refuses what it counts
/// itself to be too long.
/// </summary>
public static class TextLength
{
    /// <summary>Beyond this many times of what is allowed, counting is not worth the time.</summary>
    private const int FarTooLong = 32;

    public static int Of(string text) => text.Length - CountPairs(text);

    /// <summary>The length in words when it is more than allowed; else null.</summary>
    internal static string? ExcessOf(string text, int most)
    {
        // A code point has at least one unit, so that the common case needs no counting.
        if (text.Length <= most) { return null; }
        if (text.Length / FarTooLong > most) { return $"more than {Phrases.Count(most)}"; }

        var length = Of(text);
        return length > most ? Phrases.Count(length) : null;
    }

    private static int CountPairs(string text)
    {
        var pairs = 0;
        for (var index = 1; index < text.Length; index++)
        {
            if (char.IsSurrogatePair(text[index - 1], text[index])) { pairs++; }
        }

        return pairs;
    }
}
