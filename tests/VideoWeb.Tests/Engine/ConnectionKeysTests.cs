using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine.Sending;
using VideoWeb.Providers.Wire;
using VideoWeb.Tests.Data;
using Xunit;

namespace VideoWeb.Tests.Engine;

public sealed class ConnectionKeysTests : IClassFixture<SqliteData>, IDisposable
{
    private readonly SqliteData _data;
    private readonly ConnectionKeys _keys;

    public ConnectionKeysTests(SqliteData data)
    {
        _data = data;
        _keys = new ConnectionKeys(data.Connections, data.Get<AccessChanges>(), data.Time, NullLogger<ConnectionKeys>.Instance);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Open_NobodyAsksAgain_IsGoneAfterHalfAMinute()
    {
        var owner = await _data.TeamAsync();
        var connection = (await _data.ConnectAsync(owner, key: "vidu-key-0123456789")).Id;

        Assert.Equal("vidu-key-0123456789", Key(await _keys.OpenAsync(owner.Workspace, connection, Token)));
        _data.Time.Advance(ConnectionKeys.Kept - TimeSpan.FromTicks(1));
        Assert.Equal(1, _keys.Count);
        Assert.Equal("vidu-key-0123456789", Key(await _keys.OpenRecentAsync(owner.Workspace, connection, Token)));

        _data.Time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(0, _keys.Count);
    }

    [Fact]
    public async Task Open_AnAccountIsLockedOrGoes_IsGoneAtOnce()
    {
        var owner = await _data.TeamAsync();
        var connection = (await _data.ConnectAsync(owner)).Id;
        await _keys.OpenAsync(owner.Workspace, connection, Token);
        await using (var db = await _data.OpenAsync())
        {
            (await db.Users.SingleAsync(user => user.Id == owner.User.Value, Token)).LockoutEnd = DateTimeOffset.MaxValue;
            await db.SaveChangesAsync(Token);
        }

        Assert.Equal(0, _keys.Count);

        await _keys.OpenAsync(owner.Workspace, connection, Token);
        await using (var db = await _data.OpenAsync())
        {
            db.Users.Remove(await db.Users.SingleAsync(user => user.Id == owner.User.Value, Token));
            await db.SaveChangesAsync(Token);
        }

        Assert.Equal(0, _keys.Count);
    }

    [Fact]
    public async Task Open_OpenedAnewMeanwhile_IsKeptFromThen()
    {
        var owner = await _data.TeamAsync();
        var connection = (await _data.ConnectAsync(owner)).Id;
        await _keys.OpenAsync(owner.Workspace, connection, Token);
        _data.Time.Advance(ConnectionKeys.Kept / 2);
        await _keys.OpenAsync(owner.Workspace, connection, Token);

        _data.Time.Advance(ConnectionKeys.Kept / 2);
        Assert.Equal(1, _keys.Count);

        _data.Time.Advance(ConnectionKeys.Kept / 2);
        Assert.Equal(0, _keys.Count);
    }

    [Fact]
    public async Task Open_ConnectionIsRemovedOrGetsAnotherKey_IsGoneAtOnce()
    {
        var owner = await _data.TeamAsync();
        var removed = (await _data.ConnectAsync(owner)).Id;
        var changed = await _data.ConnectAsync(owner);
        await _keys.OpenAsync(owner.Workspace, removed, Token);
        await _keys.OpenAsync(owner.Workspace, changed.Id, Token);

        Assert.True(await _data.Connections.RemoveAsync(owner, removed, Token));
        Assert.Equal(1, _keys.Count);
        var change = new ConnectionChange(changed.Label, changed.IsShared, changed.Overrides, Key: new SecretKey("another-key-0123456789"));
        Assert.IsType<SaveConnectionResult.Saved>(await _data.Connections.ChangeAsync(owner, changed.Id, change, Token));

        Assert.Equal(0, _keys.Count);
        Assert.IsType<OpenKeyResult.Removed>(await _keys.OpenRecentAsync(owner.Workspace, removed, Token));
        Assert.Equal("another-key-0123456789", Key(await _keys.OpenRecentAsync(owner.Workspace, changed.Id, Token)));
    }

    [Theory]
    [InlineData("removed")]
    [InlineData("left")]
    [InlineData("account")]
    public async Task Open_ItsOwnerDeparts_IsGoneAtOnce(string departure)
    {
        var owner = await _data.TeamAsync();
        var member = await _data.JoinAsync(owner, WorkspaceRole.Member);
        var personal = new Actor((await _data.Workspaces.EnsurePersonalAsync(member.User, "Ben", Token)).Id, member.User, WorkspaceRole.Owner);
        var (ours, own) = ((await _data.ConnectAsync(member, isShared: false)).Id, (await _data.ConnectAsync(personal)).Id);
        await _keys.OpenAsync(owner.Workspace, ours, Token);
        await _keys.OpenAsync(personal.Workspace, own, Token);
        Assert.Equal(2, _keys.Count);

        switch (departure)
        {
            case "removed": Assert.IsType<ChangeMembershipResult.Done>(await _data.Workspaces.RemoveMemberAsync(owner, member.User, Token)); break;
            case "left": Assert.IsType<ChangeMembershipResult.Done>(await _data.Workspaces.RemoveMemberAsync(member, member.User, Token)); break;
            default: Assert.IsType<DeleteUserResult.Deleted>(await _data.Workspaces.DeleteUserDataAsync(member.User, Token)); break;
        }

        Assert.Equal(departure == "account" ? 0 : 1, _keys.Count);
        Assert.IsType<OpenKeyResult.Removed>(await _keys.OpenRecentAsync(owner.Workspace, ours, Token));
    }

    [Fact]
    public async Task Open_AnotherWorkspace_IsNotServedFromWhatIsKept()
    {
        var owner = await _data.TeamAsync();
        var stranger = await _data.TeamAsync("Eve");
        var connection = (await _data.ConnectAsync(owner)).Id;
        await _keys.OpenAsync(owner.Workspace, connection, Token);

        Assert.IsType<OpenKeyResult.Removed>(await _keys.OpenRecentAsync(stranger.Workspace, connection, Token));
    }

    [Fact]
    public void KeptSecret_Cleared_HoldsNoLetterOfTheKey()
    {
        var secret = new ConnectionSecret(new Uri("https://relay.example.com"), null, new SecretKey("vidu-key"), "vidu") { CallbackKey = new SecretKey("callback") };
        var kept = new KeptSecret(default, secret);
        Assert.Equal(("vidu-key", "callback"), (kept.Read(default)!.Key.Reveal(), kept.Read(default)!.CallbackKey!.Reveal()));

        kept.Dispose();

        Assert.All(kept.Bytes.ToArray(), letter => Assert.Equal(0, letter));
        Assert.Null(kept.Read(default));
    }

    public void Dispose() => _keys.Dispose();

    private static string Key(OpenKeyResult result) => Assert.IsType<OpenKeyResult.Opened>(result).Secret.Key.Reveal();
}
