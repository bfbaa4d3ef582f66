using VideoWeb.Data.Tasks;
using VideoWeb.Data.Votes;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Engine;

/// <summary>Votes about clips, told to all who look at them. Every command asks again who may do it.</summary>
public sealed class VoteCommands(VoteStore votes, ChangeFeed feed)
{
    /// <inheritdoc cref="VoteStore.CastAsync"/>
    public async Task<VoteResult> CastAsync(Actor actor, NewVote vote, CancellationToken cancellationToken) =>
        Tell(actor, vote.Clips, await votes.CastAsync(actor, vote, cancellationToken));

    /// <summary>Puts back what stood before a vote: an earlier one, or none.</summary>
    public async Task<VoteResult> RestoreAsync(Actor actor, ClipSet clips, Vote? before, CancellationToken cancellationToken) =>
        Tell(actor, clips, before is null ? await votes.WithdrawAsync(actor, clips, cancellationToken) : await votes.CastAsync(actor, new(clips, before.Winner, before.IsBlind), cancellationToken));

    private VoteResult Tell(Actor actor, ClipSet clips, VoteResult result)
    {
        if (result is VoteResult.Kept) { foreach (var clip in clips.Ids) { feed.Publish(actor.Workspace, new TaskId(clip.Value)); } }
        return result;
    }
}
