using System.Collections.Concurrent;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Engine.Sending;

/// <summary>Opens keys for the sender, and for nobody else. A key that is in steady use is kept in plain for half a minute.</summary>
/// <remarks>Asking for twenty thousand tasks must not decrypt a key twenty thousand times; a revoked one must be gone soon.</remarks>
internal sealed class ConnectionKeys(ConnectionStore connections, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<ConnectionId, (ConnectionSecret Secret, WorkspaceId Workspace, long Opened)> _opened = new();

    /// <summary>For a paid request: read anew. Null when the connection was removed.</summary>
    public async Task<ConnectionSecret?> OpenAsync(WorkspaceId workspace, ConnectionId connection, CancellationToken cancellationToken)
    {
        // The one place that may.
#pragma warning disable RS0030
        var secret = await connections.OpenAsync(workspace, connection, cancellationToken);
#pragma warning restore RS0030
        if (secret is null) { _opened.TryRemove(connection, out _); }
        else { _opened[connection] = (secret, workspace, time.GetTimestamp()); }

        return secret;
    }

    /// <summary>For a question. Null when the connection was removed.</summary>
    public ValueTask<ConnectionSecret?> OpenRecentAsync(WorkspaceId workspace, ConnectionId connection, CancellationToken cancellationToken) =>
        _opened.TryGetValue(connection, out var entry) && entry.Workspace == workspace && time.GetElapsedTime(entry.Opened) < Kept
            ? ValueTask.FromResult<ConnectionSecret?>(entry.Secret)
            : new ValueTask<ConnectionSecret?>(OpenAsync(workspace, connection, cancellationToken));
}
