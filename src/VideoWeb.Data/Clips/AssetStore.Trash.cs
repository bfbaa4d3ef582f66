using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Clips;

public sealed partial class AssetStore
{
    private const int ClipsAtOnce = 200;

    private static readonly AssetKind[] OfClips = [AssetKind.Clip, AssetKind.Watermarked, AssetKind.Poster, AssetKind.LastFrame];

    /// <summary>
    /// Removes clips that were put into the trash before an instant, and the rows of their files but for those that a task, draft or preset names. Their tasks
    /// stay, and what they cost.
    /// </summary>
    /// <returns>The rows of files; the files themselves are the caller's.</returns>
    public async Task<IReadOnlyList<AssetRow>> EmptyTrashAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var removed = new List<AssetRow>();
        while (await ListTrashedAsync(before, cancellationToken) is { Count: > 0 } trashed)
        {
            foreach (var workspace in trashed.GroupBy(clip => clip.Workspace, clip => clip.Number))
            {
                var named = await ListNamedAsync(workspace.Key, cancellationToken);
                removed.AddRange(await database.WriteAsync(db => RemoveClipsAsync(db, [.. workspace], before, named, cancellationToken), cancellationToken));
            }
        }

        return removed;
    }

    /// <summary>Removes those of the clips for good that lie in the trash: one's own; whoever manages the workspace may with any. Their tasks stay, and what they cost.</summary>
    /// <returns>The rows of files, which are the caller's; null when the actor may not change clips.</returns>
    public async Task<IReadOnlyList<AssetRow>?> PurgeAsync(Actor actor, IReadOnlyCollection<ClipId> clips, CancellationToken cancellationToken)
    {
        var named = await ListNamedAsync(actor.Workspace, cancellationToken);
        return await database.WriteAsync<IReadOnlyList<AssetRow>?>(
            async db =>
            {
                if (await db.RoleOfAsync(actor.Workspace, actor.User, cancellationToken) is not { } role || !role.CanSpend()) { return null; }

                var mayAny = role.CanManage();
                var numbers = await db.ClipsOf(actor).Where(clip => clips.Contains(clip.Id) && (mayAny || clip.CreatedBy == actor.User)).Select(clip => clip.Number).ToListAsync(cancellationToken);
                return await RemoveClipsAsync(db, numbers, DateTimeOffset.MaxValue, named, cancellationToken);
            },
            cancellationToken);
    }

    private async Task<List<(WorkspaceId Workspace, long Number)>> ListTrashedAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        var clips = await db.Clips.Where(clip => clip.IsTrashed && clip.TrashedAt < before).OrderBy(clip => clip.Number).Take(ClipsAtOnce)
            .Select(clip => new { clip.Workspace, clip.Number }).ToListAsync(cancellationToken);
        return clips.ConvertAll(clip => (clip.Workspace, clip.Number));
    }

    // One that was restored meanwhile is none of them any more.
    private async Task<List<AssetRow>> RemoveClipsAsync(
        VideoWebDbContext db, IReadOnlyList<long> numbers, DateTimeOffset before, IReadOnlySet<AssetId> named, CancellationToken cancellationToken)
    {
        var clips = db.Clips.Where(clip => numbers.Contains(clip.Number) && clip.IsTrashed && clip.TrashedAt < before);
        var removed = await clips.Select(clip => new { clip.Number, clip.Task, clip.File, clip.Poster }).ToListAsync(cancellationToken);
        List<TaskId?> tasks = [.. removed.Select(clip => clip.Task).Where(task => task is not null)];
        // What somebody has brought stands in no task, and its file may be another clip's too.
        List<AssetId> brought = [.. removed.Where(clip => clip.Task is null).SelectMany(clip => new[] { clip.File, clip.Poster }).OfType<AssetId>()];
        List<long> gone = removed.ConvertAll(clip => clip.Number);
        var files = (await db.Assets.AsNoTracking()
            .Where(asset => (tasks.Contains(asset.TaskId) && OfClips.Contains(asset.Kind))
                || (brought.Contains(asset.Id) && !db.Clips.Any(other => (other.File == asset.Id || other.Poster == asset.Id) && !gone.Contains(other.Number))))
            .ToListAsync(cancellationToken)).FindAll(asset => !named.Contains(asset.Id));
        List<AssetId> removable = files.ConvertAll(asset => asset.Id);
        var now = time.GetUtcNow();

        await clips.ExecuteDeleteAsync(cancellationToken);
        await db.Tasks.Where(task => tasks.Contains((TaskId?)task.Id)).ExecuteUpdateAsync(
            set => set
                .SetProperty(task => task.Clip, (AssetId?)null)
                .SetProperty(task => task.Poster, (AssetId?)null)
                .SetProperty(task => task.Category, TaskCategory.Ended)
                .SetProperty(task => task.UpdatedAt, now)
                .SetProperty(task => task.Version, task => task.Version + 1),
            cancellationToken);
        await db.Assets.Where(asset => removable.Contains(asset.Id)).ExecuteDeleteAsync(cancellationToken);
        return files;
    }
}
