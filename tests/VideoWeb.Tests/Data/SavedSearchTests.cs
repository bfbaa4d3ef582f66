using VideoWeb.Data.Clips;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;
using Xunit;

namespace VideoWeb.Tests.Data;

public abstract class SavedSearchTests(DataFixture data)
{
    private readonly SavedSearchStore _store = data.Get<SavedSearchStore>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Save_OwnAndShared_AreSeenByWhomTheyAreFor()
    {
        var owner = await data.TeamAsync();
        var (ben, eve) = (await data.JoinAsync(owner, WorkspaceRole.Member), await data.TeamAsync("Eve"));
        var own = await SaveAsync(ben, "  b own ", "search=kite");
        var shared = await SaveAsync(ben, "a shared", "rating=4&sort=longest", isShared: true);

        Assert.Equal("b own", own.Name);
        Assert.Equal([shared, own], await _store.ListAsync(ben, Token));
        Assert.Equal([shared], await _store.ListAsync(owner, Token));
        Assert.Empty(await _store.ListAsync(eve, Token));
        Assert.Empty(await _store.ListAsync(await data.StrangerIn(owner.Workspace), Token));
    }

    [Fact]
    public async Task Change_BelongsToItsOwnerAndWhoManages()
    {
        var owner = await data.TeamAsync();
        var (ben, cleo, eve) = (await data.JoinAsync(owner, WorkspaceRole.Member), await data.JoinAsync(owner, WorkspaceRole.Member, "Cleo"), await data.TeamAsync("Eve"));
        var (shared, own) = (await SaveAsync(ben, "shared", "search=kite", isShared: true), await SaveAsync(ben, "own", "search=boat"));

        foreach (var (actor, search) in new[] { (cleo, shared), (cleo, own), (owner, own), (eve, shared), (eve with { Workspace = owner.Workspace }, shared) })
        {
            Assert.Equal(MessageCode.SavedSearchGone, Rejected(await _store.RenameAsync(actor, search.Id, "taken over", Token)));
            Assert.Equal(MessageCode.SavedSearchGone, Rejected(await _store.DeleteAsync(actor, search.Id, Token)));
        }

        Assert.Equal(shared with { Name = "better" }, Assert.IsType<SaveSearchResult.Saved>(await _store.RenameAsync(owner, shared.Id, "better", Token)).Search);
        Assert.IsType<SaveSearchResult.Saved>(await _store.RenameAsync(ben, own.Id, "mine", Token));
        Assert.Equal(["better", "mine"], (await _store.ListAsync(ben, Token)).Select(search => search.Name));
        Assert.IsType<SaveSearchResult.Saved>(await _store.DeleteAsync(owner, shared.Id, Token));
        Assert.Equal(MessageCode.SavedSearchGone, Rejected(await _store.DeleteAsync(ben, shared.Id, Token)));
    }

    [Fact]
    public async Task Viewer_KeepsSearchesForThemselvesAlone()
    {
        var owner = await data.TeamAsync();
        var viewer = await data.JoinAsync(owner, WorkspaceRole.Viewer);

        await SaveAsync(viewer, "own", "search=kite");

        Assert.Equal(MessageCode.ViewersMayNotShareSearches, Rejected(await _store.SaveAsync(viewer, new("shared", "search=kite", IsShared: true), Token)));
        Assert.Single(await _store.ListAsync(viewer, Token));
    }

    [Fact]
    public async Task RemovedMember_LosesTheirsAndTheWorkspaceKeepsWhatIsShared()
    {
        var owner = await data.TeamAsync();
        var ben = await data.JoinAsync(owner, WorkspaceRole.Member);
        var shared = await SaveAsync(ben, "shared", "search=kite", isShared: true);
        await SaveAsync(ben, "own", "search=boat");
        Assert.IsType<ChangeMembershipResult.Done>(await data.Workspaces.RemoveMemberAsync(owner, ben.User, Token));

        Assert.Empty(await _store.ListAsync(ben, Token));
        Assert.Equal(MessageCode.SavedSearchOfStranger, Rejected(await _store.SaveAsync(ben, new("more", "search=x", IsShared: false), Token)));
        Assert.Equal(MessageCode.SavedSearchGone, Rejected(await _store.DeleteAsync(ben, shared.Id, Token)));
        Assert.Equal([shared], await _store.ListAsync(owner, Token));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("two\nlines")]
    [InlineData(null)]
    public async Task Name_ThatIsNone_IsRefused(string? name)
    {
        var owner = await data.TeamAsync();
        var saved = await SaveAsync(owner, "fine", "search=kite");

        name ??= new string('x', SavedSearchStore.MaxNameLength + 1);
        Assert.Equal(MessageCode.SavedSearchNameWrong, Rejected(await _store.SaveAsync(owner, new(name, "search=x", IsShared: false), Token)));
        Assert.Equal(MessageCode.SavedSearchNameWrong, Rejected(await _store.RenameAsync(owner, saved.Id, name, Token)));
    }

    [Fact]
    public async Task Name_ThatOneHas_IsRefusedAndAnothersIsNot()
    {
        var owner = await data.TeamAsync();
        var ben = await data.JoinAsync(owner, WorkspaceRole.Member);
        var (night, sea) = (await SaveAsync(owner, "night", "search=a"), await SaveAsync(owner, "sea", "search=b"));

        Assert.Equal(MessageCode.SavedSearchNameTaken, Rejected(await _store.SaveAsync(owner, new("night", "search=x", IsShared: true), Token)));
        Assert.Equal(MessageCode.SavedSearchNameTaken, Rejected(await _store.RenameAsync(owner, sea.Id, "night", Token)));
        Assert.IsType<SaveSearchResult.Saved>(await _store.RenameAsync(owner, night.Id, "night", Token));
        await SaveAsync(ben, "night", "search=c");
    }

    [Fact]
    public async Task Save_BeyondTheMost_IsRefused()
    {
        var owner = await data.TeamAsync();
        for (var number = 0; number < SavedSearchStore.MaxCount; number++) { await SaveAsync(owner, $"search {number}", "search=x", isShared: number % 2 == 0); }

        Assert.Equal(MessageCode.TooManySavedSearches, Rejected(await _store.SaveAsync(owner, new("one more", "search=x", IsShared: false), Token)));
        await SaveAsync(await data.JoinAsync(owner, WorkspaceRole.Member), "another's", "search=x");
        await Assert.ThrowsAsync<ArgumentException>(() => _store.SaveAsync(owner, new("long", new string('x', SavedSearchStore.MaxQueryLength + 1), IsShared: false), Token));
    }

    private async Task<SavedSearch> SaveAsync(Actor actor, string name, string query, bool isShared = false) =>
        Assert.IsType<SaveSearchResult.Saved>(await _store.SaveAsync(actor, new(name, query, isShared), Token)).Search;

    private static MessageCode Rejected(SaveSearchResult result) => Assert.IsType<SaveSearchResult.Rejected>(result).Message.Code;
}

public sealed class SqliteSavedSearchTests(SqliteData data) : SavedSearchTests(data), IClassFixture<SqliteData>;

public sealed class PostgresSavedSearchTests(PostgresData data) : SavedSearchTests(data), IClassFixture<PostgresData>;
