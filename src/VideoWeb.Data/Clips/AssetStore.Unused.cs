using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Clips;

public sealed partial class AssetStore
{
    /// <summary>Removes the rows of uploads that were brought before an instant and that no task, draft or preset has named since or names now.</summary>
    /// <returns>What was removed; their files are the caller's.</returns>
    public async Task<IReadOnlyList<AssetRow>> RemoveUnusedUploadsAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var removed = new List<AssetRow>();
        foreach (var workspace in (await ListIdleUploadsAsync(before, cancellationToken)).GroupBy(asset => asset.WorkspaceId))
        {
            var used = await ListNamedAsync(workspace.Key, cancellationToken);
            foreach (var asset in workspace)
            {
                if (used.Contains(asset.Id)) { await MarkUsedAsync(asset.Id, cancellationToken); }
                else if (await TryRemoveAsync(asset.Id, before, cancellationToken)) { removed.Add(asset); }
            }
        }

        return removed;
    }

    private async Task<IReadOnlyList<AssetRow>> ListIdleUploadsAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await Idle(db, before).AsNoTracking().ToListAsync(cancellationToken);
    }

    private async Task<HashSet<AssetId>> ListNamedAsync(WorkspaceId workspace, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        var named = new HashSet<AssetId>();
        var contents = db.TaskContents.Where(content => db.Tasks.Any(task => task.Id == content.TaskId && task.Workspace == workspace));
        await AddAsync(contents.Where(content => content.MediaJson.Contains(AssetAddress.Prefix)).Select(content => content.MediaJson));
        await AddAsync(contents.Where(content => content.ValuesJson.Contains(AssetAddress.Prefix)).Select(content => content.ValuesJson));
        await AddAsync(db.Drafts.Where(draft => draft.WorkspaceId == workspace).Select(draft => draft.Json));
        await AddAsync(db.PastDrafts.Where(draft => draft.WorkspaceId == workspace).Select(draft => draft.Json));
        await AddAsync(db.Presets.Where(preset => preset.WorkspaceId == workspace).Select(preset => preset.Json));
        return named;

        async Task AddAsync(IQueryable<string> forms)
        {
            await foreach (var json in forms.AsAsyncEnumerable().WithCancellation(cancellationToken)) { named.UnionWith(UploadUse.FindIn(json)); }
        }
    }

    private Task<int> MarkUsedAsync(AssetId asset, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return database.WriteAsync(
            db => db.Assets.Where(stored => stored.Id == asset).ExecuteUpdateAsync(set => set.SetProperty(stored => stored.UsedAt, now), cancellationToken), cancellationToken);
    }

    // A form or a task that was saved since has touched the row, and so it is not idle any more.
    private async Task<bool> TryRemoveAsync(AssetId asset, DateTimeOffset before, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            db => Idle(db, before).Where(stored => stored.Id == asset).ExecuteDeleteAsync(cancellationToken), cancellationToken) == 1;

    // What lies in the gallery is used by that.
    private static IQueryable<AssetRow> Idle(VideoWebDbContext db, DateTimeOffset before) => db.Assets.Where(asset =>
        asset.Kind == AssetKind.Upload && (asset.UsedAt ?? asset.CreatedAt) < before && !db.Clips.Any(clip => clip.Workspace == asset.WorkspaceId && clip.File == asset.Id));
}
