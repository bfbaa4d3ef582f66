using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using VideoWeb.Tests.Localization;
using Xunit;

namespace VideoWeb.Tests.Data;

public abstract partial class ConnectionStoreTests(DataFixture data)
{
    private readonly ConnectionStore _store = data.Connections;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Add_ByMember_ShowsWhatMayBeSeenAndOpensForTheSender()
    {
        var owner = await data.TeamAsync("Ada");
        var overrides = new EndpointOverrides("/v1/create", null, "POST");
        var added = new NewConnection("vidu", " Our relay ", new("https://Relay.Example.com:8443/v2"), new SecretKey("sk-0123456789abcd"), IsShared: true, overrides, IsSandbox: false);

        var view = Assert.IsType<SaveConnectionResult.Saved>(await _store.AddAsync(owner, added, Token)).Connection;

        var expected = new ConnectionView
        {
            Id = view.Id,
            ProviderId = "vidu",
            Label = "Our relay",
            BaseUrl = new("https://relay.example.com:8443/v2"),
            KeyLast4 = "abcd",
            KeyFingerprint = view.KeyFingerprint,
            IsShared = true,
            OwnerId = owner.User,
            OwnerName = "Ada",
            IsSandbox = false,
            Overrides = overrides,
            CreatedAt = data.Time.GetUtcNow(),
        };
        Assert.Equal(expected, view);
        Assert.Matches("^[0-9a-f]{8}$", view.KeyFingerprint);
        Assert.Equal(view, await _store.FindAsync(owner, view.Id, Token));
        var secret = await _store.OpenAsync(owner.Workspace, view.Id, Token);
        Assert.Equal((expected.BaseUrl, overrides, "sk-0123456789abcd", "vidu"), (secret!.BaseUrl, secret.Overrides, secret.Key.Reveal(), secret.ProviderId));
        Assert.DoesNotContain("sk-0123456789abcd", secret.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Add_SameKeyTwice_HasTheSameFingerprintOnlyInItsWorkspace()
    {
        var owner = await data.TeamAsync();
        var other = await data.TeamAsync();

        var one = await data.ConnectAsync(owner);
        var two = await data.ConnectAsync(owner);
        var elsewhere = await data.ConnectAsync(other);

        Assert.Equal(one.KeyFingerprint, two.KeyFingerprint);
        Assert.NotEqual(one.KeyFingerprint, elsewhere.KeyFingerprint);
    }

    [Theory]
    [InlineData("0123456789ab", "89ab")]
    [InlineData("0123456789a", "9a")]
    [InlineData("01234567", "67")]
    [InlineData("0123456", "")]
    public async Task Add_KeyOfSomeLength_ShowsNoMoreThanAThird(string key, string last)
    {
        var owner = await data.TeamAsync();

        Assert.Equal(last, (await data.ConnectAsync(owner, key: key)).KeyLast4);
    }

    [Theory]
    [InlineData(null, "/v1/video/query?id={id}", true)]
    [InlineData(null, "/v1/video/query?id=", true)]
    [InlineData(null, "/v1/video/query?a=1&id={id}", true)]
    [InlineData(null, "/v1/video/query?id={id}?x", false)]
    [InlineData(null, "/v1/video/query?id={id}#x", false)]
    [InlineData("/v1/videos?x=1", null, false)]
    public async Task Add_PathWithAQuestionMark_IsTakenWhereTasksAreAskedFor(string? create, string? query, bool isTaken)
    {
        var owner = await data.TeamAsync();

        var outcome = await _store.AddAsync(
            owner, new("uniall", "Relay", new("https://relay.example.com"), new SecretKey("sk-0123456789abcd"), true, new EndpointOverrides(create, query, null), IsSandbox: false), Token);

        Assert.Equal(isTaken, outcome is SaveConnectionResult.Saved);
    }

    [Theory]
    [InlineData("", "https://a.example", "key", null)]
    [InlineData("Label", "ftp://a.example", "key", null)]
    [InlineData("Label", "https://user@a.example", "key", null)]
    [InlineData("Label", "https://a.example/?x=1", "key", null)]
    [InlineData("Label", "https://a.example", "", null)]
    [InlineData("Label", "https://a.example", "key\r\nX-Evil: 1", null)]
    [InlineData("Label", "https://a.example", "kéy", null)]
    [InlineData("Label", "https://a.example", "key", "//evil.example/x")]
    [InlineData("Label", "https://a.example", "key", "/\\evil.example")]
    [InlineData("Label", "https://a.example", "key", "/../x")]
    [InlineData("Label", "https://a.example", "key", "v1/videos")]
    public async Task Add_FieldIsWrong_IsDeniedWithASentence(string label, string url, string key, string? path)
    {
        var owner = await data.TeamAsync();

        var outcome = await _store.AddAsync(
            owner, new("vidu", label, new(url), new SecretKey(key), IsShared: true, new(path, null, null), IsSandbox: false), Token);

        Assert.EndsWith(".", EnglishTexts.Of(Assert.IsType<SaveConnectionResult.Rejected>(outcome).Message), StringComparison.Ordinal);
        Assert.Empty(await _store.ListAsync(owner, Token));
    }

    [Fact]
    public async Task List_PersonalOne_IsSeenByItsOwnerAlone()
    {
        var owner = await data.TeamAsync();
        var member = await data.JoinAsync(owner, WorkspaceRole.Member);
        var viewer = await data.JoinAsync(owner, WorkspaceRole.Viewer);
        var shared = await data.ConnectAsync(owner, label: "a shared one");
        var personal = await data.ConnectAsync(member, isShared: false, label: "B personal one");

        Assert.Equal([shared, personal], await _store.ListAsync(member, Token));
        Assert.Equal([shared], await _store.ListAsync(owner, Token));
        Assert.Equal([shared], await _store.ListAsync(viewer, Token));
        Assert.Null(await _store.FindAsync(owner, personal.Id, Token));
        Assert.IsType<SaveConnectionResult.NotFound>(await _store.ChangeAsync(owner, personal.Id, new("Mine", true, null), Token));
        Assert.False(await _store.RemoveAsync(owner, personal.Id, Token));
    }

    [Fact]
    public async Task EveryDoor_ToAStranger_IsShut()
    {
        var owner = await data.TeamAsync();
        var connection = await data.ConnectAsync(owner);
        var liar = await data.StrangerIn(owner.Workspace);
        var elsewhere = await data.TeamAsync("Eve");

        Assert.Empty(await _store.ListAsync(liar, Token));
        foreach (var stranger in new[] { liar, elsewhere })
        {
            Assert.Null(await _store.FindAsync(stranger, connection.Id, Token));
            Assert.IsType<SaveConnectionResult.NotFound>(await _store.ChangeAsync(stranger, connection.Id, new("Mine", true, null), Token));
            Assert.False(await _store.RemoveAsync(stranger, connection.Id, Token));
        }

        Assert.IsType<SaveConnectionResult.NotFound>(await _store.AddAsync(
            liar, new("vidu", "x", new("https://a.example"), new SecretKey("key"), true, null, false), Token));
        Assert.Null(await _store.OpenAsync(elsewhere.Workspace, connection.Id, Token));
        Assert.Equal(connection, await _store.FindAsync(owner, connection.Id, Token));
    }

    [Fact]
    public async Task AddAndChange_ByViewer_AreDenied()
    {
        var owner = await data.TeamAsync();
        var viewer = await data.JoinAsync(owner, WorkspaceRole.Viewer);
        var connection = await data.ConnectAsync(owner);

        var added = await _store.AddAsync(
            viewer with { Role = WorkspaceRole.Owner }, new("vidu", "x", new("https://a.example"), new SecretKey("key"), true, null, false), Token);

        Assert.IsType<SaveConnectionResult.Rejected>(added);
        Assert.IsType<SaveConnectionResult.Rejected>(await _store.ChangeAsync(viewer, connection.Id, new("Mine", true, null), Token));
        Assert.False(await _store.RemoveAsync(viewer, connection.Id, Token));
    }

    [Fact]
    public async Task Change_SharedOfSomebodyElse_IsForManagers()
    {
        var owner = await data.TeamAsync();
        var admin = await data.JoinAsync(owner, WorkspaceRole.Admin);
        var member = await data.JoinAsync(owner, WorkspaceRole.Member);
        var connection = await data.ConnectAsync(owner);

        var byMember = await _store.ChangeAsync(member, connection.Id, new("Mine", true, null), Token);
        var byAdmin = await _store.ChangeAsync(admin, connection.Id, new("Renamed", false, new(null, "/q/{id}", "GET")), Token);

        Assert.IsType<SaveConnectionResult.Rejected>(byMember);
        Assert.Equal(
            new SaveConnectionResult.Saved(connection with { Label = "Renamed", IsShared = false, Overrides = new(null, "/q/{id}", "GET") }), byAdmin);
        Assert.Null(await _store.FindAsync(admin, connection.Id, Token));
    }

    [Theory]
    [InlineData("removed")]
    [InlineData("left")]
    [InlineData("account")]
    public async Task Change_ToPersonalWhenItsOwnerIsNoMemberAnyMore_IsDenied(string departure)
    {
        var owner = await data.TeamAsync();
        var member = await data.JoinAsync(owner, WorkspaceRole.Member);
        var connection = await data.ConnectAsync(member);
        switch (departure)
        {
            case "removed": Assert.IsType<ChangeMembershipResult.Done>(await data.Workspaces.RemoveMemberAsync(owner, member.User, Token)); break;
            case "left": Assert.IsType<ChangeMembershipResult.Done>(await data.Workspaces.RemoveMemberAsync(member, member.User, Token)); break;
            default: Assert.IsType<DeleteUserResult.Deleted>(await data.Workspaces.DeleteUserDataAsync(member.User, Token)); break;
        }

        var result = await _store.ChangeAsync(owner, connection.Id, new("Theirs", IsShared: false, null), Token);

        Assert.Equal(new SaveConnectionResult.Rejected(Message.Of(MessageCode.ConnectionOwnerHasLeft)), result);
        Assert.IsType<SaveConnectionResult.Saved>(await _store.ChangeAsync(owner, connection.Id, new("Ours", IsShared: true, null), Token));
        Assert.True(await _store.RemoveAsync(owner, connection.Id, Token));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Remove_OwnOfOneWhoIsAViewerNow_WipesTheKey(bool isShared)
    {
        var owner = await data.TeamAsync();
        var member = await data.JoinAsync(owner, WorkspaceRole.Member);
        var connection = await data.ConnectAsync(member, isShared);
        var ours = await data.ConnectAsync(owner);
        Assert.IsType<ChangeMembershipResult.Done>(await data.Workspaces.SetRoleAsync(owner, member.User, WorkspaceRole.Viewer, Token));

        Assert.IsType<SaveConnectionResult.Rejected>(await _store.ChangeAsync(member, connection.Id, new("Mine", isShared, null), Token));
        Assert.True(await _store.RemoveAsync(member, connection.Id, Token));

        Assert.Null(await _store.OpenAsync(owner.Workspace, connection.Id, Token));
        Assert.False(await _store.RemoveAsync(member, ours.Id, Token));
        Assert.NotNull(await _store.OpenAsync(owner.Workspace, ours.Id, Token));
    }

    [Fact]
    public async Task Change_EverySettingSetThenTakenBack_IsReadBack()
    {
        var owner = await data.TeamAsync();
        var connection = await data.ConnectAsync(owner);
        await _store.RecordUseAsync(owner.Workspace, connection.Id, await VersionAsync(owner, connection.Id), new(ProviderErrorKind.Key, Message.Recorded("Wrong key.")), Token);
        var full = new ConnectionChange("All of it", IsShared: false, new("/c", "/q/{id}", "GET"), new("https://relay.example.com/v3"), new SecretKey("another-key-9999"))
        {
            CallbackKey = new SecretKey("callback-key-01234"),
            Pace = new(2, 30, 4),
            Hours = new(22 * 60, 6 * 60, "Europe/Berlin"),
        };

        var set = Assert.IsType<SaveConnectionResult.Saved>(await _store.ChangeAsync(owner, connection.Id, full, Token)).Connection;
        var takenBack = await _store.ChangeAsync(owner, connection.Id, new("Vidu", true, null, new("https://relay.example.com/v2"), new SecretKey("vidu-key-0123456789")) { CallbackKey = new SecretKey("") }, Token);

        var expected = connection with
        {
            Label = "All of it",
            IsShared = false,
            Overrides = full.Overrides,
            BaseUrl = full.BaseUrl!,
            KeyLast4 = "9999",
            KeyFingerprint = set.KeyFingerprint,
            HasCallbackKey = true,
            Pace = full.Pace,
            Hours = full.Hours,
            LastUsedAt = data.Time.GetUtcNow(),
        };
        Assert.Equal(expected, set);
        Assert.Equal(new SaveConnectionResult.Saved(connection with { LastUsedAt = data.Time.GetUtcNow() }), takenBack);
    }

    [Fact]
    public async Task Change_OtherOriginWithoutTheKey_IsDenied()
    {
        var owner = await data.TeamAsync();
        var connection = await data.ConnectAsync(owner);

        foreach (var url in new[] { "https://evil.example/v2", "http://relay.example.com/v2", "https://relay.example.com:444/v2" })
        {
            Assert.IsType<SaveConnectionResult.Rejected>(await _store.ChangeAsync(owner, connection.Id, new("Vidu", true, null, new(url)), Token));
        }

        Assert.Equal(connection, await _store.FindAsync(owner, connection.Id, Token));
    }

    [Fact]
    public async Task Change_OtherOriginWithAKey_OpensWithTheNewOne()
    {
        var owner = await data.TeamAsync();
        var connection = await data.ConnectAsync(owner);

        var outcome = await _store.ChangeAsync(
            owner, connection.Id, new("Vidu", true, null, new("https://other.example/v2"), new SecretKey("another-key-9999")), Token);

        Assert.Equal("9999", Assert.IsType<SaveConnectionResult.Saved>(outcome).Connection.KeyLast4);
        var secret = await _store.OpenAsync(owner.Workspace, connection.Id, Token);
        Assert.Equal(("another-key-9999", new Uri("https://other.example/v2")), (secret!.Key.Reveal(), secret.BaseUrl));
    }

    [Fact]
    public async Task Change_OtherPathOfTheSameOrigin_KeepsTheKey()
    {
        var owner = await data.TeamAsync();
        var connection = await data.ConnectAsync(owner);

        await _store.ChangeAsync(owner, connection.Id, new("Vidu", true, null, new("https://RELAY.example.com:443/v3")), Token);

        var secret = await _store.OpenAsync(owner.Workspace, connection.Id, Token);
        Assert.Equal(("vidu-key-0123456789", new Uri("https://relay.example.com/v3")), (secret!.Key.Reveal(), secret.BaseUrl));
    }

    [Fact]
    public async Task Remove_ByOwner_WipesTheKeyAndKeepsTheRow()
    {
        var owner = await data.TeamAsync();
        var connection = await data.ConnectAsync(owner);

        Assert.True(await _store.RemoveAsync(owner, connection.Id, Token));

        Assert.False(await _store.RemoveAsync(owner, connection.Id, Token));
        Assert.Empty(await _store.ListAsync(owner, Token));
        Assert.Null(await _store.FindAsync(owner, connection.Id, Token));
        Assert.Null(await _store.OpenAsync(owner.Workspace, connection.Id, Token));
        await using var db = await data.OpenAsync();
        var row = await db.Connections.SingleAsync(one => one.Id == connection.Id, Token);
        Assert.Equal((null, data.Time.GetUtcNow()), (row.SealedKey, row.RemovedAt));
    }

    [Fact]
    public async Task RecordUse_Twice_ShowsTheLast()
    {
        var owner = await data.TeamAsync();
        var connection = await data.ConnectAsync(owner);
        var wrongKey = new ConnectionUseResult(ProviderErrorKind.Key, Message.Recorded("The provider says that the key is wrong."));

        var version = await VersionAsync(owner, connection.Id);
        await _store.RecordUseAsync(owner.Workspace, connection.Id, version, new(null, Message.Recorded("The key works.")), Token);
        data.Time.Advance(TimeSpan.FromMinutes(1));
        await _store.RecordUseAsync(owner.Workspace, connection.Id, version, wrongKey, Token);
        await _store.RecordUseAsync((await data.TeamAsync("Eve")).Workspace, connection.Id, version, new(null, Message.Recorded("Fine.")), Token);

        var expected = connection with { LastUsedAt = data.Time.GetUtcNow(), LastResult = wrongKey };
        Assert.Equal(expected, await _store.FindAsync(owner, connection.Id, Token));
        Assert.False(expected.LastResult.IsOk);
    }

    [Fact]
    public async Task RecordUse_OfAKeyThatWasReplacedMeanwhile_SaysNothingOfTheNewOne()
    {
        var owner = await data.TeamAsync();
        var connection = await data.ConnectAsync(owner);
        var version = await VersionAsync(owner, connection.Id);
        await _store.ChangeAsync(owner, connection.Id, new("Vidu", true, null, Key: new SecretKey("another-key-9999")), Token);

        await _store.RecordUseAsync(owner.Workspace, connection.Id, version, new(ProviderErrorKind.Key, Message.Recorded("The provider says that the key is wrong.")), Token);

        Assert.Null((await _store.FindAsync(owner, connection.Id, Token))!.LastResult);
    }

    private async Task<int> VersionAsync(Actor actor, ConnectionId connection) => (await _store.OpenAsync(actor.Workspace, connection, Token))!.Version;
}

public sealed class SqliteConnectionStoreTests(SqliteData data) : ConnectionStoreTests(data), IClassFixture<SqliteData>;

public sealed class PostgresConnectionStoreTests(PostgresData data) : ConnectionStoreTests(data), IClassFixture<PostgresData>;
