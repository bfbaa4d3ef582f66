using VideoWeb.Data.Clips;
using VideoWeb.Data.Comments;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Engine;

/// <summary>What members say of clips, told to all who look at them. Every command asks again who may do it.</summary>
public sealed class CommentCommands(CommentStore comments, ChangeFeed feed)
{
    /// <inheritdoc cref="CommentStore.ApplyAsync"/>
    public async Task<CommentResult> ApplyAsync(Actor actor, ClipId clip, CommentWish wish, CancellationToken cancellationToken)
    {
        var result = await comments.ApplyAsync(actor, clip, wish, cancellationToken);
        if (result is CommentResult.Done done)
        {
            feed.Publish(actor.Workspace, new TaskId(clip.Value));
            if (done.HasMentions) { feed.PublishMentions(actor.Workspace); }
        }

        return result;
    }
}
