using VideoWeb.Data.Clips;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Engine;

/// <summary>What people do with clips, told to all who look at them. Every command asks again who may do it.</summary>
public sealed class ClipCommands(ClipStore clips, ChangeFeed feed)
{
    public const int MostAtOnce = 500;

    private static readonly Message TooMany = Message.Of(MessageCode.TooManyClipsAtOnce, ("most", MostAtOnce));

    /// <summary>Changes what the judgement names, of those of the clips that are there.</summary>
    /// <exception cref="ArgumentException">It says nothing, or its rating is not 0 to <see cref="ClipStore.MaxRating"/>.</exception>
    public Task<ChangeClipsResult> JudgeAsync(Actor actor, IReadOnlyCollection<ClipId> chosen, ClipJudgement judgement, CancellationToken cancellationToken) =>
        RunAsync(actor, chosen, token => clips.JudgeAsync(actor, chosen, judgement, token), cancellationToken);

    /// <summary>Puts clips into the trash, or takes them out again. One's own; whoever manages the workspace may with any.</summary>
    public Task<ChangeClipsResult> SetTrashedAsync(Actor actor, IReadOnlyCollection<ClipId> chosen, bool isTrashed, CancellationToken cancellationToken) =>
        RunAsync(actor, chosen, token => clips.SetTrashedAsync(actor, chosen, isTrashed, token), cancellationToken);

    private async Task<ChangeClipsResult> RunAsync(Actor actor, IReadOnlyCollection<ClipId> chosen, Func<CancellationToken, Task<ChangeClipsResult>> command, CancellationToken cancellationToken)
    {
        if (chosen.Count > MostAtOnce) { return new ChangeClipsResult.Rejected(TooMany); }

        var result = await command(cancellationToken);
        if (result is ChangeClipsResult.Changed changed)
        {
            foreach (var clip in changed.Clips) { feed.Publish(actor.Workspace, new TaskId(clip.Value)); }
        }

        return result;
    }
}
