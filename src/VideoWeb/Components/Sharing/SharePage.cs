using VideoWeb.Data.Sharing;

namespace VideoWeb.Components.Sharing;

/// <summary>What the holder of a link is shown.</summary>
public abstract record SharePage
{
    private SharePage() { }

    /// <summary>There is no such link, or not any more.</summary>
    public sealed record Gone : SharePage;

    /// <param name="IsWrong">A password was given, and it is another.</param>
    public sealed record Locked(bool IsWrong) : SharePage;

    public sealed record Clips(SharedLink Link, IReadOnlyList<SharedCard> Cards) : SharePage;

    /// <param name="Count">How many clips the link shows.</param>
    /// <param name="Talk">Null where visitors are not asked.</param>
    public sealed record Clip(SharedLink Link, SharedClip Shown, int Count, VisitorCommentsPart? Talk) : SharePage;
}
