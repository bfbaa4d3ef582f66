using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Comments;

/// <summary>A member whom a comment names.</summary>
/// <param name="Start">Where the @ stands in the text.</param>
/// <param name="Length">Of the name as it was written, with the @.</param>
public sealed record Mention(UserId User, int Start, int Length);

/// <summary>Finds whom a text names by <c>@</c>. Pure.</summary>
public static class Mentions
{
    // From here on scripts put no blanks between words, so a name ends where it ends.
    private const char FirstSpaceless = '\u2E80';

    /// <summary>In the order of the text; of two members with one name both are meant, and of two names the longer one.</summary>
    /// <param name="members">Whoever may be named, with their names.</param>
    public static IReadOnlyList<Mention> Find(string text, IEnumerable<(UserId User, string Name)> members)
    {
        var known = members.Where(member => member.Name.Length > 0).OrderByDescending(member => member.Name.Length).ToList();
        var found = new List<Mention>();
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.IndexOf('@', at + 1))
        {
            // The @ of a mail address names nobody.
            if (at > 0 && text[at - 1] < FirstSpaceless && char.IsLetterOrDigit(text[at - 1])) { continue; }

            var start = at;
            var named = known.FindAll(member => Stands(text, start + 1, member.Name));
            found.AddRange(named.Where(member => member.Name.Length == named[0].Name.Length).Select(member => new Mention(member.User, start, member.Name.Length + 1)));
            if (found.Count >= CommentRules.MaxMentions) { break; }
        }

        return [.. found.Take(CommentRules.MaxMentions)];
    }

    private static bool Stands(string text, int start, string name)
    {
        var end = start + name.Length;
        return string.Compare(text, start, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0 && end <= text.Length
            && (end == text.Length || !char.IsLetterOrDigit(text[end]) || text[end] >= FirstSpaceless || name[^1] >= FirstSpaceless);
    }
}
