using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Quotas;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Data.Uploads;

/// <summary>The files that people are bringing into the gallery, and what became of them. Each is its sender's alone until it is whole.</summary>
public sealed class UploadStore(Database database, TimeProvider time)
{
    /// <summary>Of one person in one workspace that are not whole.</summary>
    public const int MaxOpen = 20;

    /// <summary>One that has rested for so long makes room for a new one.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(1);

    /// <summary>Notes that a file is about to come. Where there are as many as may be open, the one that has rested longest goes, if any has.</summary>
    public Task<BeginUploadResult> BeginAsync(Actor actor, string name, long length, CancellationToken cancellationToken) => database.WriteAsync<BeginUploadResult>(
        async db =>
        {
            if (await db.RoleOfAsync(actor.Workspace, actor.User, cancellationToken) is not { } role || !role.CanSpend()) { return new BeginUploadResult.Denied(); }
            if (await StorageStore.RefusalAsync(db, actor.Workspace, length, cancellationToken) is { } full) { return new BeginUploadResult.Full(full); }

            var now = time.GetUtcNow();
            var open = await Own(db, actor).Where(upload => upload.Clip == null).OrderBy(upload => upload.TouchedAt).AsNoTracking().ToListAsync(cancellationToken);
            var gone = open.Where(upload => now - upload.TouchedAt > Idle).Take(Math.Max(0, open.Count - MaxOpen + 1)).ToList();
            if (open.Count - gone.Count >= MaxOpen) { return new BeginUploadResult.TooMany(); }

            var ids = gone.ConvertAll(upload => upload.Id);
            await Own(db, actor).Where(upload => ids.Contains(upload.Id)).ExecuteDeleteAsync(cancellationToken);
            var begun = new Upload { Id = UploadId.New(), Workspace = actor.Workspace, CreatedBy = actor.User, Name = name, Length = length, TouchedAt = now };
            db.Uploads.Add(begun);
            await db.SaveChangesAsync(cancellationToken);
            return new BeginUploadResult.Begun(begun, gone);
        },
        result => result is BeginUploadResult.Begun,
        cancellationToken);

    /// <summary>Null when the actor brings no such file in this workspace.</summary>
    public async Task<Upload?> FindAsync(Actor actor, UploadId upload, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await Own(db, actor).AsNoTracking().SingleOrDefaultAsync(stored => stored.Id == upload, cancellationToken);
    }

    /// <summary>Notes that it goes on.</summary>
    /// <param name="checkedLength">See <see cref="Upload.CheckedLength"/>.</param>
    /// <returns>False when it is gone or whole, or the actor may not bring anything any more.</returns>
    public Task<bool> TouchAsync(Actor actor, UploadId upload, long? checkedLength, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return database.WriteAsync(
            async db => await db.RoleOfAsync(actor.Workspace, actor.User, cancellationToken) is { } role && role.CanSpend()
                && await Own(db, actor).Where(stored => stored.Id == upload && stored.Clip == null)
                    .ExecuteUpdateAsync(set => set.SetProperty(stored => stored.TouchedAt, now).SetProperty(stored => stored.CheckedLength, checkedLength), cancellationToken) == 1,
            cancellationToken);
    }

