using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Clips;

/// <summary>Stored files: their rows, not their bytes.</summary>
public sealed partial class AssetStore(Database database, TimeProvider time)
{
    // Of this store's own kind of database, as any compiled query.
    private readonly Func<VideoWebDbContext, UserId, string, AssetId, CancellationToken, Task<AssetRow?>> _addressed = EF.CompileAsyncQuery(
        (VideoWebDbContext db, UserId user, string slug, AssetId id, CancellationToken _) => db.Assets.AsNoTracking().SingleOrDefault(asset =>
            asset.Id == id && (asset.PrivateTo == null || asset.PrivateTo == user)
            && db.Workspaces.Any(workspace => workspace.Id == asset.WorkspaceId && workspace.Slug == slug)
            && db.Members.Any(member => member.WorkspaceId == asset.WorkspaceId && member.UserId == user)));

    /// <summary>Null when there is none in the actor's workspace.</summary>
    public async Task<AssetRow?> FindAsync(Actor actor, AssetId asset, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await db.AssetsOf(actor).AsNoTracking().SingleOrDefaultAsync(stored => stored.Id == asset, cancellationToken);
    }

    /// <summary>The same for somebody who asks by the address of the workspace: whether they are in it, and the file, in one question, as a player asks for it again and again.</summary>
    public async Task<AssetRow?> FindAsync(UserId user, string slug, AssetId asset, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await _addressed(db, user, slug, asset, cancellationToken);
    }

    /// <summary>The file of a clip, also of one in the trash. Null when there is no such clip in the actor's workspace, or its file is gone.</summary>
    public async Task<AssetRow?> FindOfClipAsync(Actor actor, ClipId clip, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await db.AssetsOf(actor).AsNoTracking().SingleOrDefaultAsync(asset => db.ClipsOf(actor).Any(stored => stored.Id == clip && stored.File == asset.Id), cancellationToken);
    }

    /// <summary>An upload of the workspace with these bytes, so that the same file is stored once. Null when there is none that the actor sees.</summary>
    public async Task<AssetRow?> FindUploadAsync(Actor actor, string sha256, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await db.AssetsOf(actor).AsNoTracking().Where(asset => asset.Sha256 == sha256 && asset.Kind == AssetKind.Upload)
            .OrderBy(asset => asset.Id).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>For a signed address, which says for itself that its holder may read this one file. Null when it is gone.</summary>
    public async Task<AssetRow?> FindForAddressAsync(WorkspaceId workspace, AssetId asset, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await db.Assets.AsNoTracking().SingleOrDefaultAsync(stored => stored.Id == asset && stored.WorkspaceId == workspace, cancellationToken);
    }

    /// <summary>Notes a file that the actor has put on our disk. The same bytes are one upload of a workspace, whoever brings them again.</summary>
    /// <returns>The row that stands for these bytes, which may be an earlier one; null when the actor may not make anything in this workspace, and the caller deletes the file.</returns>
    /// <exception cref="ArgumentException">It is no upload, or it is of another workspace.</exception>
    public Task<AssetRow?> KeepUploadAsync(Actor actor, AssetRow asset, CancellationToken cancellationToken) => KeepUploadAsync(actor, asset, cutFrom: null, cancellationToken);

    /// <summary>The same for a picture that was taken out of a clip, as its origin says, or out of another picture: it is as private as they are.</summary>
    /// <param name="cutFrom">Null for no other picture.</param>
    /// <inheritdoc cref="KeepUploadAsync(Actor, AssetRow, CancellationToken)"/>
    public async Task<AssetRow?> KeepUploadAsync(Actor actor, AssetRow asset, AssetId? cutFrom, CancellationToken cancellationToken)
    {
        if (asset.WorkspaceId != actor.Workspace || asset.Kind != AssetKind.Upload) { throw new ArgumentException("Not an upload of this workspace.", nameof(asset)); }

        try
        {
            return await database.WriteAsync(db => AddUploadAsync(db, actor, asset, cutFrom, cancellationToken), cancellationToken);
        }
        catch (DbUpdateException)
        {
            // The index has turned away the second of two who brought the same bytes at once.
            return await database.WriteAsync(db => AddUploadAsync(db, actor, asset, cutFrom, cancellationToken), cancellationToken);
        }
    }

    /// <summary>Gives a task its poster after it was archived: from ffmpeg, or from the first browser that showed the clip.</summary>
    /// <returns>False, with nothing written, when the task has a poster or is not there: the caller deletes the file.</returns>
    public Task<bool> SetPosterAsync(WorkspaceId workspace, TaskId task, AssetRow poster, CancellationToken cancellationToken)
    {
        if (poster.WorkspaceId != workspace || poster.TaskId != task || poster.Kind != AssetKind.Poster)
        {
            throw new ArgumentException("Not a poster of this task.", nameof(poster));
        }

        return database.WriteAsync(
            async db =>
            {
                var now = time.GetUtcNow();
                var changed = await db.Tasks
                    .Where(stored => stored.Id == task && stored.Workspace == workspace && stored.State == TaskState.Archived && stored.Poster == null)
                    .ExecuteUpdateAsync(
                        set => set
                            .SetProperty(task => task.Poster, poster.Id)
                            .SetProperty(task => task.UpdatedAt, now)
                            .SetProperty(task => task.Version, task => task.Version + 1),
                        cancellationToken);
                if (changed == 0) { return false; }

                await db.Clips.Where(clip => clip.Task == task && clip.Workspace == workspace).ExecuteUpdateAsync(set => set.SetProperty(clip => clip.Poster, poster.Id), cancellationToken);
                var owner = await db.Tasks.Where(stored => stored.Id == task).Select(stored => stored.PrivateTo).SingleAsync(cancellationToken);
                db.Assets.Add(poster with { CreatedAt = now, PrivateTo = owner });
                await db.SaveChangesAsync(cancellationToken);
                return true;
            },
            cancellationToken);
    }

    /// <summary>For the sweeper of files: whether any row names it.</summary>
    public async Task<bool> IsKnownPathAsync(string relativePath, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await db.Assets.AnyAsync(asset => asset.RelativePath == relativePath, cancellationToken)
            || await db.Renditions.AnyAsync(rendition => rendition.RelativePath == relativePath, cancellationToken);
    }

    /// <summary>For the sweeper of rows: all workspaces' files by id.</summary>
    /// <param name="after">The last one of the page before; null for the first page.</param>
    public async Task<IReadOnlyList<AssetRow>> ListAllAsync(AssetId? after, int limit, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        var assets = db.Assets.AsNoTracking();
        if (after is { } last) { assets = assets.Where(asset => asset.Id.CompareTo(last) > 0); }
        return await assets.OrderBy(asset => asset.Id).Take(limit).ToListAsync(cancellationToken);
    }

    /// <summary>Keeps an upload of the actor, for whom the caller has asked whether they may.</summary>
    /// <param name="isShared">The whole workspace is to see it; else the actor at least.</param>
    internal static async Task<AssetRow> AddUploadAsync(VideoWebDbContext db, Actor actor, AssetRow asset, bool isShared, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await UploadAsync(db, actor.Workspace, asset.Sha256, cancellationToken) is { } known)
        {
            // Whoever brings the bytes has them: that another one keeps the same file private is not told by their being refused.
            if (known.PrivateTo is { } owner && (isShared || owner != actor.User))
            {
                known = known with { PrivateTo = null, Name = asset.Name };
                await db.Assets.Where(stored => stored.Id == known.Id).ExecuteUpdateAsync(set => set.SetProperty(stored => stored.PrivateTo, (UserId?)null).SetProperty(stored => stored.Name, asset.Name), cancellationToken);
            }

            if (await UploadUse.ClaimAsync(db, actor, [known.Id], now, cancellationToken)) { return known; }
        }

        var kept = asset with { CreatedAt = now };
        db.Assets.Add(kept);
        await db.SaveChangesAsync(cancellationToken);
        return kept;
    }

