using System.Globalization;

namespace VideoWeb.Components.Shared.Filters;

/// <summary>How well something fits what somebody types to find it. Pure.</summary>
public static class SearchRank
{
    private const CompareOptions Like = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace | CompareOptions.IgnoreWidth;

    /// <summary>
    /// Those that hold every typed word, best first: what the first text alone holds before what takes the second, and so on; then words that begin
    /// a text, then those that begin a word of it, then others; then the shorter first text. Equal ones stay in their order, as all do when nothing is typed.
    /// </summary>
    /// <param name="texts">What an item is found by, the weightiest first, such as its name and then its description.</param>
    public static IEnumerable<T> Best<T>(IEnumerable<T> items, string? typed, params Func<T, string>[] texts)
    {
        var words = (typed ?? "").Split(default(char[]), StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0
            ? items
            : items.Select(item => (Item: item, Texts: texts.Select(text => text(item)).ToArray())).Select(match => (match.Item, match.Texts[0].Length, Rank: Of(words, match.Texts)))
                .Where(match => match.Rank is not null).OrderBy(match => match.Rank).ThenBy(match => match.Length).Select(match => match.Item);
    }

    // The lower the better; null when a word is in none of the texts.
    private static (int Texts, int Places)? Of(string[] words, string[] texts)
    {
        var (last, places) = (0, 0);
        foreach (var word in words)
        {
            if (Find(texts, word) is not { } found) { return null; }

            last = Math.Max(last, found.Text);
            places += found.Place;
        }

        return (last, places);
    }

    private static (int Text, int Place)? Find(string[] texts, string word)
    {
        for (var text = 0; text < texts.Length; text++)
        {
            var at = BestPlace(texts[text], word);
            if (at >= 0) { return (text, at == 0 ? 0 : char.IsLetterOrDigit(texts[text][at - 1]) ? 2 : 1); }
        }

        return null;
    }

    // The first place where a word of the text begins with it; else the first at all.
    private static int BestPlace(string text, string word)
    {
        var compare = CultureInfo.InvariantCulture.CompareInfo;
        var first = compare.IndexOf(text, word, Like);
        for (var at = first; at >= 0 && at < text.Length;)
        {
            if (at == 0 || !char.IsLetterOrDigit(text[at - 1])) { return at; }

            var next = compare.IndexOf(text, word, at + 1, Like);
            if (next <= at) { break; }

            at = next;
        }

        return first;
    }
}
