using System.Globalization;

namespace VideoWeb.Components.Shared;

/// <summary>How well a name fits what somebody types to find it. Pure.</summary>
public static class SearchRank
{
    private const CompareOptions Like = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace | CompareOptions.IgnoreWidth;

    /// <summary>Those whose name holds every typed word, best first: words that begin the name, then those that begin a word of it, then others; a shorter name first. All, in their order, when nothing is typed.</summary>
    public static IEnumerable<T> Best<T>(IEnumerable<T> items, string? typed, Func<T, string> nameOf)
    {
        var words = (typed ?? "").Split(default(char[]), StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0
            ? items
            : items.Select(item => (Item: item, Name: nameOf(item))).Select(found => (found.Item, found.Name.Length, Rank: Of(words, found.Name)))
                .Where(found => found.Rank is not null).OrderBy(found => found.Rank).ThenBy(found => found.Length).Select(found => found.Item);
    }

    // The lower the better; null when a word is not in the name.
    private static int? Of(string[] words, string name)
    {
        var rank = 0;
        foreach (var word in words)
        {
            var at = BestPlace(name, word);
            if (at < 0) { return null; }

            rank += at == 0 ? 0 : char.IsLetterOrDigit(name[at - 1]) ? 2 : 1;
        }

        return rank;
    }

    // The first place where a word of the name begins with it; else the first at all.
    private static int BestPlace(string name, string word)
    {
        var compare = CultureInfo.InvariantCulture.CompareInfo;
        var first = compare.IndexOf(name, word, Like);
        for (var at = first; at >= 0 && at < name.Length;)
        {
            if (at == 0 || !char.IsLetterOrDigit(name[at - 1])) { return at; }

            var next = compare.IndexOf(name, word, at + 1, Like);
            if (next <= at) { break; }

            at = next;
        }

        return first;
    }
}
