using VideoWeb.Data.Security;

namespace VideoWeb.Data.Workspaces;

/// <summary>A workspace's data key.</summary>
internal sealed class WorkspaceKeyEntity
{
    public WorkspaceId WorkspaceId { get; init; }

    /// <summary>From 1; the greatest encrypts, the others still decrypt.</summary>
    public int Version { get; init; }

    /// <summary>The data key, wrapped by the master key; see <see cref="KeyVault"/>.</summary>
    public required string WrappedKey { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
