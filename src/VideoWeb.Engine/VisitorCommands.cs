using VideoWeb.Data.Comments;
using VideoWeb.Data.Sharing;
using VideoWeb.Data.Tasks;

namespace VideoWeb.Engine;

/// <summary>What visitors of shared links say of clips, told to the team that looks at them.</summary>
public sealed class VisitorCommands(VisitorTalkStore visitors, ChangeFeed feed)
{
    /// <inheritdoc cref="VisitorTalkStore.CommentAsync"/>
    public async Task<VisitorResult> CommentAsync(SharedLink link, int place, string name, string text, TimeSpan? at, CancellationToken cancellationToken) =>
        Tell(await visitors.CommentAsync(link, place, name, text, at, cancellationToken));

    /// <inheritdoc cref="VisitorTalkStore.JudgeAsync"/>
    public async Task<VisitorResult> JudgeAsync(SharedLink link, int place, Guid visitor, string name, VisitorVerdict verdict, CancellationToken cancellationToken) =>
        Tell(await visitors.JudgeAsync(link, place, visitor, name, verdict, cancellationToken));

    private VisitorResult Tell(VisitorResult result)
    {
        if (result is VisitorResult.Kept kept) { feed.Publish(kept.Workspace, new TaskId(kept.Clip.Value)); }
        return result;
    }
}
