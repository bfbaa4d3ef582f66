using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Data.Clips;

public sealed partial class ClipStore
{
    /// <summary>A larger set is not judged as a whole.</summary>
    public const int MostOfASet = 500;

    /// <summary>Picks a clip and rejects the others that were made by the same click, as far as they are not in the trash: all or nothing. Any member may who is no viewer.</summary>
    /// <returns>What has changed; what was so already is not among it.</returns>
    public Task<KeepBestResult> KeepBestAsync(Actor actor, ClipId best, CancellationToken cancellationToken) => database.WriteAsync<KeepBestResult>(
        async db =>
        {
            if (await RefusalOfAsync(db, actor, cancellationToken) is { } refusal) { return new KeepBestResult.Rejected(refusal); }

            var clips = db.ClipsOf(actor).Where(clip => !clip.IsTrashed);
            if (await clips.Where(clip => clip.Id == best).Select(clip => clip.Batch).SingleOrDefaultAsync(cancellationToken) is not { } batch) { return new KeepBestResult.Rejected(Message.Of(MessageCode.ClipGone)); }
            var set = batch.Length == 0 ? [] : await clips.Where(clip => clip.Batch == batch).OrderBy(clip => clip.Id).Take(MostOfASet + 1).Select(clip => new { clip.Id, clip.Verdict }).ToListAsync(cancellationToken);
            if (set.Count < 2) { return new KeepBestResult.Rejected(Message.Of(MessageCode.ClipHasNoSet)); }
            if (set.Count > MostOfASet) { return new KeepBestResult.Rejected(Message.Of(MessageCode.TooManyClipsAtOnce, ("most", MostOfASet))); }

            IReadOnlyList<VerdictChange> changes = [.. set.Select(clip => new VerdictChange(clip.Id, clip.Verdict, clip.Id == best ? ClipVerdict.Picked : ClipVerdict.Rejected)).Where(change => change.Before != change.After)];
            return new KeepBestResult.Kept(await WriteAsync(db, actor, changes, cancellationToken));
        },
        result => result is KeepBestResult.Kept,
        cancellationToken);

    /// <summary>Takes changes of verdicts back. What somebody has decided otherwise meanwhile stays.</summary>
    public Task<KeepBestResult> UndoVerdictsAsync(Actor actor, IReadOnlyList<VerdictChange> changes, CancellationToken cancellationToken) => database.WriteAsync<KeepBestResult>(
        async db => await RefusalOfAsync(db, actor, cancellationToken) is { } refusal
            ? new KeepBestResult.Rejected(refusal)
            : new KeepBestResult.Kept(await WriteAsync(db, actor, [.. changes.Take(MostOfASet).Select(change => new VerdictChange(change.Clip, change.After, change.Before))], cancellationToken)),
        result => result is KeepBestResult.Kept,
        cancellationToken);

    private static async Task<Message?> RefusalOfAsync(VideoWebDbContext db, Actor actor, CancellationToken cancellationToken) =>
        await db.RoleOfAsync(actor.Workspace, actor.User, cancellationToken) is { } role && role.CanSpend() ? null : ViewersMayNot;

    // Only what still is as the change says.
    private static async Task<IReadOnlyList<VerdictChange>> WriteAsync(VideoWebDbContext db, Actor actor, IReadOnlyList<VerdictChange> changes, CancellationToken cancellationToken)
    {
        var written = new List<VerdictChange>();
        foreach (var same in changes.GroupBy(change => (change.Before, change.After)))
        {
            var (ids, (before, after)) = (same.Select(change => change.Clip).ToList(), same.Key);
            var clips = db.ClipsOf(actor).Where(clip => ids.Contains(clip.Id) && clip.Verdict == before);
            var found = await clips.Select(clip => clip.Id).ToListAsync(cancellationToken);
            await clips.ExecuteUpdateAsync(set => set.SetProperty(clip => clip.Verdict, after), cancellationToken);
            written.AddRange(found.Select(clip => new VerdictChange(clip, before, after)));
        }

        return written;
    }
}

/// <summary>What a clip was taken for, and what it is taken for now.</summary>
public sealed record VerdictChange(ClipId Clip, ClipVerdict Before, ClipVerdict After);

/// <summary>What became of a set of which the best was to be kept.</summary>
public abstract record KeepBestResult
{
    private KeepBestResult() { }

    /// <param name="Changes">Of the clips that were changed, in no order.</param>
    public sealed record Kept(IReadOnlyList<VerdictChange> Changes) : KeepBestResult;

    public sealed record Rejected(Message Message) : KeepBestResult;
}
