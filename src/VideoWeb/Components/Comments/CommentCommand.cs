using VideoWeb.Data.Comments;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Components.Comments;

/// <summary>A wish for the comments of a clip, and what came of it: a page does it and says so here.</summary>
public sealed class CommentCommand(CommentWish wish)
{
    public CommentWish Wish { get; } = wish;

    public bool IsDone { get; private set; }

    /// <summary>What stood in its way; null for nothing, and where the page tells it.</summary>
    public Message? Refusal { get; private set; }

    public void Note(CommentResult result) => (IsDone, Refusal) = (result is CommentResult.Done, (result as CommentResult.Rejected)?.Message);
}
