using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Data.Clips;

/// <summary>What people decide about clips, for the whole workspace.</summary>
public sealed partial class ClipStore(Database database, TimeProvider time)
{
    public const int MaxRating = 5;
    public const int MaxTitleLength = 200;

    private static readonly Message ViewersMayNot = Message.Of(MessageCode.ViewersMayNotChangeClips);

    /// <summary>Changes what the judgement names of those of the clips that are there. Any member may who is no viewer.</summary>
    /// <exception cref="ArgumentException">It says nothing, or its rating is not 0 to <see cref="MaxRating"/>.</exception>
    public Task<ChangeClipsResult> JudgeAsync(Actor actor, IReadOnlyCollection<ClipId> clips, ClipJudgement judgement, CancellationToken cancellationToken)
    {
        if (judgement == new ClipJudgement()) { throw new ArgumentException("A judgement says something.", nameof(judgement)); }
        if (judgement.Verdict is { } word && !Enum.IsDefined(word)) { throw new ArgumentOutOfRangeException(nameof(judgement)); }
        if (judgement.Rating is { } stars)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(stars, nameof(judgement));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(stars, MaxRating, nameof(judgement));
        }

        return ChangeAsync(actor, db => db.ClipsOf(actor).Where(clip => clips.Contains(clip.Id)), ownOnly: false, (_, changing, token) => changing.ExecuteUpdateAsync(
            set =>
            {
                if (judgement.IsFavourite is { } isFavourite) { set.SetProperty(clip => clip.IsFavourite, isFavourite); }
                if (judgement.Rating is { } rating) { set.SetProperty(clip => clip.Rating, rating); }
                if (judgement.Verdict is { } verdict) { set.SetProperty(clip => clip.Verdict, verdict); }
            },
            token), cancellationToken);
    }

    /// <summary>Puts clips into the trash, or takes them out again. One's own; whoever manages the workspace may with any. What they cost stays recorded.</summary>
    /// <returns>The clips that lie elsewhere now; those that did before are not among them.</returns>
    public Task<ChangeClipsResult> SetTrashedAsync(Actor actor, IReadOnlyCollection<ClipId> clips, bool isTrashed, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return ChangeAsync(
            actor, db => db.ClipsOf(actor).Where(clip => clips.Contains(clip.Id) && clip.IsTrashed != isTrashed), ownOnly: true, (_, changing, token) => MoveAsync(changing, isTrashed, now, token), cancellationToken);
    }

    /// <summary>Puts them into the trash or takes them out again, for whoever has asked who may.</summary>
    internal static Task<int> MoveAsync(IQueryable<ClipEntity> clips, bool isTrashed, DateTimeOffset now, CancellationToken cancellationToken) => isTrashed
        ? clips.ExecuteUpdateAsync(set => set.SetProperty(clip => clip.IsTrashed, true).SetProperty(clip => clip.TrashedAt, now), cancellationToken)
        : clips.ExecuteUpdateAsync(set => set.SetProperty(clip => clip.IsTrashed, false).SetProperty(clip => clip.TrashedAt, (DateTimeOffset?)null).SetProperty(clip => clip.RestoredAt, now), cancellationToken);

    /// <summary>Calls a clip something; nothing but blanks takes its title away. Any member may who is no viewer.</summary>
    public Task<ChangeClipsResult> NameAsync(Actor actor, ClipId clip, string title, CancellationToken cancellationToken)
    {
        var name = CleanTextConverter.Clean(title).Trim();
        if (name.Length > MaxTitleLength) { return Task.FromResult<ChangeClipsResult>(new ChangeClipsResult.Rejected(Message.Of(MessageCode.ClipTitleTooLong, ("most", MaxTitleLength)))); }

        return ChangeAsync(actor, db => db.ClipsOf(actor).Where(stored => stored.Id == clip), ownOnly: false, async (db, changing, token) =>
        {
            await changing.ExecuteUpdateAsync(set => set.SetProperty(stored => stored.Title, name.Length == 0 ? null : name), token);
            await ClipSearchText.WriteAsync(db, changing, token);
        }, cancellationToken);
    }

    /// <summary>Makes the actor's own clips of those private to them, or shows them to the whole workspace again. Nobody may with another's, whatever their role; who has become a viewer may show theirs.</summary>
    /// <returns>Those of the actor's that are otherwise now.</returns>
    public Task<ChangeClipsResult> SetPrivateAsync(Actor actor, IReadOnlyCollection<ClipId> clips, bool isPrivate, CancellationToken cancellationToken) => database.WriteAsync<ChangeClipsResult>(
        async db =>
        {
            // Whoever removes the member meanwhile waits, and then finds what has become private.
            await db.WaitForMembersAsync(actor.Workspace, cancellationToken);
            if (await db.RoleOfAsync(actor.Workspace, actor.User, cancellationToken) is not { } role || (isPrivate && !role.CanSpend())) { return new ChangeClipsResult.Rejected(ViewersMayNot); }

            var own = db.ClipsOf(actor).Where(clip => clips.Contains(clip.Id) && clip.CreatedBy == actor.User);
            var found = await own.Where(clip => (clip.PrivateTo != null) != isPrivate).Select(clip => new { clip.Number, clip.Id, clip.Task, clip.File, clip.Poster }).ToListAsync(cancellationToken);
            if (found.Count == 0 && !await own.AnyAsync(cancellationToken)) { return new ChangeClipsResult.Rejected(Message.Of(MessageCode.OnlyMakerMayHideClips)); }

            var numbers = found.ConvertAll(clip => clip.Number);
            // Not the null of one that was brought: that every upload has.
            List<TaskId?> tasks = [.. found.Select(clip => clip.Task).Where(task => task is not null)];
            List<AssetId> brought = [.. found.Where(clip => clip.Task is null).SelectMany(clip => new[] { clip.File, clip.Poster }).OfType<AssetId>()];
            UserId? owner = isPrivate ? actor.User : null;
            await db.Tasks.Where(task => tasks.Contains((TaskId?)task.Id)).ExecuteUpdateAsync(set => set.SetProperty(task => task.PrivateTo, owner).SetProperty(task => task.Version, task => task.Version + 1), cancellationToken);
            await db.Clips.Where(clip => numbers.Contains(clip.Number)).ExecuteUpdateAsync(set => set.SetProperty(clip => clip.PrivateTo, owner), cancellationToken);
            // What lay here before the clip, as somebody else has brought it or uses it, stays seen; so does what another clip that all see has.
            await db.AssetsOf(actor).Where(asset => tasks.Contains(asset.TaskId) || (brought.Contains(asset.Id)
                    && (!isPrivate || (db.Clips.Any(brought => numbers.Contains(brought.Number) && (brought.File == asset.Id || brought.Poster == asset.Id) && brought.CreatedAt == asset.CreatedAt)
                        && !db.Clips.Any(other => other.File == asset.Id && (other.PrivateTo == null || other.PrivateTo != actor.User))))))
                .ExecuteUpdateAsync(set => set.SetProperty(asset => asset.PrivateTo, owner), cancellationToken);
            return new ChangeClipsResult.Changed(found.ConvertAll(clip => clip.Id));
        },
        result => result is ChangeClipsResult.Changed,
        cancellationToken);

    private Task<ChangeClipsResult> ChangeAsync(
        Actor actor, Func<VideoWebDbContext, IQueryable<ClipEntity>> find, bool ownOnly, Func<VideoWebDbContext, IQueryable<ClipEntity>, CancellationToken, Task> change, CancellationToken cancellationToken) =>
        database.WriteAsync<ChangeClipsResult>(
            async db =>
            {
                var role = await db.RoleOfAsync(actor.Workspace, actor.User, cancellationToken);
                if (role is null || !role.Value.CanSpend()) { return new ChangeClipsResult.Rejected(ViewersMayNot); }

                var clips = find(db);
                if (ownOnly && !role.Value.CanManage()) { clips = clips.Where(clip => clip.CreatedBy == actor.User); }
                var found = await clips.Select(clip => clip.Id).ToListAsync(cancellationToken);
                await change(db, db.Clips.Where(clip => clip.Workspace == actor.Workspace && found.Contains(clip.Id)), cancellationToken);
                return new ChangeClipsResult.Changed(found);
            },
            result => result is ChangeClipsResult.Changed,
            cancellationToken);
}

/// <summary>What is said of clips. Null leaves what there is.</summary>
/// <param name="Rating">0 to <see cref="ClipStore.MaxRating"/> stars; 0 takes them away.</param>
public sealed record ClipJudgement(bool? IsFavourite = null, int? Rating = null, ClipVerdict? Verdict = null);

/// <summary>What became of clips that were to be changed.</summary>
public abstract record ChangeClipsResult
{
    private ChangeClipsResult() { }

    /// <param name="Clips">Those that were changed, in no order; none of the others.</param>
    public sealed record Changed(IReadOnlyList<ClipId> Clips) : ChangeClipsResult;

    public sealed record Rejected(Message Message) : ChangeClipsResult;
}
