using VideoWeb.Data.Clips;
using VideoWeb.Data.Sharing;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Data.Comments;

/// <summary>All that is said of a clip.</summary>
/// <param name="Threads">As they were begun.</param>
/// <param name="Verdicts">Of visitors, the last ones first; beside the team's own, which they do not change.</param>
public sealed record ClipTalk(IReadOnlyList<CommentThread> Threads, IReadOnlyList<VisitorVerdictRow> Verdicts)
{
    public static ClipTalk Empty { get; } = new([], []);

    public bool IsEmpty => Threads.Count == 0 && Verdicts.Count == 0;

    /// <summary>How many comments, answers among them.</summary>
    public int Count => Threads.Sum(thread => 1 + thread.Replies.Count);
}

/// <summary>A comment with what answers it, as it was written.</summary>
public sealed record CommentThread(CommentRow Comment, IReadOnlyList<CommentRow> Replies);

/// <summary>A comment as the members of its workspace see it.</summary>
public sealed record CommentRow
{
    public required CommentId Id { get; init; }

    /// <summary>The comment that it answers; null for one that begins.</summary>
    public CommentId? Parent { get; init; }

    /// <summary>Who wrote it; of a visitor what they call themselves.</summary>
    public required PersonName Name { get; init; }

    /// <summary>The link by which a visitor has come; null for a member's.</summary>
    public VisitorLink? Link { get; init; }

    public required string Text { get; init; }

    /// <summary>The place in the clip that it speaks of; null for all of it.</summary>
    public TimeSpan? At { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public bool IsEdited { get; init; }

    public bool IsResolved { get; init; }

    /// <summary>Whether who asks may change it.</summary>
    public bool CanEdit { get; init; }

    /// <inheritdoc cref="CanEdit"/>
    public bool CanDelete { get; init; }

    /// <summary>In the order of the text; none that overlap.</summary>
    public IReadOnlyList<NamedMention> Mentions { get; init; } = [];
}

/// <summary>The link by which a visitor has come.</summary>
/// <param name="Title">Empty for none.</param>
public sealed record VisitorLink(ShareLinkId Id, string Title);

/// <summary>A place in a comment's text that names a member who is still there.</summary>
/// <param name="Name">As they are called now.</param>
/// <param name="IsReader">It is who asks.</param>
public sealed record NamedMention(int Start, int Length, string Name, bool IsReader);

/// <summary>That a comment names whoever asks.</summary>
/// <param name="ClipName">What the clip is called, else what it was made from.</param>
/// <param name="WrittenBy">Who wrote it.</param>
public sealed record MentionNotice(CommentId Comment, ClipId Clip, string ClipName, AssetId File, AssetId? Poster, PersonName WrittenBy, string Text, DateTimeOffset At);

/// <summary>What somebody wishes for the comments of a clip.</summary>
public abstract record CommentWish
{
    private CommentWish() { }

    /// <param name="At">The place in the clip that it speaks of; null for all of it. An answer speaks of what the answered one does.</param>
    /// <param name="Parent">The comment that it answers; null for one that begins.</param>
    public sealed record Write(string Text, TimeSpan? At, CommentId? Parent = null) : CommentWish;

    /// <param name="At"><inheritdoc cref="Write" path="/param[@name='At']"/></param>
    public sealed record Edit(CommentId Comment, string Text, TimeSpan? At) : CommentWish;

    /// <summary>With its answers.</summary>
    public sealed record Delete(CommentId Comment) : CommentWish;

    public sealed record Resolve(CommentId Comment, bool IsResolved) : CommentWish;
}

/// <summary>What became of a wish for the comments of a clip.</summary>
public abstract record CommentResult
{
    private CommentResult() { }

    /// <param name="HasMentions">It names members now, or may have until it was deleted.</param>
    public sealed record Done(CommentId Comment, bool HasMentions = false) : CommentResult;

    public sealed record Rejected(Message Message) : CommentResult;
}
