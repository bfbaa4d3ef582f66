using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Compose;
using VideoWeb.Data.Workspaces;
using Xunit;

namespace VideoWeb.Tests.Data;

public abstract class FavouriteModelStoreTests(DataFixture data)
{
    private static readonly FavouriteModel Turbo = new("vidu", "viduq3-turbo");

    private readonly FavouriteModelStore _store = data.Get<FavouriteModelStore>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Set_TwiceAndTakenAway_IsThereOnceAndThenNot()
    {
        var person = (await data.TeamAsync()).User;

        Assert.True(await _store.SetAsync(person, Turbo, true, Token));
        Assert.True(await _store.SetAsync(person, Turbo, true, Token));
        Assert.Equal([Turbo], await _store.ListAsync(person, Token));

        Assert.True(await _store.SetAsync(person, Turbo, false, Token));
        Assert.True(await _store.SetAsync(person, Turbo, false, Token));
        Assert.Empty(await _store.ListAsync(person, Token));
    }

    [Fact]
    public async Task Set_ByTenTabsAtOnce_IsThereOnce()
    {
        var person = (await data.TeamAsync()).User;

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => _store.SetAsync(person, Turbo, true, Token), Token)));

        Assert.Equal([Turbo], await _store.ListAsync(person, Token));
    }

    [Fact]
    public async Task List_SomebodyElse_HasTheirOwn()
    {
        var owner = await data.TeamAsync();
        var member = await data.JoinAsync(owner, WorkspaceRole.Member);
        await _store.SetAsync(owner.User, Turbo, true, Token);
        await _store.SetAsync(member.User, Turbo with { ModelId = "viduq2" }, true, Token);

        await _store.SetAsync(member.User, Turbo, false, Token);

        Assert.Equal([Turbo], await _store.ListAsync(owner.User, Token));
        Assert.Equal([Turbo with { ModelId = "viduq2" }], await _store.ListAsync(member.User, Token));
    }

    [Fact]
    public async Task Set_TooManyTooLongOrNobody_IsRefused()
    {
        var person = (await data.TeamAsync()).User;
        for (var number = 0; number < FavouriteModelStore.MaxCount; number++) { Assert.True(await _store.SetAsync(person, new FavouriteModel("vidu", $"model-{number}"), true, Token)); }

        Assert.False(await _store.SetAsync(person, Turbo, true, Token));
        Assert.False(await _store.SetAsync(person, new FavouriteModel("", "x"), true, Token));
        Assert.False(await _store.SetAsync(person, new FavouriteModel("vidu", new string('x', 129)), true, Token));
        Assert.False(await _store.SetAsync(UserId.New(data.Time.GetUtcNow()), Turbo, true, Token));
        Assert.Equal(FavouriteModelStore.MaxCount, (await _store.ListAsync(person, Token)).Count);
    }

    [Fact]
    public async Task Account_Deleted_TakesThemAlong()
    {
        var person = (await data.TeamAsync()).User;
        await _store.SetAsync(person, Turbo, true, Token);

        await using (var db = await data.OpenAsync()) { await db.Users.Where(user => user.Id == person.Value).ExecuteDeleteAsync(Token); }

        Assert.Empty(await _store.ListAsync(person, Token));
    }
}

public sealed class SqliteFavouriteModelStoreTests(SqliteData data) : FavouriteModelStoreTests(data), IClassFixture<SqliteData>;

public sealed class PostgresFavouriteModelStoreTests(PostgresData data) : FavouriteModelStoreTests(data), IClassFixture<PostgresData>;
