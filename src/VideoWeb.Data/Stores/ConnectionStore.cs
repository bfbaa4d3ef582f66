namespace VideoWeb.Data;

/// <summary>Connections: keys with their addresses.</summary>
public sealed class ConnectionStore
{
    /// <summary>The shared ones of the workspace and the asker's own, by label.</summary>
    public Task<IReadOnlyList<ConnectionView>> ListAsync(Actor actor, CancellationToken cancellationToken) => throw new InvalidOperationException();

    public Task<ConnectionView?> FindAsync(Actor actor, ConnectionId connection, CancellationToken cancellationToken) => throw new InvalidOperationException();

    public Task<ConnectionOutcome> AddAsync(Actor actor, NewConnection connection, CancellationToken cancellationToken) => throw new InvalidOperationException();

    public Task<ConnectionOutcome> ChangeAsync(Actor actor, ConnectionId connection, ConnectionChange change, CancellationToken cancellationToken) => throw new InvalidOperationException();

    public Task<bool> RemoveAsync(Actor actor, ConnectionId connection, CancellationToken cancellationToken) => throw new InvalidOperationException();

    public Task RecordUseAsync(WorkspaceId workspace, ConnectionId connection, ConnectionResult result, CancellationToken cancellationToken) => throw new InvalidOperationException();

    public Task<ConnectionSecret?> OpenAsync(WorkspaceId workspace, ConnectionId connection, CancellationToken cancellationToken) => throw new InvalidOperationException();
}
