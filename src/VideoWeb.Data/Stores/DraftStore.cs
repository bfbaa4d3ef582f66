namespace VideoWeb.Data;

/// <summary>The unfinished form of each user in each workspace.</summary>
public sealed class DraftStore
{
    public const int MaxBytes = 256 * 1024;

    public Task<string?> ReadAsync(WorkspaceId workspace, UserId user, CancellationToken cancellationToken) => throw new InvalidOperationException();

    public Task<bool> WriteAsync(WorkspaceId workspace, UserId user, string json, CancellationToken cancellationToken) => throw new InvalidOperationException();
}
