using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Compose;
using VideoWeb.Data.Workspaces;
using Xunit;

namespace VideoWeb.Tests.Data;

public abstract class PastDraftStoreTests(DataFixture data)
{
    private readonly PastDraftStore _store = data.PastDrafts;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keep_ThenList_IsAsItWasKept()
    {
        var owner = await data.TeamAsync();
        var picture = AssetId.New(data.Time.GetUtcNow());
        Assert.True(await _store.KeepAsync(owner, new NewPastDraft("vidu", "viduq3", "a red kite 🪁", picture, "{\"n\":\"🪁\"}"), Token));

        var row = Assert.Single(await _store.ListAsync(owner, Token));

        Assert.Equal(
            new PastDraftRow { Id = row.Id, Print = PastDraftStore.PrintOf("{\"n\":\"🪁\"}"), ProviderId = "vidu", ModelId = "viduq3", Prompt = "a red kite 🪁", Picture = picture, KeptAt = data.Time.GetUtcNow() },
            row);
        Assert.Equal("{\"n\":\"🪁\"}", await _store.ReadAsync(owner, row.Id, Token));
    }

    [Fact]
    public async Task Keep_MoreThanTen_KeepsTheLastTenNewestFirst()
    {
        var owner = await data.TeamAsync();
        for (var number = 0; number < 13; number++) { await KeepAsync(owner, $"{number}"); }

        Assert.Equal(["12", "11", "10", "9", "8", "7", "6", "5", "4", "3"], await PromptsAsync(owner));
    }

    [Fact]
    public async Task Keep_OneThatIsThere_IsTheNewestAndOnlyOnce()
    {
        var owner = await data.TeamAsync();
        foreach (var prompt in new[] { "kite", "boat", "kite" }) { await KeepAsync(owner, prompt); }

        Assert.Equal(["kite", "boat"], await PromptsAsync(owner));
    }

    [Fact]
    public async Task Keep_TheSameFromTenTabsAtOnce_IsThereOnce()
    {
        var owner = await data.TeamAsync();

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => KeepAsync(owner, "kite"), Token)));

        Assert.Equal(["kite"], await PromptsAsync(owner));
    }

    [Fact]
    public async Task Keep_LargeOnes_TakeThePlaceOfTheOldestAndTheNewestStays()
    {
        var owner = await data.TeamAsync();
        await KeepAsync(owner, "small");
        await KeepAsync(owner, "half", new string('a', (PastDraftStore.MaxBytes / 2) - 16));
        await KeepAsync(owner, "other half", new string('b', PastDraftStore.MaxBytes / 2));
        Assert.Equal(["other half", "half"], (await PromptsAsync(owner)).Take(2));

        await KeepAsync(owner, "largest", new string('c', PastDraftStore.MaxBytes));

        Assert.Equal(["largest"], await PromptsAsync(owner));
        Assert.False(await _store.KeepAsync(owner, new NewPastDraft("vidu", "viduq3", "", null, new string('d', PastDraftStore.MaxBytes + 1)), Token));
    }

    [Fact]
    public async Task Keep_LongPrompt_IsCutBetweenLetters()
    {
        var owner = await data.TeamAsync();

        await KeepAsync(owner, new string('x', PastDraftStore.MaxPromptLength - 1) + "🪁 and more");

        Assert.Equal([new string('x', PastDraftStore.MaxPromptLength - 1)], await PromptsAsync(owner));
    }

    [Fact]
    public async Task List_SomebodyElseOrElsewhere_IsEmpty()
    {
        var owner = await data.TeamAsync();
        var member = await data.JoinAsync(owner, WorkspaceRole.Member);
        await KeepAsync(owner, "mine");
        var id = (await _store.ListAsync(owner, Token))[0].Id;

        foreach (var other in new[] { member, await data.StrangerIn(owner.Workspace), owner with { Workspace = (await data.TeamAsync()).Workspace } })
        {
            Assert.Empty(await _store.ListAsync(other, Token));
            Assert.Null(await _store.ReadAsync(other, id, Token));
        }
    }

    [Fact]
    public async Task Keep_WhoeverIsNoMember_KeepsAndReadsNothing()
    {
        var owner = await data.TeamAsync();
        var removed = await data.JoinAsync(owner, WorkspaceRole.Member);
        await KeepAsync(removed, "mine");
        var id = (await _store.ListAsync(removed, Token))[0].Id;
        await data.Workspaces.RemoveMemberAsync(owner, removed.User, Token);

        foreach (var actor in new[] { removed, await data.StrangerIn(owner.Workspace) })
        {
            Assert.False(await _store.KeepAsync(actor, new NewPastDraft("vidu", "viduq3", "more", null, "{}"), Token));
            Assert.Empty(await _store.ListAsync(actor, Token));
            Assert.Null(await _store.ReadAsync(actor, id, Token));
        }
    }

    [Fact]
    public async Task DeleteUserData_MemberOfATeam_TakesThemAlong()
    {
        var owner = await data.TeamAsync();
        var member = await data.JoinAsync(owner, WorkspaceRole.Member);
        await KeepAsync(owner, "stays");
        await KeepAsync(member, "goes");

        await data.Workspaces.DeleteUserDataAsync(member.User, Token);

        await using var db = await data.OpenAsync();
        Assert.Equal(["stays"], await db.PastDrafts.Where(draft => draft.WorkspaceId == owner.Workspace).Select(draft => draft.Prompt).ToListAsync(Token));
    }

    private async Task KeepAsync(Actor actor, string prompt, string? json = null)
    {
        data.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await _store.KeepAsync(actor, new NewPastDraft("vidu", "viduq3", prompt, null, json ?? $"{{\"prompt\":\"{prompt}\"}}"), Token));
    }

    private async Task<IReadOnlyList<string>> PromptsAsync(Actor actor) => [.. (await _store.ListAsync(actor, Token)).Select(row => row.Prompt)];
}

public sealed class SqlitePastDraftStoreTests(SqliteData data) : PastDraftStoreTests(data), IClassFixture<SqliteData>;

public sealed class PostgresPastDraftStoreTests(PostgresData data) : PastDraftStoreTests(data), IClassFixture<PostgresData>;
