using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Tests.Data;

/// <summary>Earlier versions left keys behind that nobody could reach; they are gone after the next start.</summary>
public abstract class LeftKeyTests(DataFixture data)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_PersonalConnectionOfNoMember_LosesItsKeys()
    {
        var owner = await data.TeamAsync();
        var member = await data.JoinAsync(owner, WorkspaceRole.Member);
        var mine = await ConnectAsync(member, isShared: false);
        // As a version did that did not know of it.
        await using (var db = await data.OpenAsync()) { await db.Members.Where(row => row.WorkspaceId == member.Workspace && row.UserId == member.User).ExecuteDeleteAsync(Token); }

        await data.Get<DatabaseMigrator>().MigrateAsync(Token);

        var left = await ReadAsync(mine);
        Assert.Equal((null, null, "", ""), (left.SealedKey, left.SealedCallbackKey, left.KeyLast4, left.KeyFingerprint));
        Assert.Equal(data.Time.GetUtcNow(), left.RemovedAt);
    }

    [Fact]
    public async Task Start_RemovedConnectionWithAKeyForCallbacks_LosesItAndKeepsItsTime()
    {
        var owner = await data.TeamAsync();
        var connection = await ConnectAsync(owner, isShared: false);
        var removed = data.Time.GetUtcNow() - TimeSpan.FromDays(3);
        await using (var db = await data.OpenAsync())
        {
            await db.Connections.Where(row => row.Id == connection)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.SealedKey, (string?)null).SetProperty(row => row.RemovedAt, removed), Token);
        }

        await data.Get<DatabaseMigrator>().MigrateAsync(Token);

        var left = await ReadAsync(connection);
        Assert.Equal((null, null, "", "", removed), (left.SealedKey, left.SealedCallbackKey, left.KeyLast4, left.KeyFingerprint, left.RemovedAt));
    }

    [Fact]
    public async Task Start_ConnectionsThatSomebodyUses_KeepTheirs()
    {
        var owner = await data.TeamAsync();
        var member = await data.JoinAsync(owner, WorkspaceRole.Member);
        var leaver = await data.JoinAsync(owner, WorkspaceRole.Admin);
        ConnectionId[] kept = [await ConnectAsync(owner, isShared: true), await ConnectAsync(owner, isShared: false), await ConnectAsync(member, isShared: false), await ConnectAsync(leaver, isShared: true)];
        Assert.IsType<ChangeMembershipResult.Done>(await data.Workspaces.RemoveMemberAsync(owner, leaver.User, Token));
        var before = await Task.WhenAll(kept.Select(ReadAsync));

        await data.Get<DatabaseMigrator>().MigrateAsync(Token);

        var after = await Task.WhenAll(kept.Select(ReadAsync));
        Assert.All(after, row => Assert.NotNull(row.SealedCallbackKey));
        Assert.Equal(before.Select(row => (row.SealedKey, row.SealedCallbackKey, row.RemovedAt, row.Version)), after.Select(row => (row.SealedKey, row.SealedCallbackKey, row.RemovedAt, row.Version)));
    }

    private async Task<ConnectionId> ConnectAsync(Actor actor, bool isShared)
    {
        var settings = new NewConnection("vidu", "Vidu", new("https://relay.example.com/v2"), new SecretKey("vidu-key-0123456789"), isShared, Overrides: null, IsSandbox: false) { CallbackKey = new SecretKey("callback-key-0123456789") };
        return Assert.IsType<SaveConnectionResult.Saved>(await data.Connections.AddAsync(actor, settings, Token)).Connection.Id;
    }

    private async Task<ConnectionEntity> ReadAsync(ConnectionId connection)
    {
        await using var db = await data.OpenAsync();
        return await db.Connections.AsNoTracking().SingleAsync(row => row.Id == connection, Token);
    }
}

public sealed class SqliteLeftKeyTests(SqliteData data) : LeftKeyTests(data), IClassFixture<SqliteData>;

public sealed class PostgresLeftKeyTests(PostgresData data) : LeftKeyTests(data), IClassFixture<PostgresData>;
