using System.Globalization;

namespace VideoWeb.Providers.Wire;

/// <summary>Shortens texts of people and providers between the characters that a person sees: no half of an emoji, and no letter without its accent.</summary>
public static class TextCut
{
    // Everything below combines with nothing but its own accents, which are above.
    private const char FirstCombining = '\u0300';

    /// <summary>The beginning of a text.</summary>
    /// <param name="limit">In UTF-16 units.</param>
    public static string To(string text, int limit) => text.Length <= limit ? text : text[..BoundaryUpTo(text, limit)];

    /// <summary>The end of a text, where the ending of a file name stands.</summary>
    /// <param name="limit">In UTF-16 units.</param>
    public static string LastOf(string text, int limit)
    {
        if (text.Length <= limit) { return text; }
        if (limit == 0) { return ""; }

        var from = text.Length - limit;
        var at = PlainPlaceUpTo(text, from);
        while (at < from) { at += StringInfo.GetNextTextElementLength(text, at); }

        // One that is longer than the limit is cut all the same.
        if (at == text.Length) { at = char.IsLowSurrogate(text[from]) ? from + 1 : from; }
        return text[at..];
    }

    // The last place between two characters that is not beyond the limit. One that is longer than that, such as a letter under a thousand accents,
    // is cut all the same, but not through a pair.
    private static int BoundaryUpTo(string text, int limit)
    {
        if (limit == 0) { return 0; }

        var at = PlainPlaceUpTo(text, limit);
        var length = StringInfo.GetNextTextElementLength(text, at);
        while (at < limit && at + length <= limit)
        {
            at += length;
            length = StringInfo.GetNextTextElementLength(text, at);
        }

        return at > 0 ? at : char.IsLowSurrogate(text[limit]) && char.IsHighSurrogate(text[limit - 1]) ? limit - 1 : limit;
    }

    // A place that is between two characters without a closer look; the beginning is always one.
    private static int PlainPlaceUpTo(string text, int limit)
    {
        var at = limit;
        while (at > 0 && !IsBetweenPlain(text, at)) { at--; }
        return at;
    }

    private static bool IsBetweenPlain(string text, int at) => text[at - 1] < FirstCombining && text[at] < FirstCombining && (text[at - 1] != '\r' || text[at] != '\n');
}
