using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Data.Comments;

/// <summary>What may be said of a clip, and where in it. Pure.</summary>
public static class CommentRules
{
    /// <summary>In characters.</summary>
    public const int MaxTextLength = 2_000;

    /// <inheritdoc cref="MaxTextLength"/>
    public const int MaxVisitorNameLength = 60;

    /// <summary>Of one clip, by its team.</summary>
    public const int MaxPerClip = 500;

    /// <summary>Of one clip, by visitors of all links. Apart from the team's, whose room they do not take.</summary>
    public const int MaxOfVisitorsPerClip = 200;

    /// <summary>By visitors of one link.</summary>
    public const int MaxPerLink = 1_000;

    /// <summary>Names in a comment beyond these are text.</summary>
    public const int MaxMentions = 20;

    // Of a clip whose length nobody knows.
    private static readonly TimeSpan MaxPlace = TimeSpan.FromHours(24);

    // A browser's length of a file is not to the millisecond ours.
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(1);

    /// <summary>As it is kept: line ends of one kind, at most one empty line, and nothing that turns the text around it.</summary>
    public static string Clean(string text)
    {
        var lines = Straight(text.ReplaceLineEndings("\n")).Trim().Split('\n').Select(line => line.TrimEnd());
        var kept = new List<string>();
        foreach (var line in lines)
        {
            if (line.Length > 0 || kept is [.., not ""]) { kept.Add(line); }
        }

        return string.Join('\n', kept);
    }

    /// <summary>The name of a visitor as it is kept: in one line, one blank where there are several.</summary>
    public static string CleanName(string name) =>
        string.Join(' ', Straight(name).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Why the clean text is not kept; null when it is.</summary>
    public static Message? RefusalOf(string text) => text.Length switch
    {
        0 => Message.Of(MessageCode.CommentEmpty),
        > MaxTextLength => Message.Of(MessageCode.CommentTooLong, ("most", MaxTextLength)),
        _ => null,
    };

    /// <summary>The place in a clip that a comment speaks of.</summary>
    /// <param name="milliseconds">How long the clip is; 0 where it is not known.</param>
    /// <returns>False where the clip has no such place.</returns>
    public static bool TryPlace(TimeSpan? wanted, int milliseconds, out int? place)
    {
        place = null;
        if (wanted is not { } at) { return true; }

        var length = milliseconds > 0 ? TimeSpan.FromMilliseconds(milliseconds) : MaxPlace;
        if (at < TimeSpan.Zero || at > length + Slack) { return false; }

        place = (int)Math.Min(at.TotalMilliseconds, length.TotalMilliseconds);
        return true;
    }

    /// <summary>Whoever wrote a comment may change it.</summary>
    internal static bool MayEdit(Actor actor, CommentEntity comment) => comment.WrittenBy == actor.User;

    /// <summary>Whoever wrote it, whoever manages the workspace, and, of what a visitor has said, whoever made the link.</summary>
    internal static bool MayDelete(WorkspaceRole role, Actor actor, CommentEntity comment, UserId? linkMadeBy) =>
        role.CanManage() || comment.WrittenBy == actor.User || (comment.WrittenBy is null && linkMadeBy == actor.User);

    private static string Straight(string text) => string.Concat(CleanTextConverter.Clean(text)
        .Where(letter => letter is not (>= '\u202A' and <= '\u202E') and not (>= '\u2066' and <= '\u2069'))
        .Select(letter => char.IsControl(letter) && letter != '\n' ? ' ' : letter));
}
