using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Engine.Sending;

/// <summary>Opens keys for the sender, and for nobody else. A key that is in steady use is kept in plain for half a minute, and not after it was changed or removed.</summary>
/// <remarks>Asking for twenty thousand tasks must not decrypt a key twenty thousand times; a revoked one must be gone at once, and one that nobody uses soon.</remarks>
internal sealed class ConnectionKeys : IDisposable
{
    internal static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);

    private readonly ConnectionStore _connections;
    private readonly TimeProvider _time;
    private readonly ILogger<ConnectionKeys> _logger;
    private readonly IDisposable _subscription;
    private readonly ConcurrentDictionary<ConnectionId, KeptSecret> _opened = new();
    private int _changes;

    public ConnectionKeys(ConnectionStore connections, AccessChanges changes, TimeProvider time, ILogger<ConnectionKeys> logger)
    {
        (_connections, _time, _logger) = (connections, time, logger);
        _subscription = changes.Subscribe(OnChange);
    }

    /// <summary>How many connections have their keys here in plain.</summary>
    internal int Count => _opened.Count;

    /// <summary>For a paid request: read anew.</summary>
    public async Task<OpenKeyResult> OpenAsync(WorkspaceId workspace, ConnectionId connection, CancellationToken cancellationToken)
    {
        var changes = Volatile.Read(ref _changes);
        ConnectionSecret? secret;
        try
        {
            // The one place that may.
#pragma warning disable RS0030
            secret = await _connections.OpenAsync(workspace, connection, cancellationToken);
#pragma warning restore RS0030
        }
        catch (CryptographicException error)
        {
            _logger.LogError(error, "The key of connection {ConnectionId} cannot be opened.", connection);
            Forget(connection);
            return new OpenKeyResult.Unreadable();
        }

        Forget(connection);
        if (secret is null) { return new OpenKeyResult.Removed(); }

        var kept = new KeptSecret(workspace, secret);
        _opened[connection] = kept;
        kept.EndAfter(Kept, _time, () => Forget(connection, kept));
        // It may have been changed while it was read.
        if (changes != Volatile.Read(ref _changes)) { Forget(connection, kept); }

        return new OpenKeyResult.Opened(secret);
    }

    /// <summary>For a question.</summary>
    public ValueTask<OpenKeyResult> OpenRecentAsync(WorkspaceId workspace, ConnectionId connection, CancellationToken cancellationToken) =>
        _opened.TryGetValue(connection, out var kept) && kept.Read(workspace) is { } secret
            ? ValueTask.FromResult<OpenKeyResult>(new OpenKeyResult.Opened(secret))
            : new ValueTask<OpenKeyResult>(OpenAsync(workspace, connection, cancellationToken));

    public void Dispose()
    {
        _subscription.Dispose();
        foreach (var connection in _opened.Keys) { Forget(connection); }
    }

    private void OnChange(AccessChange change)
    {
        switch (change)
        {
            case AccessChange.KeyChanged { Connection: var connection }:
                Interlocked.Increment(ref _changes);
                Forget(connection);
                break;

            // With a member who leaves go the keys that were theirs alone.
            case AccessChange.MembershipChanged { Workspace: var workspace }:
                Interlocked.Increment(ref _changes);
                foreach (var (connection, kept) in _opened)
                {
                    if (kept.Workspace == workspace) { Forget(connection, kept); }
                }

                break;

            // One that is locked or deleted may own some of them. Whose they are is not known here, and to open one anew costs little.
            case AccessChange.AccountChanged:
                Interlocked.Increment(ref _changes);
                foreach (var (connection, kept) in _opened) { Forget(connection, kept); }
                break;
        }
    }

    private void Forget(ConnectionId connection)
    {
        if (_opened.TryRemove(connection, out var kept)) { kept.Dispose(); }
    }

    // By another time it is a newer one's entry.
    private void Forget(ConnectionId connection, KeptSecret kept)
    {
        _opened.TryRemove(KeyValuePair.Create(connection, kept));
        kept.Dispose();
    }
}

/// <summary>What came of opening the key of a connection.</summary>
internal abstract record OpenKeyResult
{
    private OpenKeyResult() { }

    public sealed record Opened(ConnectionSecret Secret) : OpenKeyResult;

    /// <summary>The connection was removed.</summary>
    public sealed record Removed : OpenKeyResult;

    /// <summary>What is stored does not belong to this row, workspace or address, or was changed. Entering the key again mends it.</summary>
    public sealed record Unreadable : OpenKeyResult
    {
        public static Message Message { get; } = Message.Of(MessageCode.StoredKeyUnreadable);
    }
}

/// <summary>Keys in plain that are overwritten when they are not needed any more; a string would stay where it is until its memory is used again.</summary>
internal sealed class KeptSecret : IDisposable
{
    private static readonly SecretKey None = new("");

    private readonly Lock _lock = new();
    private readonly ConnectionSecret _rest;
    private readonly byte[] _key;
    private readonly byte[]? _callbackKey;
    private ITimer? _timer;
    private bool _isCleared;

    public KeptSecret(WorkspaceId workspace, ConnectionSecret secret)
    {
        Workspace = workspace;
        _rest = secret with { Key = None, CallbackKey = null };
        _key = Pin(secret.Key);
        _callbackKey = secret.CallbackKey is { } callbackKey ? Pin(callbackKey) : null;
    }

    public WorkspaceId Workspace { get; }

    internal ReadOnlySpan<byte> Bytes => _key;

    public void EndAfter(TimeSpan time, TimeProvider clock, Action end)
    {
        lock (_lock)
        {
            if (!_isCleared) { _timer = clock.CreateTimer(_ => end(), null, time, Timeout.InfiniteTimeSpan); }
        }
    }

    /// <summary>Null when it was cleared meanwhile, and for another workspace than its own.</summary>
    public ConnectionSecret? Read(WorkspaceId workspace)
    {
        lock (_lock)
        {
            return _isCleared || workspace != Workspace
                ? null
                : _rest with { Key = new SecretKey(Encoding.UTF8.GetString(_key)), CallbackKey = _callbackKey is null ? null : new SecretKey(Encoding.UTF8.GetString(_callbackKey)) };
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isCleared = true;
            _timer?.Dispose();
            CryptographicOperations.ZeroMemory(_key);
            CryptographicOperations.ZeroMemory(_callbackKey);
        }
    }

    // An array that the collector moves leaves a copy where it was, which nobody would overwrite.
    private static byte[] Pin(SecretKey key)
    {
        var text = key.Reveal();
        var bytes = GC.AllocateUninitializedArray<byte>(Encoding.UTF8.GetByteCount(text), pinned: true);
        Encoding.UTF8.GetBytes(text, bytes);
        return bytes;
    }
}
