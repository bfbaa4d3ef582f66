using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Renditions;

/// <summary>What was made of clips to show them.</summary>
public sealed class RenditionStore(Database database)
{
    /// <summary>A rendition of a file of the actor's workspace; null when there is none, or none yet.</summary>
    public async Task<Rendition?> FindAsync(Actor actor, AssetId file, RenditionKind kind, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await db.Renditions.AsNoTracking()
            .SingleOrDefaultAsync(stored => stored.File == file && stored.Kind == kind && db.AssetsOf(actor).Any(asset => asset.Id == file), cancellationToken);
    }

    /// <summary>What is shown in place of a rendition that is not there: a picture itself, else the poster of the clip that has this file. Null when there is none in the actor's workspace.</summary>
    public async Task<AssetRow?> FindPosterAsync(Actor actor, AssetId file, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        if (await db.AssetsOf(actor).AsNoTracking().SingleOrDefaultAsync(asset => asset.Id == file, cancellationToken) is not { } found) { return null; }
        if (found.IsPicture) { return found; }

        // Clips are found by their task; those that people have brought are the few without one.
        var task = found.TaskId;
        var poster = await db.ClipsOf(actor).Where(clip => clip.Task == task && clip.File == file).Select(clip => clip.Poster).FirstOrDefaultAsync(cancellationToken);
        return poster is { } id ? await db.AssetsOf(actor).AsNoTracking().SingleOrDefaultAsync(asset => asset.Id == id, cancellationToken) : null;
    }

    /// <summary>A rendition for who is allowed to see the file by other means, such as a link. Null when there is none.</summary>
    /// <param name="workspace">The file's.</param>
    internal static Task<Rendition?> FindAsync(VideoWebDbContext db, WorkspaceId workspace, IQueryable<AssetId> files, RenditionKind kind, CancellationToken cancellationToken) =>
        db.Renditions.AsNoTracking().FirstOrDefaultAsync(stored => stored.WorkspaceId == workspace && stored.Kind == kind && files.Contains(stored.File), cancellationToken);

    /// <summary>As style sheets write a colour.</summary>
    internal static string? Hex(int? colour) => colour is { } rgb ? $"#{rgb & 0xFFFFFF:x6}" : null;
}
