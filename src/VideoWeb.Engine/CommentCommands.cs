using VideoWeb.Data.Clips;
using VideoWeb.Data.Comments;
using VideoWeb.Data.Sharing;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Engine;

/// <summary>What members and visitors say of clips, told to all who look at them. Every command asks again who may do it.</summary>
public sealed class CommentCommands(CommentStore comments, VisitorTalkStore visitors, ChangeFeed feed)
{
    /// <inheritdoc cref="CommentStore.ApplyAsync"/>
    public async Task<CommentResult> ApplyAsync(Actor actor, ClipId clip, CommentWish wish, CancellationToken cancellationToken)
    {
        var result = await comments.ApplyAsync(actor, clip, wish, cancellationToken);
        if (result is CommentResult.Done) { feed.Publish(actor.Workspace, new TaskId(clip.Value)); }
        return result;
    }

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