    private async Task<AssetRow?> AddUploadAsync(VideoWebDbContext db, Actor actor, AssetRow asset, AssetId? cutFrom, CancellationToken cancellationToken)
    {
        // Whoever hides the clip that it was taken from waits, and then finds it.
        await db.WaitForMembersAsync(actor.Workspace, cancellationToken);
        var role = await db.RoleOfAsync(actor.Workspace, actor.User, cancellationToken);
        if (role is null || !role.Value.CanSpend()) { return null; }

        return await AddUploadAsync(db, actor, asset with { PrivateTo = await PrivacyOfSourceAsync(db, actor, asset.Origin, cutFrom, cancellationToken) }, isShared: false, time.GetUtcNow(), cancellationToken);
    }

    private static async Task<UserId?> PrivacyOfSourceAsync(VideoWebDbContext db, Actor actor, AssetOrigin? origin, AssetId? cutFrom, CancellationToken cancellationToken)
    {
        if (cutFrom is not null && await db.AssetsOf(actor).Where(source => source.Id == cutFrom).Select(source => source.PrivateTo).SingleOrDefaultAsync(cancellationToken) is { } owner) { return owner; }
        if (origin is null) { return null; }

        var clip = ClipId.Of(origin.Task);
        return await db.ClipsOf(actor).Where(source => source.Id == clip).Select(source => source.PrivateTo).SingleOrDefaultAsync(cancellationToken);
    }

    // Also one that the actor does not see: the same bytes are one upload of a workspace.
    private static Task<AssetRow?> UploadAsync(VideoWebDbContext db, WorkspaceId workspace, string sha256, CancellationToken cancellationToken) =>
        db.Assets.AsNoTracking().Where(asset => asset.WorkspaceId == workspace && asset.Sha256 == sha256 && asset.Kind == AssetKind.Upload)
            .OrderBy(asset => asset.Id).FirstOrDefaultAsync(cancellationToken);
}
