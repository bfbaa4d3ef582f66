using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Security;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Data.Connections;

/// <summary>Connections: keys with their addresses. A key goes in and never comes out, but for <see cref="OpenAsync"/>.</summary>
public sealed class ConnectionStore(Database database, KeyVault vault, AccessChanges changes, TimeProvider time)
{
    public const int MaxLabelLength = 80;

    private const string ViewersMayNot = "Viewers of this team cannot add or change connections. Ask an administrator for the role of member.";
    private const string NotYours = "This connection belongs to somebody else. They, or an administrator of the team, can change it.";
    private const string KeyGoesWithAddress = "The address leads to another server, so the key must be entered again.";

    /// <summary>The shared ones of the workspace and the asker's own, by label.</summary>
    public async Task<IReadOnlyList<ConnectionView>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        var found = await Named(db, db.ConnectionsOf(actor)).ToListAsync(cancellationToken);
        return [.. found.Select(connection => connection.ToView())
            .OrderBy(connection => connection.Label, StringComparer.CurrentCultureIgnoreCase).ThenBy(connection => connection.Id)];
    }

    /// <summary>Null when there is none that the asker may see, and when it was removed.</summary>
    public async Task<ConnectionView?> FindAsync(Actor actor, ConnectionId connection, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return (await Named(db, db.ConnectionsOf(actor).Where(stored => stored.Id == connection)).SingleOrDefaultAsync(cancellationToken))?.ToView();
    }

    public Task<SaveConnectionResult> AddAsync(Actor actor, NewConnection connection, CancellationToken cancellationToken) =>
        database.WriteAsync<SaveConnectionResult>(
            async db =>
            {
                var role = await db.RoleOfAsync(actor.Workspace, actor.User, cancellationToken);
                if (role is null) { return new SaveConnectionResult.NotFound(); }
                if (!role.Value.CanSpend()) { return new SaveConnectionResult.Rejected(ViewersMayNot); }
                if (ConnectionRules.Check(connection.Label, connection.BaseUrl, connection.Key.Reveal(), connection.Overrides, connection.Pace, connection.CallbackKey?.Reveal(), connection.Hours) is { } sentence)
                {
                    return new SaveConnectionResult.Rejected(sentence);
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
                    OwnerId = actor.User.Value,
                    ProviderId = connection.ProviderId,
                    Label = connection.Label.Trim(),
                    BaseUrl = connection.BaseUrl.AbsoluteUri,
                    SealedKey = sealedKey.Text,
                    KeyLast4 = sealedKey.Last4,
                    KeyFingerprint = sealedKey.Fingerprint,
                    IsShared = connection.IsShared,
                    IsSandbox = connection.IsSandbox,
                    SealedCallbackKey = SealCallbackKey(dataKey, binding, connection.CallbackKey),
                    CreatePath = connection.Overrides?.CreatePath,
                    QueryPath = connection.Overrides?.QueryPath,
                    QueryMethod = connection.Overrides?.QueryMethod,
                    PollConcurrency = connection.Pace?.Concurrency,
                    PollsPerMinute = connection.Pace?.PerMinute,
                    MaxRunning = connection.Pace?.Running,
                    Hours = connection.Hours,
                    CreatedAt = now,
                });
                await db.SaveChangesAsync(cancellationToken);
                return await SavedAsync(db, id, cancellationToken);
            },
            cancellationToken);

    /// <summary>The owner may change it, and a shared one also who manages the workspace.</summary>
    public async Task<SaveConnectionResult> ChangeAsync(Actor actor, ConnectionId connection, ConnectionChange change, CancellationToken cancellationToken)
    {
        var result = await database.WriteAsync<SaveConnectionResult>(
            async db =>
            {
                var role = await db.RoleOfAsync(actor.Workspace, actor.User, cancellationToken);
                var row = await db.ConnectionsOf(actor).SingleOrDefaultAsync(stored => stored.Id == connection, cancellationToken);
                if (role is null || row is null) { return new SaveConnectionResult.NotFound(); }
                if (DenyFor(role.Value, actor.User, row) is { } denied) { return new SaveConnectionResult.Rejected(denied); }
                if (ConnectionRules.Check(change.Label, change.BaseUrl, change.Key?.Reveal(), change.Overrides, change.Pace, change.CallbackKey?.Reveal(), change.Hours) is { } sentence)
                {
                    return new SaveConnectionResult.Rejected(sentence);
                }

                var address = change.BaseUrl ?? new Uri(row.BaseUrl);
                var origin = KeyBinding.OriginOf(address);
                if (change.Key is null && origin != KeyBinding.OriginOf(new Uri(row.BaseUrl))) { return new SaveConnectionResult.Rejected(KeyGoesWithAddress); }
                if (change.Key is { } key)
                {
                    var dataKey = await NewestKeyAsync(db, actor.Workspace, cancellationToken);
                    var sealedKey = vault.Seal(dataKey.WrappedKey, dataKey.Version, new(actor.Workspace, row.Id, origin), key);
                    (row.SealedKey, row.KeyLast4, row.KeyFingerprint) = (sealedKey.Text, sealedKey.Last4, sealedKey.Fingerprint);
                    (row.LastProblem, row.LastSentence) = (null, null);
                }

                // It is bound to the origin too: with the address it would not open any more.
                if (origin != KeyBinding.OriginOf(new Uri(row.BaseUrl))) { row.SealedCallbackKey = null; }
                if (change.CallbackKey is { } callbackKey)
                {
                    var dataKey = await NewestKeyAsync(db, actor.Workspace, cancellationToken);
                    row.SealedCallbackKey = SealCallbackKey(dataKey, new(actor.Workspace, row.Id, origin), callbackKey);
                }

                row.BaseUrl = address.AbsoluteUri;
                row.Label = change.Label.Trim();
                row.IsShared = change.IsShared;
                (row.CreatePath, row.QueryPath, row.QueryMethod) =
                    (change.Overrides?.CreatePath, change.Overrides?.QueryPath, change.Overrides?.QueryMethod);
                (row.PollConcurrency, row.PollsPerMinute, row.MaxRunning) = (change.Pace?.Concurrency, change.Pace?.PerMinute, change.Pace?.Running);
                row.Hours = change.Hours;
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
                var row = await db.ConnectionsOf(actor).SingleOrDefaultAsync(stored => stored.Id == connection, cancellationToken);
                if (role is null || row is null) { return new SaveConnectionResult.NotFound(); }
                if (DenyFor(role.Value, actor.User, row) is { } denied) { return new SaveConnectionResult.Rejected(denied); }

                row.IsPaused = isPaused;
                await db.SaveChangesAsync(cancellationToken);
                return await SavedAsync(db, row.Id, cancellationToken);
            },
            cancellationToken);

    /// <summary>Wipes the key and hides the connection; the row stays for the history of its tasks. The same people may as may change it.</summary>
    /// <returns>False when there is none that the asker may remove.</returns>
    public async Task<bool> RemoveAsync(Actor actor, ConnectionId connection, CancellationToken cancellationToken)
    {
        var isRemoved = await database.WriteAsync(
            async db =>
            {
                var role = await db.RoleOfAsync(actor.Workspace, actor.User, cancellationToken);
                var row = await db.ConnectionsOf(actor).SingleOrDefaultAsync(stored => stored.Id == connection, cancellationToken);
                if (role is null || row is null || DenyFor(role.Value, actor.User, row) is not null) { return false; }

                (row.SealedKey, row.SealedCallbackKey) = (null, null);
                row.RemovedAt = time.GetUtcNow();
                await db.SaveChangesAsync(cancellationToken);
                return true;
            },
            cancellationToken);
        if (isRemoved) { changes.Publish(new AccessChange.KeyChanged(connection)); }

        return isRemoved;
    }

    /// <summary>Notes how a use went, at the present moment.</summary>
    public Task RecordUseAsync(WorkspaceId workspace, ConnectionId connection, ConnectionUseResult result, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return database.WriteAsync(
            db => db.Connections.Where(stored => stored.WorkspaceId == workspace && stored.Id == connection).ExecuteUpdateAsync(
                set => set
                    .SetProperty(connection => connection.LastUsedAt, now)
                    .SetProperty(connection => connection.LastProblem, result.Problem)
                    .SetProperty(connection => connection.LastSentence, result.Sentence),
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

        var address = new Uri(row.BaseUrl);
        var binding = new KeyBinding(workspace, connection, KeyBinding.OriginOf(address));
        return new(address, ConnectionWithNames.OverridesOf(row), await OpenKeyAsync(db, binding, row.SealedKey, cancellationToken), row.ProviderId)
        {
            Pace = ConnectionWithNames.PaceOf(row),
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

    private static string? DenyFor(WorkspaceRole role, UserId user, ConnectionEntity row)
    {
        if (!role.CanSpend()) { return ViewersMayNot; }
        return row.OwnerId == user.Value || role.CanManage() ? null : NotYours;
    }

    private static Task<WorkspaceKeyEntity> NewestKeyAsync(VideoWebDbContext db, WorkspaceId workspace, CancellationToken cancellationToken) =>
        db.WorkspaceKeys.Where(key => key.WorkspaceId == workspace).OrderByDescending(key => key.Version).FirstAsync(cancellationToken);

    private static async Task<SaveConnectionResult> SavedAsync(VideoWebDbContext db, ConnectionId connection, CancellationToken cancellationToken) =>
        new SaveConnectionResult.Saved((await Named(db, db.Connections.Where(stored => stored.Id == connection)).SingleAsync(cancellationToken)).ToView());

    private static IQueryable<ConnectionWithNames> Named(VideoWebDbContext db, IQueryable<ConnectionEntity> connections) =>
        connections.AsNoTracking().Select(connection => new ConnectionWithNames(
            connection, db.Users.Where(user => user.Id == connection.OwnerId).Select(user => user.DisplayName).FirstOrDefault()));
}
