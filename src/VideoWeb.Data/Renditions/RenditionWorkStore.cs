using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Storage;

namespace VideoWeb.Data.Renditions;

/// <summary>Of which clips renditions are still to be made, of whatever workspace.</summary>
public sealed class RenditionWorkStore(Database database, TimeProvider time)
{
    /// <summary>So often is a file tried that nothing comes of.</summary>
    public const int MaxAttempts = 3;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(10);

    /// <summary>The number of the newest clip of all workspaces; 0 for none.</summary>
    public async Task<long> LastNumberAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await db.Clips.MaxAsync(clip => (long?)clip.Number, cancellationToken) ?? 0;
    }

    /// <summary>The newest of a run of clips that nobody has begun with. Null when there is none.</summary>
    /// <param name="above">Clips with a greater number than this,</param>
    /// <param name="upTo">and none greater than this: what is read grows with the run alone.</param>
    public async Task<RenditionSource?> FindMissingAsync(long above, long upTo, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        var clip = await db.Clips.Where(clip => clip.Number > above && clip.Number <= upTo && !db.RenditionWork.Any(work => work.File == clip.File))
            .OrderByDescending(clip => clip.Number).Select(clip => new { clip.File, clip.Poster }).FirstOrDefaultAsync(cancellationToken);
        return clip is null ? null : await ReadAsync(db, clip.File, clip.Poster, cancellationToken);
    }

    /// <summary>The clip whose time to be tried again came first. Null when there is none.</summary>
    public async Task<RenditionSource?> FindDueAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = await database.OpenAsync(cancellationToken);
        var found = await db.RenditionWork.Where(work => work.RetryAt != null && work.RetryAt <= now).OrderBy(work => work.RetryAt)
            .Select(work => (AssetId?)work.File).FirstOrDefaultAsync(cancellationToken);
        if (found is not { } due) { return null; }

        var poster = await db.Clips.Where(clip => clip.File == due).OrderBy(clip => clip.Number).Select(clip => clip.Poster).FirstOrDefaultAsync(cancellationToken);
        return await ReadAsync(db, due, poster, cancellationToken);
    }

    /// <summary>Counts a try before it is made.</summary>
    /// <returns>False when the file is gone, another has begun with it, or it was tried often enough.</returns>
    public async Task<bool> BeginAsync(AssetId file, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        try
        {
            return await database.WriteAsync(
                async db =>
                {
                    var tried = await db.RenditionWork.Where(work => work.File == file).Select(work => (int?)work.Attempts).SingleOrDefaultAsync(cancellationToken);
                    var attempts = (tried ?? 0) + 1;
                    if (attempts > MaxAttempts || !await db.Assets.AnyAsync(asset => asset.Id == file, cancellationToken)) { return false; }

                    var retryAt = RetryAt(attempts, now);
                    if (tried is null)
                    {
                        db.RenditionWork.Add(new RenditionWork { File = file, Attempts = attempts, RetryAt = retryAt });
                        await db.SaveChangesAsync(cancellationToken);
                        return true;
                    }

                    return await db.RenditionWork.Where(work => work.File == file && work.Attempts == tried)
                        .ExecuteUpdateAsync(set => set.SetProperty(work => work.Attempts, attempts).SetProperty(work => work.RetryAt, retryAt), cancellationToken) == 1;
                },
                cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Another process has begun with it, or it was removed, between reading and writing.
            return false;
        }
    }

    /// <summary>Notes what has come of a try.</summary>
    /// <param name="made">Files that lie in the media folder; those of an earlier try stay.</param>
    /// <param name="colour">0xRRGGBB; null leaves what is known.</param>
    /// <param name="isDone">Nothing is left to be tried.</param>
    /// <returns>False when the file is gone: what was made is the caller's to delete.</returns>
    public async Task<bool> KeepAsync(AssetId file, IReadOnlyList<Rendition> made, int? colour, bool isDone, CancellationToken cancellationToken)
    {
        try
        {
            return await database.WriteAsync(
                async db =>
                {
                    var kinds = made.Select(rendition => rendition.Kind).ToList();
                    await db.Renditions.Where(stored => stored.File == file && kinds.Contains(stored.Kind)).ExecuteDeleteAsync(cancellationToken);
                    db.Renditions.AddRange(made);
                    await db.SaveChangesAsync(cancellationToken);
                    return await db.RenditionWork.Where(work => work.File == file).ExecuteUpdateAsync(
                        set =>
                        {
                            set.SetProperty(work => work.Attempts, work => work.Attempts);
                            if (colour is { } known) { set.SetProperty(work => work.Colour, known); }
                            if (isDone) { set.SetProperty(work => work.RetryAt, (DateTimeOffset?)null); }
                        },
                        cancellationToken) == 1;
                },
                isKept => isKept,
                cancellationToken);
        }
        catch (DbUpdateException)
        {
            // The clip was removed for good meanwhile.
            return false;
        }
    }

    /// <summary>When a file is tried again whose try brings nothing; null for never. Pure.</summary>
    /// <param name="attempts">With the one that begins.</param>
    public static DateTimeOffset? RetryAt(int attempts, DateTimeOffset now) => attempts >= MaxAttempts ? null : now + (FirstPause * Math.Pow(6, attempts - 1));

    private static async Task<RenditionSource?> ReadAsync(VideoWebDbContext db, AssetId file, AssetId? poster, CancellationToken cancellationToken)
    {
        var found = await db.Assets.AsNoTracking().Where(asset => asset.Id == file || asset.Id == poster).ToListAsync(cancellationToken);
        return found.Find(asset => asset.Id == file) is { } clip ? new(clip, found.Find(asset => asset.Id == poster)) : null;
    }
}
