namespace VideoWeb.Data;

/// <summary>Stored files.</summary>
public sealed class AssetStore
{
    public Task<AssetRow?> FindAsync(Actor actor, AssetId asset, CancellationToken cancellationToken) => throw new InvalidOperationException();

    public Task<bool> AddUploadAsync(Actor actor, AssetRow asset, CancellationToken cancellationToken) => throw new InvalidOperationException();

    public Task<AssetRow?> FindUploadAsync(Actor actor, string sha256, CancellationToken cancellationToken) => throw new InvalidOperationException();

    public Task<bool> SetPosterAsync(WorkspaceId workspace, TaskId task, AssetRow poster, CancellationToken cancellationToken) => throw new InvalidOperationException();

    public Task<bool> IsKnownPathAsync(string relativePath, CancellationToken cancellationToken) => throw new InvalidOperationException();

    public Task<IReadOnlyList<AssetRow>> ListAllAsync(AssetId? after, int limit, CancellationToken cancellationToken) => throw new InvalidOperationException();
}