    /// <summary>Puts a file that is whole into the gallery: its row, its poster's and the clip in one step. Who asks again is told of the same clip.</summary>
    /// <param name="file">Lies on our disk. The same bytes are one upload of a workspace.</param>
    /// <param name="poster">Null for none.</param>
    /// <returns>Null when the upload is gone, or the actor may not bring anything any more: the caller deletes the files.</returns>
    public Task<FinishedUpload?> FinishAsync(Actor actor, UploadId upload, AssetRow file, AssetRow? poster, CancellationToken cancellationToken) => database.WriteAsync(
        async db =>
        {
            // Whoever hides a clip with the same bytes at this moment waits, and then finds this one.
            await db.WaitForMembersAsync(actor.Workspace, cancellationToken);
            if (await db.RoleOfAsync(actor.Workspace, actor.User, cancellationToken) is not { } role || !role.CanSpend()) { return null; }

            // Whoever is second waits here on PostgreSQL, and then finds the clip of the first.
            var now = time.GetUtcNow();
            await Own(db, actor).Where(stored => stored.Id == upload).ExecuteUpdateAsync(set => set.SetProperty(stored => stored.TouchedAt, now), cancellationToken);
            if (await Own(db, actor).AsNoTracking().SingleOrDefaultAsync(stored => stored.Id == upload, cancellationToken) is not { } open) { return null; }
            if (open.Clip is { } known) { return new FinishedUpload(known, IsNew: false, HasTakenPoster: false); }

            var kept = await AssetStore.AddUploadAsync(db, actor, file, isShared: true, now, cancellationToken);
            if (poster is not null) { db.Assets.Add(poster with { CreatedAt = now }); }
            var clip = ClipEntity.OfUpload(actor.User, kept with { Name = open.Name }, poster?.Id, now);
            db.Clips.Add(clip);
            await db.SaveChangesAsync(cancellationToken);
            await ClipTraits.WriteAsync(db, db.Clips.Where(stored => stored.Id == clip.Id), cancellationToken);
            await ClipSearchText.WriteAsync(db, db.Clips.Where(stored => stored.Id == clip.Id), cancellationToken);
            await Own(db, actor).Where(stored => stored.Id == upload)
                .ExecuteUpdateAsync(set => set.SetProperty(stored => stored.Clip, clip.Id).SetProperty(stored => stored.CheckedLength, (long?)null), cancellationToken);
            return new FinishedUpload(clip.Id, IsNew: true, HasTakenPoster: poster is not null);
        },
        result => result is not null,
        cancellationToken);

    /// <summary>Forgets it; a clip that it has become stays.</summary>
    /// <returns>False when the actor brings no such file.</returns>
    public async Task<bool> RemoveAsync(Actor actor, UploadId upload, CancellationToken cancellationToken) =>
        await database.WriteAsync(db => Own(db, actor).Where(stored => stored.Id == upload).ExecuteDeleteAsync(cancellationToken), cancellationToken) > 0;

    /// <summary>For the sweeper: forgets what has not gone on since an instant, of all workspaces.</summary>
    /// <returns>What was forgotten; the files are the caller's.</returns>
    public Task<IReadOnlyList<Upload>> RemoveOldAsync(DateTimeOffset before, CancellationToken cancellationToken) => database.WriteAsync<IReadOnlyList<Upload>>(
        async db =>
        {
            var old = await db.Uploads.AsNoTracking().Where(upload => upload.TouchedAt < before).ToListAsync(cancellationToken);
            await db.Uploads.Where(upload => upload.TouchedAt < before).ExecuteDeleteAsync(cancellationToken);
            return old;
        },
        cancellationToken);

    private static IQueryable<Upload> Own(VideoWebDbContext db, Actor actor) => db.Uploads.Where(upload =>
        upload.Workspace == actor.Workspace && upload.CreatedBy == actor.User && db.Members.Any(member => member.WorkspaceId == actor.Workspace && member.UserId == actor.User));
}

/// <summary>What became of a file that was about to come.</summary>
public abstract record BeginUploadResult
{
    private BeginUploadResult() { }

    /// <param name="Gone">What had to make room; their parts are the caller's.</param>
    public sealed record Begun(Upload Upload, IReadOnlyList<Upload> Gone) : BeginUploadResult;

    /// <summary>As many as may be are under way.</summary>
    public sealed record TooMany : BeginUploadResult;

    /// <summary>The workspace's files may not take so much.</summary>
    public sealed record Full(Message Message) : BeginUploadResult;

    /// <summary>The actor may not bring anything here.</summary>
    public sealed record Denied : BeginUploadResult;
}

/// <param name="IsNew">It was put into the gallery just now.</param>
/// <param name="HasTakenPoster">Otherwise the poster that was handed over is the caller's.</param>
public sealed record FinishedUpload(ClipId Clip, bool IsNew, bool HasTakenPoster);
