using VideoWeb.Data.Boards;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Engine;

/// <summary>What people do with boards, told to all who look at them. Every command asks again who may do it.</summary>
public sealed class BoardCommands(BoardStore boards, BoardClipStore clips, ChangeFeed feed)
{
    private static readonly Message TooMany = Message.Of(MessageCode.TooManyClipsAtOnce, ("most", ClipCommands.MostAtOnce));

    /// <inheritdoc cref="BoardStore.CreateAsync"/>
    public Task<ChangeBoardResult> CreateAsync(Actor actor, string title, BoardId? parent, CancellationToken cancellationToken) =>
        TellAsync(actor, boards.CreateAsync(actor, title, parent, cancellationToken));

    /// <inheritdoc cref="BoardStore.RenameAsync"/>
    public Task<ChangeBoardResult> RenameAsync(Actor actor, BoardId board, string title, CancellationToken cancellationToken) =>
        TellAsync(actor, boards.RenameAsync(actor, board, title, cancellationToken));

    /// <inheritdoc cref="BoardStore.MoveAsync"/>
    public Task<ChangeBoardResult> MoveAsync(Actor actor, BoardId board, BoardId? parent, HandMove<BoardId> move, CancellationToken cancellationToken) =>
        TellAsync(actor, boards.MoveAsync(actor, board, parent, move, cancellationToken));

    /// <inheritdoc cref="BoardStore.SetCoverAsync"/>
    public Task<ChangeBoardResult> SetCoverAsync(Actor actor, BoardId board, ClipId? clip, CancellationToken cancellationToken) =>
        TellAsync(actor, boards.SetCoverAsync(actor, board, clip, cancellationToken));

    /// <inheritdoc cref="BoardStore.SetPrivateAsync"/>
    public Task<ChangeBoardResult> SetPrivateAsync(Actor actor, BoardId board, bool isPrivate, CancellationToken cancellationToken) =>
        TellAsync(actor, boards.SetPrivateAsync(actor, board, isPrivate, cancellationToken));

    /// <inheritdoc cref="BoardStore.DeleteAsync"/>
    public Task<ChangeBoardResult> DeleteAsync(Actor actor, BoardId board, CancellationToken cancellationToken) =>
        TellAsync(actor, boards.DeleteAsync(actor, board, cancellationToken));

    /// <inheritdoc cref="BoardStore.RestoreAsync"/>
    public Task<ChangeBoardResult> RestoreAsync(Actor actor, BoardId board, CancellationToken cancellationToken) =>
        TellAsync(actor, boards.RestoreAsync(actor, board, cancellationToken));

    /// <inheritdoc cref="BoardClipStore.AddAsync"/>
    public Task<BoardClipsResult> PutAsync(Actor actor, BoardId board, IReadOnlyList<ClipId> chosen, CancellationToken cancellationToken) =>
        TellAsync(actor, chosen.Count, () => clips.AddAsync(actor, board, chosen, cancellationToken));

    /// <inheritdoc cref="BoardClipStore.RemoveAsync"/>
    public Task<BoardClipsResult> TakeAsync(Actor actor, BoardId board, IReadOnlyCollection<ClipId> chosen, CancellationToken cancellationToken) =>
        TellAsync(actor, chosen.Count, () => clips.RemoveAsync(actor, board, chosen, cancellationToken));

    /// <inheritdoc cref="BoardClipStore.RestoreAsync"/>
    public Task<BoardClipsResult> PutBackAsync(Actor actor, BoardId board, IReadOnlyList<BoardPlace> places, CancellationToken cancellationToken) =>
        TellAsync(actor, places.Count, () => clips.RestoreAsync(actor, board, places, cancellationToken));

    /// <inheritdoc cref="BoardClipStore.MoveAsync"/>
    public Task<BoardClipsResult> MoveClipsAsync(Actor actor, BoardId board, IReadOnlyList<ClipId> chosen, HandMove<ClipId> move, CancellationToken cancellationToken) =>
        TellAsync(actor, chosen.Count, () => clips.MoveAsync(actor, board, chosen, move, cancellationToken));

    private async Task<ChangeBoardResult> TellAsync(Actor actor, Task<ChangeBoardResult> command)
    {
        var result = await command;
        if (result is ChangeBoardResult.Changed) { feed.PublishBoards(actor.Workspace); }
        return result;
    }

    private async Task<BoardClipsResult> TellAsync(Actor actor, int count, Func<Task<BoardClipsResult>> command)
    {
        if (count > ClipCommands.MostAtOnce) { return new BoardClipsResult.Rejected(TooMany); }

        var result = await command();
        if (result is BoardClipsResult.Changed { Places: { Count: > 0 } places })
        {
            foreach (var place in places) { feed.Publish(actor.Workspace, new TaskId(place.Clip.Value)); }
            feed.PublishBoards(actor.Workspace);
        }

        return result;
    }
}
