using VideoWeb.Data.Clips;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Engine;

/// <summary>What people do with clips, told to all who look at them. Every command asks again who may do it.</summary>
public sealed class ClipCommands(ClipStore clips, TagStore tags, ChangeFeed feed)
{
    public const int MostAtOnce = 500;

    private static readonly Message TooMany = Message.Of(MessageCode.TooManyClipsAtOnce, ("most", MostAtOnce));

    /// <summary>Changes what the judgement names, of those of the clips that are there.</summary>
    /// <exception cref="ArgumentException">It says nothing, or its rating is not 0 to <see cref="ClipStore.MaxRating"/>.</exception>
    public Task<ChangeClipsResult> JudgeAsync(Actor actor, IReadOnlyCollection<ClipId> chosen, ClipJudgement judgement, CancellationToken cancellationToken) =>
        RunAsync(actor, chosen, token => clips.JudgeAsync(actor, chosen, judgement, token), cancellationToken);

    /// <inheritdoc cref="ClipStore.KeepBestAsync"/>
    public Task<KeepBestResult> KeepBestAsync(Actor actor, ClipId best, CancellationToken cancellationToken) => TellAsync(actor, clips.KeepBestAsync(actor, best, cancellationToken));

    /// <inheritdoc cref="ClipStore.UndoVerdictsAsync"/>
    public Task<KeepBestResult> UndoVerdictsAsync(Actor actor, IReadOnlyList<VerdictChange> changes, CancellationToken cancellationToken) => TellAsync(actor, clips.UndoVerdictsAsync(actor, changes, cancellationToken));

    /// <summary>Puts clips into the trash, or takes them out again. One's own; whoever manages the workspace may with any.</summary>
    public async Task<ChangeClipsResult> SetTrashedAsync(Actor actor, IReadOnlyCollection<ClipId> chosen, bool isTrashed, CancellationToken cancellationToken)
    {
        var result = await RunAsync(actor, chosen, token => clips.SetTrashedAsync(actor, chosen, isTrashed, token), cancellationToken);
        // They are seen on boards no more, or again.
        if (result is ChangeClipsResult.Changed { Clips.Count: > 0 }) { feed.PublishBoards(actor.Workspace); }
        return result;
    }

    /// <inheritdoc cref="ClipStore.SetPrivateAsync"/>
    public async Task<ChangeClipsResult> SetPrivateAsync(Actor actor, IReadOnlyCollection<ClipId> chosen, bool isPrivate, CancellationToken cancellationToken)
    {
        var result = await RunAsync(actor, chosen, token => clips.SetPrivateAsync(actor, chosen, isPrivate, token), cancellationToken);
        // Others see them on boards no more, or again, and what was said of them.
        if (result is ChangeClipsResult.Changed { Clips.Count: > 0 })
        {
            feed.PublishBoards(actor.Workspace);
            feed.PublishMentions(actor.Workspace);
        }

        return result;
    }

    /// <summary>Calls a clip something; nothing but blanks takes its title away.</summary>
    public Task<ChangeClipsResult> NameAsync(Actor actor, ClipId clip, string title, CancellationToken cancellationToken) =>
        RunAsync(actor, [clip], token => clips.NameAsync(actor, clip, title, token), cancellationToken);

    /// <summary>Puts a tag upon those of the clips that are there, by its name: one that is not there yet is made.</summary>
    public Task<TagClipsResult> TagAsync(Actor actor, IReadOnlyCollection<ClipId> chosen, string name, CancellationToken cancellationToken) =>
        chosen.Count > MostAtOnce ? Task.FromResult<TagClipsResult>(new TagClipsResult.Rejected(TooMany)) : TellAsync(actor, tags.AddAsync(actor, chosen, name, cancellationToken));

    /// <summary>Takes a tag off those of the clips that have it.</summary>
    public Task<TagClipsResult> UntagAsync(Actor actor, IReadOnlyCollection<ClipId> chosen, TagId tag, CancellationToken cancellationToken) =>
        chosen.Count > MostAtOnce ? Task.FromResult<TagClipsResult>(new TagClipsResult.Rejected(TooMany)) : TellAsync(actor, tags.RemoveAsync(actor, chosen, tag, cancellationToken));

    /// <inheritdoc cref="TagStore.ChangeAsync"/>
    public Task<TagClipsResult> ChangeTagAsync(Actor actor, TagId tag, string name, TagColor color, CancellationToken cancellationToken) =>
        TellAsync(actor, tags.ChangeAsync(actor, tag, name, color, cancellationToken));

    /// <inheritdoc cref="TagStore.MergeAsync"/>
    public Task<TagClipsResult> MergeTagsAsync(Actor actor, TagId tag, TagId into, CancellationToken cancellationToken) =>
        TellAsync(actor, tags.MergeAsync(actor, tag, into, cancellationToken));

    /// <inheritdoc cref="TagStore.DeleteAsync"/>
    public Task<TagClipsResult> RemoveTagAsync(Actor actor, TagId tag, CancellationToken cancellationToken) =>
        TellAsync(actor, tags.DeleteAsync(actor, tag, cancellationToken));

    private async Task<TagClipsResult> TellAsync(Actor actor, Task<TagClipsResult> command)
    {
        var result = await command;
        if (result is TagClipsResult.Changed changed) { Publish(actor, changed.Clips); }
        return result;
    }

    private async Task<KeepBestResult> TellAsync(Actor actor, Task<KeepBestResult> command)
    {
        var result = await command;
        if (result is KeepBestResult.Kept kept) { Publish(actor, [.. kept.Changes.Select(change => change.Clip)]); }
        return result;
    }

    private async Task<ChangeClipsResult> RunAsync(Actor actor, IReadOnlyCollection<ClipId> chosen, Func<CancellationToken, Task<ChangeClipsResult>> command, CancellationToken cancellationToken)
    {
        if (chosen.Count > MostAtOnce) { return new ChangeClipsResult.Rejected(TooMany); }

        var result = await command(cancellationToken);
        if (result is ChangeClipsResult.Changed changed) { Publish(actor, changed.Clips); }
        return result;
    }

    private void Publish(Actor actor, IReadOnlyList<ClipId> changed)
    {
        foreach (var clip in changed) { feed.Publish(actor.Workspace, new TaskId(clip.Value)); }
    }
}
