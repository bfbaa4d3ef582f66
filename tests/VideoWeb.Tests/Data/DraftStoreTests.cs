using VideoWeb.Data.Compose;
using VideoWeb.Data.Workspaces;
using Xunit;

namespace VideoWeb.Tests.Data;

public abstract class DraftStoreTests(DataFixture data)
{
    private readonly DraftStore _store = data.Drafts;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Write_FromTenTabsAtOnce_KeepsOneAndTellsTheOthersWhich(bool isThere)
    {
        var owner = await data.TeamAsync();
        DraftVersion? read = isThere ? await SaveAsync(owner, "{}", null) : null;

        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(number => Task.Run(() => _store.WriteAsync(owner, $"{{\"n\":{number}}}", read, Token), Token)));

        var saved = Assert.Single(results.OfType<SaveDraftResult.Saved>());
        var kept = await _store.ReadAsync(owner, Token);
        Assert.Equal(saved.Version, kept!.Version);
        Assert.Equal($"{{\"n\":{Array.IndexOf(results, saved)}}}", kept.Json);
        Assert.All(results.OfType<SaveDraftResult.Conflict>(), conflict => Assert.Equal(kept, conflict.Kept));
        Assert.Equal(9, results.OfType<SaveDraftResult.Conflict>().Count());
    }

    [Fact]
    public async Task Write_AfterAnotherTabInTheSameMoment_KeepsWhatThatOneTyped()
    {
        var owner = await data.TeamAsync();
        var both = await SaveAsync(owner, "{}", null);
        var first = await SaveAsync(owner, "{\"first\":\"🪁\"}", both);

        var second = await _store.WriteAsync(owner, "{\"second\":1}", both, Token);

        Assert.Equal(new SaveDraftResult.Conflict(new KeptDraft("{\"first\":\"🪁\"}", first)), second);
        await SaveAsync(owner, "{\"second\":1}", first);
        Assert.Equal("{\"second\":1}", (await _store.ReadAsync(owner, Token))!.Json);
        Assert.IsType<SaveDraftResult.Conflict>(await _store.WriteAsync(owner, "{\"first\":2}", first, Token));
    }

    [Fact]
    public async Task Write_TheOneThatWasReadIsGone_KeepsIt()
    {
        var owner = await data.TeamAsync();

        await SaveAsync(owner, "{}", new DraftVersion(1));

        Assert.Equal("{}", (await _store.ReadAsync(owner, Token))!.Json);
    }

    [Fact]
    public async Task Replace_WhatIsKept_StaysTheVersionThatATabHasOpen()
    {
        var owner = await data.TeamAsync();
        var open = await SaveAsync(owner, "{\"nonce\":1}", null);

        Assert.True(await _store.ReplaceAsync(owner, "{\"nonce\":1}", "{}", Token));
        Assert.False(await _store.ReplaceAsync(owner, "{\"nonce\":1}", "{}", Token));

        Assert.Equal(new KeptDraft("{}", open), await _store.ReadAsync(owner, Token));
        await SaveAsync(owner, "{\"typed\":1}", open);
    }

    [Fact]
    public async Task Read_SomebodyElse_IsNull()
    {
        var owner = await data.TeamAsync();
        var member = await data.JoinAsync(owner, WorkspaceRole.Member);
        await SaveAsync(owner, "{}", null);

        Assert.Null(await _store.ReadAsync(member, Token));
        Assert.Null(await _store.ReadAsync(owner with { Workspace = (await data.TeamAsync()).Workspace }, Token));
    }

    [Fact]
    public async Task Write_NotAMember_KeepsNothing()
    {
        var owner = await data.TeamAsync();
        var stranger = await data.StrangerIn(owner.Workspace);

        Assert.IsType<SaveDraftResult.NotFound>(await _store.WriteAsync(stranger, "{}", null, Token));
        Assert.Null(await _store.ReadAsync(stranger, Token));
    }

    [Fact]
    public async Task Write_LongerThanAllowed_IsRefused()
    {
        var owner = await data.TeamAsync();
        var longest = new string('x', DraftStore.MaxBytes);

        var version = await SaveAsync(owner, longest, null);

        await Assert.ThrowsAsync<ArgumentException>(() => _store.WriteAsync(owner, longest + "x", version, Token));
        Assert.Equal(longest, (await _store.ReadAsync(owner, Token))!.Json);
    }

    private async Task<DraftVersion> SaveAsync(Actor actor, string json, DraftVersion? read) =>
        Assert.IsType<SaveDraftResult.Saved>(await _store.WriteAsync(actor, json, read, Token)).Version;
}

public sealed class SqliteDraftStoreTests(SqliteData data) : DraftStoreTests(data), IClassFixture<SqliteData>;

public sealed class PostgresDraftStoreTests(PostgresData data) : DraftStoreTests(data), IClassFixture<PostgresData>;
