using VideoWeb.Data.Compose;
using VideoWeb.Data.Workspaces;
using Xunit;

namespace VideoWeb.Tests.Data;

public abstract class DraftStoreTests(DataFixture data)
{
    private readonly DraftStore _store = data.Drafts;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Write_FromTwoTabsAtOnce_KeepsOne()
    {
        var owner = await data.TeamAsync();

        await Task.WhenAll(Enumerable.Range(0, 10).Select(number => Task.Run(() => _store.WriteAsync(owner, $"{{\"n\":{number}}}", Token), Token)));
        Assert.True(await _store.WriteAsync(owner, "{\"last\":\"🪁\"}", Token));

        Assert.Equal("{\"last\":\"🪁\"}", await _store.ReadAsync(owner, Token));
    }

    [Fact]
    public async Task Read_SomebodyElse_IsNull()
    {
        var owner = await data.TeamAsync();
        var member = await data.JoinAsync(owner, WorkspaceRole.Member);
        await _store.WriteAsync(owner, "{}", Token);

        Assert.Null(await _store.ReadAsync(member, Token));
        Assert.Null(await _store.ReadAsync(owner with { Workspace = (await data.TeamAsync()).Workspace }, Token));
    }

    [Fact]
    public async Task Write_NotAMember_KeepsNothing()
    {
        var owner = await data.TeamAsync();
        var stranger = await data.StrangerIn(owner.Workspace);

        Assert.False(await _store.WriteAsync(stranger, "{}", Token));
        Assert.Null(await _store.ReadAsync(stranger, Token));
    }

    [Fact]
    public async Task Write_LongerThanAllowed_IsRefused()
    {
        var owner = await data.TeamAsync();
        var longest = new string('x', DraftStore.MaxBytes);

        Assert.True(await _store.WriteAsync(owner, longest, Token));

        await Assert.ThrowsAsync<ArgumentException>(() => _store.WriteAsync(owner, longest + "x", Token));
        Assert.Equal(longest, await _store.ReadAsync(owner, Token));
    }
}

public sealed class SqliteDraftStoreTests(SqliteData data) : DraftStoreTests(data), IClassFixture<SqliteData>;

public sealed class PostgresDraftStoreTests(PostgresData data) : DraftStoreTests(data), IClassFixture<PostgresData>;
