using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Messages;
using Xunit;

namespace VideoWeb.Tests.Data;

/// <summary>Clips that have something in common, and the orders by use and by relevance.</summary>
public abstract class SimilarClipTests(DataFixture data)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Similar_FindsTheOthersOfTheWorkspace_AndCountsThemTheSame()
    {
        var owner = await data.TeamAsync();
        var connection = (await data.ConnectAsync(owner)).Id;
        MediaItem[] media = [new("first_frame", MediaKind.Image, "https://example.com/a.png")];
        var clip = await MakeAsync(owner, connection, "A red  kite", seed: 0, media, file: '1');
        var prompt = await MakeAsync(owner, connection, " a RED\nkite ", seed: 5);
        var seed = await MakeAsync(owner, connection, "a boat", seed: 0);
        var inputs = await MakeAsync(owner, connection, "a boat at dusk", media: media);
        var file = await MakeAsync(owner, connection, "", file: '1');
        var trashed = await MakeAsync(owner, connection, "a red kite", seed: 0, media, file: '1');
        await data.Get<ClipStore>().SetTrashedAsync(owner, [trashed], isTrashed: true, Token);
        var eve = await data.TeamAsync("Eve");
        await MakeAsync(eve, (await data.ConnectAsync(eve)).Id, "a red kite", seed: 0, media, file: '1');

        foreach (var (trait, found) in new[] { (ClipTrait.Prompt, prompt), (ClipTrait.Seed, seed), (ClipTrait.Inputs, inputs), (ClipTrait.File, file) })
        {
            var filter = new ClipFilter { Similar = new(clip, trait) };
            Assert.Equal([found], await FindAsync(owner, filter));
            Assert.Equal([trashed], await FindAsync(owner, filter with { IsTrashed = true }));
            Assert.Equal([clip], await FindAsync(owner, filter with { Similar = new(found, trait) }));
            Assert.Empty(await FindAsync(eve, filter));
            Assert.Empty(await FindAsync(await data.StrangerIn(owner.Workspace), filter));
            Assert.Equal(1, (await data.Get<ClipFacetStore>().ListAsync(owner, filter, Token)).Single(facet => facet.Facet == ClipFacet.Origin).Values.Sum(value => value.Count));
            Assert.Equal("A red  kite", (await data.Get<ClipFacetStore>().FindNamesAsync(owner, filter, Token)).SimilarTo);
            Assert.Null((await data.Get<ClipFacetStore>().FindNamesAsync(eve, filter, Token)).SimilarTo);
        }

        Assert.Equal(Enum.GetValues<ClipTrait>().Select(trait => new SimilarCount(trait, 1, HasMore: false)), (await data.Gallery.FindAsync(owner, clip, Token))!.Similar);
        // What has no prompt, no seed and no inputs is like nothing by that.
        Assert.Equal([new SimilarCount(ClipTrait.File, 1, HasMore: false)], (await data.Gallery.FindAsync(owner, file, Token))!.Similar);
        Assert.Empty(await FindAsync(owner, new() { Similar = new(file, ClipTrait.Seed) }));
    }

    [Fact]
    public async Task TraitsOfAnOlderVersion_AreWrittenAtTheStart()
    {
        var owner = await data.TeamAsync();
        var clip = await MakeAsync(owner, (await data.ConnectAsync(owner)).Id, "a red kite", seed: 7, [new("first_frame", MediaKind.Image, "https://example.com/a.png")]);
        await using var db = await data.OpenAsync();
        var before = await db.Clips.AsNoTracking().SingleAsync(stored => stored.Id == clip, Token);
        await db.Clips.Where(stored => stored.Id == clip).ExecuteUpdateAsync(
            set => set.SetProperty(stored => stored.PromptHash, (long?)null).SetProperty(stored => stored.Seed, (long?)null).SetProperty(stored => stored.InputsHash, (long?)null).SetProperty(stored => stored.FileHash, (long?)null), Token);

        await ClipTraits.WriteMissingAsync(db, Token);

        Assert.Equal(before, await db.Clips.AsNoTracking().SingleAsync(stored => stored.Id == clip, Token));
        Assert.Equal((ClipTraits.HashOfPrompt("a red kite"), 7), (before.PromptHash, before.Seed));
        Assert.NotNull(before.InputsHash);
    }

    [Fact]
    public async Task MostUsed_GoesByTheRequestsThatWereMadeFromAClip()
    {
        var owner = await data.TeamAsync();
        var connection = (await data.ConnectAsync(owner)).Id;
        List<ClipId> clips = [];
        for (var number = 0; number < 5; number++) { clips.Add(await MakeAsync(owner, connection, $"take {number}")); }
        foreach (var (clip, times) in new[] { (clips[1], 2), (clips[3], 1) })
        {
            var address = AssetAddress.Of((await data.Gallery.FindAsync(owner, clip, Token))!.Card.Clip);
            // Twice in one request is one use.
            for (var time = 0; time < times; time++) { await data.CreateAsync(owner, connection, media: [new("first_frame", MediaKind.Image, address), new("last_frame", MediaKind.Image, address)]); }
        }

        ClipId[] wanted = [clips[1], clips[3], clips[4], clips[2], clips[0]];
        Assert.Equal(wanted, await PagesAsync(owner, ClipFilter.All, ClipOrder.MostUsed));
        Assert.Equal(wanted.Reverse(), await PagesAsync(owner, ClipFilter.All, ClipOrder.LeastUsed));
        Assert.Equal((2, 1, 0), (await UsesOfAsync(clips[1]), await UsesOfAsync(clips[3]), await UsesOfAsync(clips[0])));

        async Task<int> UsesOfAsync(ClipId clip) => (await data.Gallery.FindAsync(owner, clip, Token))!.Card.Uses;
    }

    [Fact]
    public async Task Relevance_ShowsWhatFitsBestFirst_EachOnceAndBackwardsTheSame_WhateverComesMeanwhile()
    {
        var owner = await data.TeamAsync();
        var connection = (await data.ConnectAsync(owner)).Id;
        var best = await MakeAsync(owner, connection, "kite kite");
        for (var number = 0; number < 5; number++) { await MakeAsync(owner, connection, $"a lighthouse at dusk in a long slow take {number} of waves and gulls, and far away a kite"); }
        var other = await MakeAsync(owner, connection, "a boat");
        var search = new ClipFilter(Search: "kite");

        var all = await PagesAsync(owner, search, ClipOrder.Relevance);

        Assert.Equal((6, best), (all.Distinct().Count(), all[0]));
        Assert.Equal(all.AsEnumerable().Reverse(), await PagesAsync(owner, search, ClipOrder.RelevanceBackwards));
        Assert.DoesNotContain(other, all);
        Assert.Equal(1, (await data.Gallery.ListAsync(owner, search, ClipOrder.Relevance, null, 1, Token)).Clips.Single().SearchRank);
        // One that comes between two pages moves none of the others.
        var first = await data.Gallery.ListAsync(owner, search, ClipOrder.Relevance, null, 3, Token);
        await MakeAsync(owner, connection, "kite kite kite");
        var rest = await data.Gallery.ListAsync(owner, search, ClipOrder.Relevance, first.Next, 10, Token);
        Assert.Equal(all, first.Clips.Concat(rest.Clips).Select(card => card.Id));
        // Without words there is nothing to fit.
        Assert.Equal(await PagesAsync(owner, ClipFilter.All, ClipOrder.Newest), await PagesAsync(owner, ClipFilter.All, ClipOrder.Relevance));
        Assert.Empty(await FindAsync(await data.StrangerIn(owner.Workspace), search, ClipOrder.Relevance));
    }

    private async Task<ClipId> MakeAsync(Actor actor, ConnectionId connection, string prompt, long? seed = null, IReadOnlyList<MediaItem>? media = null, char? file = null)
    {
        data.Time.Advance(TimeSpan.FromSeconds(1));
        var wanted = data.NewTask(connection, prompt);
        wanted = wanted with { Media = media ?? [], Values = seed is { } number ? wanted.Values.With("seed", number) : wanted.Values };
        var task = Assert.IsType<TaskRow>(await data.Tasks.FindAsync(actor, Assert.IsType<CreateTaskResult.Created>(await data.Tasks.CreateAsync(actor, wanted, Token)).Id, Token));
        var clip = data.AssetOf(task, AssetKind.Clip);
        clip = clip with { Sha256 = file is { } letter ? new string(letter, 64) : clip.Id.ToString().PadRight(64, '0') };
        var after = task with { State = TaskState.Archived, Clip = clip.Id, FinishedAt = data.Time.GetUtcNow(), UpdatedAt = data.Time.GetUtcNow(), Version = task.Version + 1 };
        Assert.True(await data.EngineTasks.SaveAsync(new(task, after, new("archived", Message.Recorded("x"))) { NewAssets = [clip] }, Token));
        return ClipId.Of(task.Id);
    }

    private async Task<List<ClipId>> FindAsync(Actor actor, ClipFilter filter, ClipOrder order = ClipOrder.Newest) => [.. (await data.Gallery.ListAsync(actor, filter, order, null, 10, Token)).Clips.Select(clip => clip.Id)];

    private async Task<List<ClipId>> PagesAsync(Actor actor, ClipFilter filter, ClipOrder order)
    {
        var (read, after) = (new List<ClipId>(), (ClipCursor?)null);
        do
        {
            var page = await data.Gallery.ListAsync(actor, filter, order, after, 2, Token);
            read.AddRange(page.Clips.Select(card => card.Id));
            after = page.Next;
        }
        while (after is not null);
        return read;
    }
}

public sealed class SqliteSimilarClipTests(SqliteData data) : SimilarClipTests(data), IClassFixture<SqliteData>;

public sealed class PostgresSimilarClipTests(PostgresData data) : SimilarClipTests(data), IClassFixture<PostgresData>;
