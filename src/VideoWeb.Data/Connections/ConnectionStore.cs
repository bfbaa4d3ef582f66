using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Security;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Data.Connections;

/// <summary>Connections: keys with their addresses. A key goes in and never comes out, but for <see cref="OpenAsync"/>.</summary>
public sealed class ConnectionStore(Database database, KeyVault vault, AccessChanges changes, TimeProvider time)
{
    public const int MaxLabelLength = 80;

    private static readonly Message ViewersMayNot = Message.Of(MessageCode.ConnectionViewersMayNot);
    private static readonly Message NotYours = Message.Of(MessageCode.ConnectionOfSomebodyElse);
    private static readonly Message OwnerHasLeft = Message.Of(MessageCode.ConnectionOwnerHasLeft);
    private static readonly Message KeyGoesWithAddress = Message.Of(MessageCode.KeyGoesWithAddress);

    /// <summary>The shared ones of the workspace and the asker's own, by label.</summary>
    public async Task<IReadOnlyList<ConnectionView>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return [.. (await ReadAsync(db, db.ConnectionsOf(actor), cancellationToken))
            .OrderBy(connection => connection.Label, StringComparer.CurrentCultureIgnoreCase).ThenBy(connection => connection.Id)];
    }

    /// <summary>Those that the asker sees and whose stored keys cannot be decrypted here: tampered with, or of another master key. Entering the key again mends it.</summary>
    /// <remarks>Each is tried, because only the decryption itself tells; not for pages that are read again and again.</remarks>
    public async Task<IReadOnlySet<ConnectionId>> ListUnreadableAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        var dataKeys = await db.WorkspaceKeys.AsNoTracking().Where(key => key.WorkspaceId == actor.Workspace).ToDictionaryAsync(key => key.Version, key => key.WrappedKey, cancellationToken);
        var rows = await db.ConnectionsOf(actor).AsNoTracking()
            .Select(connection => new { connection.Id, connection.BaseUrl, connection.SealedKey, connection.SealedCallbackKey })
            .ToListAsync(cancellationToken);
        return rows.Where(row => !AreReadable(row.Id, row.BaseUrl, row.SealedKey, row.SealedCallbackKey)).Select(row => row.Id).ToHashSet();

        bool AreReadable(ConnectionId id, Uri baseUrl, string? key, string? callbackKey)
        {
            var binding = new KeyBinding(actor.Workspace, id, KeyBinding.OriginOf(baseUrl));
            return (key is null || vault.IsReadable(dataKeys, binding, key)) && (callbackKey is null || vault.IsReadable(dataKeys, binding with { IsForCallbacks = true }, callbackKey));
        }
    }

    /// <summary>Null when there is none that the asker may see, and when it was removed.</summary>
    public async Task<ConnectionView?> FindAsync(Actor actor, ConnectionId connection, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return (await ReadAsync(db, db.ConnectionsOf(actor).Where(stored => stored.Id == connection), cancellationToken)).SingleOrDefault();
    }

    public Task<SaveConnectionResult> AddAsync(Actor actor, NewConnection connection, CancellationToken cancellationToken) =>
        database.WriteAsync<SaveConnectionResult>(
            async db =>
            {
                // A key that came in beside the removal of its owner would stay for ever.
                await db.WaitForMembersAsync(actor.Workspace, cancellationToken);
                var role = await db.RoleOfAsync(actor.Workspace, actor.User, cancellationToken);
                if (role is null) { return new SaveConnectionResult.NotFound(); }
                if (!role.Value.CanSpend()) { return new SaveConnectionResult.Rejected(ViewersMayNot); }

                connection = connection with { Key = ConnectionKeyText.Clean(connection.Key), CallbackKey = Cleaned(connection.CallbackKey) };
                if (ConnectionRules.Check(connection, connection.BaseUrl, connection.Key) is { } problem)
                {
                    return new SaveConnectionResult.Rejected(problem);
                }

                var now = time.GetUtcNow();
                var id = ConnectionId.New(now);
                var dataKey = await NewestKeyAsync(db, actor.Workspace, cancellationToken);
                var binding = new KeyBinding(actor.Workspace, id, KeyBinding.OriginOf(connection.BaseUrl));
                var sealedKey = vault.Seal(dataKey.WrappedKey, dataKey.Version, binding, connection.Key);
                db.Connections.Add(new ConnectionEntity
                {
                    Id = id,
                    WorkspaceId = actor.Workspace,
                    OwnerId = actor.User,
                    ProviderId = connection.ProviderId,
                    Label = connection.Label,
                    BaseUrl = connection.BaseUrl,
                    SealedKey = sealedKey.Text,
                    KeyLast4 = sealedKey.Last4,
                    KeyFingerprint = sealedKey.Fingerprint,
                    IsShared = connection.IsShared,
                    IsSandbox = connection.IsSandbox,
                    SealedCallbackKey = SealCallbackKey(dataKey, binding, connection.CallbackKey),
                    CreatedAt = now,
                }.With(connection));
                await db.SaveChangesAsync(cancellationToken);
                return await SavedAsync(db, id, cancellationToken);
            },
            cancellationToken);

    /// <summary>The owner may change it, and a shared one also who manages the workspace. One whose owner has left stays shared.</summary>
    public async Task<SaveConnectionResult> ChangeAsync(Actor actor, ConnectionId connection, ConnectionChange change, CancellationToken cancellationToken)
    {
        var result = await database.WriteAsync<SaveConnectionResult>(
            async db =>
            {
                // One that became personal beside the removal of its owner would keep its key for ever, and nobody would see it.
                await db.WaitForMembersAsync(actor.Workspace, cancellationToken);
                var role = await db.RoleOfAsync(actor.Workspace, actor.User, cancellationToken);
                var row = await db.ConnectionsOf(actor).SingleOrDefaultAsync(stored => stored.Id == connection, cancellationToken);
                if (role is null || row is null) { return new SaveConnectionResult.NotFound(); }
                if (DenyFor(role.Value, actor.User, row) is { } denied) { return new SaveConnectionResult.Rejected(denied); }

                change = change with { Key = Cleaned(change.Key), CallbackKey = Cleaned(change.CallbackKey) };
                if (ConnectionRules.Check(change, change.BaseUrl, change.Key) is { } problem)
                {
                    return new SaveConnectionResult.Rejected(problem);
                }

                if (!change.IsShared && await db.RoleOfAsync(actor.Workspace, row.OwnerId, cancellationToken) is null)
                {
                    return new SaveConnectionResult.Rejected(OwnerHasLeft);
                }

                var (address, oldOrigin) = (change.BaseUrl ?? row.BaseUrl, KeyBinding.OriginOf(row.BaseUrl));
                var binding = new KeyBinding(actor.Workspace, row.Id, KeyBinding.OriginOf(address));
                if (change.Key is null && binding.Origin != oldOrigin) { return new SaveConnectionResult.Rejected(KeyGoesWithAddress); }

                var changed = row.With(change) with { BaseUrl = address };
                var dataKey = await NewestKeyAsync(db, actor.Workspace, cancellationToken);
                if (change.Key is { } key)
                {
                    var sealedKey = vault.Seal(dataKey.WrappedKey, dataKey.Version, binding, key);
                    changed = changed with { SealedKey = sealedKey.Text, KeyLast4 = sealedKey.Last4, KeyFingerprint = sealedKey.Fingerprint, LastResult = null };
                }

                // It is bound to the origin too: with the address it would not open any more.
                if (binding.Origin != oldOrigin) { changed = changed with { SealedCallbackKey = null }; }
                if (change.CallbackKey is { } callbackKey) { changed = changed with { SealedCallbackKey = SealCallbackKey(dataKey, binding, callbackKey) }; }

                db.Entry(row).Become(changed);
                await db.SaveChangesAsync(cancellationToken);
                return await SavedAsync(db, row.Id, cancellationToken);
            },
            cancellationToken);
        if (result is SaveConnectionResult.Saved) { changes.Publish(new AccessChange.KeyChanged(connection)); }

        return result;
    }

    /// <summary>Stops or lets go on the sending of waiting tasks. The same people may as may change it.</summary>
    public Task<SaveConnectionResult> SetPausedAsync(Actor actor, ConnectionId connection, bool isPaused, CancellationToken cancellationToken) =>
        database.WriteAsync<SaveConnectionResult>(
            async db =>
            {
                var role = await db.RoleOfAsync(actor.Workspace, actor.User, cancellationToken);
                var row = await db.ConnectionsOf(actor).AsNoTracking().SingleOrDefaultAsync(stored => stored.Id == connection, cancellationToken);
                if (role is null || row is null) { return new SaveConnectionResult.NotFound(); }
                if (DenyFor(role.Value, actor.User, row) is { } denied) { return new SaveConnectionResult.Rejected(denied); }

                var paused = await db.ConnectionsOf(actor).Where(stored => stored.Id == connection)
                    .ExecuteUpdateAsync(set => set.SetProperty(stored => stored.IsPaused, isPaused), cancellationToken);
                return paused == 0 ? new SaveConnectionResult.NotFound() : await SavedAsync(db, connection, cancellationToken);
            },
            cancellationToken);

    /// <summary>Wipes the keys and hides the connection; the row stays for the history of its tasks. The same people may as may change it, and its owner whatever their role.</summary>
    /// <returns>False when there is none that the asker may remove.</returns>
    public async Task<bool> RemoveAsync(Actor actor, ConnectionId connection, CancellationToken cancellationToken)
    {
        var isRemoved = await database.WriteAsync(
            async db =>
            {
                var role = await db.RoleOfAsync(actor.Workspace, actor.User, cancellationToken);
                var row = await db.ConnectionsOf(actor).AsNoTracking().SingleOrDefaultAsync(stored => stored.Id == connection, cancellationToken);
                if (role is null || row is null || (row.OwnerId != actor.User && DenyFor(role.Value, actor.User, row) is not null)) { return false; }

                return await db.Connections.Where(stored => stored.Id == connection).WipeKeysAsync(time.GetUtcNow(), cancellationToken) > 0;
            },
            cancellationToken);
        if (isRemoved) { changes.Publish(new AccessChange.KeyChanged(connection)); }

        return isRemoved;
    }

    /// <summary>Notes how a use went, at the present moment.</summary>
    /// <param name="version">That of the secret that was used. When the connection was changed or removed since, nothing is noted: it says nothing of what it is now.</param>
    public Task RecordUseAsync(WorkspaceId workspace, ConnectionId connection, int version, ConnectionUseResult result, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return database.WriteAsync(
            db => db.Connections.Where(stored => stored.WorkspaceId == workspace && stored.Id == connection && stored.Version == version && stored.RemovedAt == null)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(connection => connection.LastUsedAt, now).SetProperty(connection => connection.LastResult, result),
                    cancellationToken),
            cancellationToken);
    }

    /// <summary>The key in plain, for the engine's sender and for nothing else.</summary>
    /// <returns>Null when there is no such connection in the workspace, or it was removed.</returns>
    /// <exception cref="CryptographicException">The stored key does not belong to this row, workspace or address: the database was tampered with.</exception>
    public async Task<ConnectionSecret?> OpenAsync(WorkspaceId workspace, ConnectionId connection, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        var row = await db.Connections.AsNoTracking().SingleOrDefaultAsync(
            stored => stored.WorkspaceId == workspace && stored.Id == connection && stored.RemovedAt == null, cancellationToken);
        if (row?.SealedKey is null) { return null; }

        var binding = new KeyBinding(workspace, connection, KeyBinding.OriginOf(row.BaseUrl));
        return new(row.BaseUrl, row.Overrides, await OpenKeyAsync(db, binding, row.SealedKey, cancellationToken), row.ProviderId)
        {
            Pace = row.Pace,
            Version = row.Version,
            CallbackKey = row.SealedCallbackKey is { } text ? await OpenKeyAsync(db, binding with { IsForCallbacks = true }, text, cancellationToken) : null,
        };
    }

    private async Task<SecretKey> OpenKeyAsync(VideoWebDbContext db, KeyBinding binding, string text, CancellationToken cancellationToken)
    {
        var sealedKey = SealedText.Parse(text);
        var dataKey = await db.WorkspaceKeys.AsNoTracking().SingleOrDefaultAsync(
            key => key.WorkspaceId == binding.Workspace && key.Version == sealedKey.KeyVersion, cancellationToken)
            ?? throw new CryptographicException($"The data key {sealedKey.KeyVersion} of workspace {binding.Workspace} is missing.");
        return vault.OpenKey(dataKey.WrappedKey, dataKey.Version, binding, sealedKey);
    }

    private string? SealCallbackKey(WorkspaceKeyEntity dataKey, KeyBinding binding, SecretKey? key) =>
        key is null || key.Reveal().Length == 0 ? null : vault.Seal(dataKey.WrappedKey, dataKey.Version, binding with { IsForCallbacks = true }, key).Text;

    private static SecretKey? Cleaned(SecretKey? key) => key is null ? null : ConnectionKeyText.Clean(key);

    private static Message? DenyFor(WorkspaceRole role, UserId user, ConnectionEntity row)
    {
        if (!role.CanSpend()) { return ViewersMayNot; }
        return row.OwnerId == user || role.CanManage() ? null : NotYours;
    }

    private static Task<WorkspaceKeyEntity> NewestKeyAsync(VideoWebDbContext db, WorkspaceId workspace, CancellationToken cancellationToken) =>
        db.WorkspaceKeys.Where(key => key.WorkspaceId == workspace).OrderByDescending(key => key.Version).FirstAsync(cancellationToken);

    private static async Task<SaveConnectionResult> SavedAsync(VideoWebDbContext db, ConnectionId connection, CancellationToken cancellationToken) =>
        new SaveConnectionResult.Saved((await ReadAsync(db, db.Connections.Where(stored => stored.Id == connection), cancellationToken)).Single());

    private static async Task<IReadOnlyList<ConnectionView>> ReadAsync(VideoWebDbContext db, IQueryable<ConnectionEntity> connections, CancellationToken cancellationToken) =>
        (await connections.AsNoTracking()
            .Select(connection => new { Row = connection, Owner = db.Users.Where(user => user.Id == (Guid)(object)connection.OwnerId).Select(user => user.DisplayName).FirstOrDefault() })
            .ToListAsync(cancellationToken)).ConvertAll(found => ConnectionView.Of(found.Row, found.Owner));
}
