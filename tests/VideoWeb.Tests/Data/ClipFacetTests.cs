using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Tests.Data;

/// <summary>What clips are narrowed by, and how many each choice leaves.</summary>
public abstract class ClipFacetTests(DataFixture data)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task List_ByEachFilter_FindsWhatFits()
    {
        var owner = await data.TeamAsync();
        var ben = await data.JoinAsync(owner, WorkspaceRole.Member);
        var (one, other) = ((await data.ConnectAsync(owner)).Id, (await data.ConnectAsync(owner, label: "Second")).Id);
        var wide = await MakeAsync(owner, one, new(1280, 720), 5.04m, hasSound: true, new(0.5m, "USD"));
        data.Time.Advance(TimeSpan.FromDays(1));
        var tall = await MakeAsync(ben, other, new(1080, 1920), 10m, hasSound: false, new(20m, "credits"));
        data.Time.Advance(TimeSpan.FromDays(1));
        var unknown = await MakeAsync(ben, other, null, null, hasSound: null, cost: null);
        var mode = await ModeOfAsync(wide);

        foreach (var (filter, found) in new (ClipFilter, ClipId[])[]
        {
            (new() { ModeId = mode }, [unknown, tall, wide]),
            (new() { ModeId = "none" }, []),
            (new() { Connection = other }, [unknown, tall]),
            (new() { Member = ben.User }, [unknown, tall]),
            (new() { Member = ben.User, Ratio = "9:16" }, [tall]),
            (new() { Ratio = "16:9" }, [unknown, wide]),
            (new() { Resolution = 720 }, [wide]),
            (new() { HasSound = true }, [wide]),
            (new() { HasSound = false }, [tall]),
            (new() { MinSeconds = 5.04m }, [tall, wide]),
            (new() { MaxSeconds = 9.999m }, [wide]),
            (new() { MinSeconds = 6, MaxSeconds = 10 }, [tall]),
            (new() { MadeFrom = data.Time.GetUtcNow() - TimeSpan.FromDays(1), MadeBefore = data.Time.GetUtcNow() }, [tall]),
            (new() { CostUnit = "USD" }, [wide]),
            (new() { CostUnit = "USD", MinCost = 0.6m }, []),
            (new() { CostUnit = "credits", MinCost = 20, MaxCost = 20 }, [tall]),
            (new(Verdict: ClipVerdict.None, ProviderId: "vidu", ModelId: DataFixture.Snapshot.Model.Id, IsSandbox: false)
            {
                Member = ben.User, ModeId = mode, Connection = other, Ratio = "9:16", Resolution = 1080, HasSound = false, MinSeconds = 1, MaxSeconds = 10, MadeFrom = DateTimeOffset.UnixEpoch, MadeBefore = DateTimeOffset.MaxValue, CostUnit = "credits", MinCost = 1, MaxCost = 100,
            }, [tall]),
        })
        {
            Assert.Equal(found, (await data.Gallery.ListAsync(owner, filter, null, 10, Token)).Clips.Select(clip => clip.Id));
            Assert.Equal(found.Reverse(), (await data.Gallery.ListAsync(owner, filter, ClipOrder.Oldest, null, 10, Token)).Clips.Select(clip => clip.Id));
            Assert.Equal(found.Length, (await data.Gallery.ListMonthsAsync(owner, filter, TimeZoneInfo.Utc, Token).ToListAsync(Token)).Sum(month => month.Count));
        }
    }

    [Fact]
    public async Task List_ByTags_FindsWhatHasAll()
    {
        var owner = await data.TeamAsync();
        var connection = (await data.ConnectAsync(owner)).Id;
        var (both, single) = (await MakeAsync(owner, connection), await MakeAsync(owner, connection));
        var night = await TagAsync(owner, "night", both, single);
        var sea = await TagAsync(owner, "sea", both);

        Assert.Equal([both], await FindAsync(owner, new() { Tags = TagSet.Of(night, sea) }));
        Assert.Equal(2, (await FindAsync(owner, new() { Tags = TagSet.Of(night) })).Count);
        Assert.Empty(await FindAsync(owner, new() { Tags = TagSet.Of(night, sea, TagId.New(data.Time.GetUtcNow())) }));
        Assert.Equal(["night 2", "sea 1"], await CountsAsync(owner, new() { Tags = TagSet.Of(night) }, ClipFacet.Tag));
        Assert.Equal(["night 1", "sea 1"], await CountsAsync(owner, new() { Tags = TagSet.Of(night, sea) }, ClipFacet.Tag));
    }

    [Theory]
    [InlineData(ClipOrder.Newest)]
    [InlineData(ClipOrder.Longest)]
    [InlineData(ClipOrder.Dearest)]
    [InlineData(ClipOrder.BestRated)]
    public async Task Pages_InEachOrder_ShowEachOnceAndBackwardsTheSame(ClipOrder order)
    {
        var owner = await data.TeamAsync();
        var connection = (await data.ConnectAsync(owner)).Id;
        List<ClipId> clips = [];
        foreach (var (seconds, cost, stars) in new (decimal?, ReportedCost?, int)[]
        {
            (5, new(1, "USD"), 0), (10, new(2, "USD"), 3), (5, null, 3), (null, new(30, "credits"), 5), (5, new(1, "USD"), 0), (10, new(2.5m, "USD"), 1), (5, new(20, "credits"), 3), (null, null, 0),
        })
        {
            clips.Add(await MakeAsync(owner, connection, null, seconds, null, cost));
            if (stars > 0) { await data.Get<ClipStore>().JudgeAsync(owner, [clips[^1]], new(Rating: stars), Token); }
            data.Time.Advance(TimeSpan.FromSeconds(clips.Count % 3 == 0 ? 0 : 1));
        }

        foreach (var filter in new[] { ClipFilter.All, new(Search: "kite"), new() { Ratio = "16:9" } })
        {
            var all = (await data.Gallery.ListAsync(owner, filter, order, null, 20, Token)).Clips;
            var paged = await PagesAsync(owner, filter, order, null);
            var back = await PagesAsync(owner, filter, order.Opposite(), null);

            Assert.Equal(clips.ToHashSet(), all.Select(clip => clip.Id).ToHashSet());
            Assert.Equal(all, paged);
            Assert.Equal(all.Reverse(), back);
            var places = all.Select(card => ClipCursor.Of(card, order)).ToList();
            // Units come as the database compares them, and what was searched for in the order in which it came.
            if (order != ClipOrder.Dearest && filter.Search is null) { Assert.Equal(places.Order(Comparer<ClipCursor>.Create((one, other) => order.Compare(one, other))), places); }
        }

        var dearest = (await data.Gallery.ListAsync(owner, ClipFilter.All, ClipOrder.Dearest, null, 20, Token)).Clips;
        Assert.Equal([30m, 20m], dearest.Where(clip => clip.Cost?.Unit == "credits").Select(clip => clip.Cost!.Amount));
        Assert.Equal([null, null], dearest.TakeLast(2).Select(clip => clip.Cost));
    }

    private async Task<List<ClipCard>> PagesAsync(Actor actor, ClipFilter filter, ClipOrder order, ClipCursor? after)
    {
        var read = new List<ClipCard>();
        do
        {
            var page = await data.Gallery.ListAsync(actor, filter, order, after, 2, Token);
            read.AddRange(page.Clips);
            after = page.Next;
        }
        while (after is not null);
        return read;
    }

    [Fact]
    public async Task Counts_OfEachFacet_AreWithoutItsOwnChoice()
    {
        var owner = await data.TeamAsync();
        var ben = await data.JoinAsync(owner, WorkspaceRole.Member);
        var (one, other) = ((await data.ConnectAsync(owner)).Id, (await data.ConnectAsync(owner, label: "Second")).Id);
        var wide = await MakeAsync(owner, one, new(1280, 720), 5, hasSound: true, new(0.5m, "USD"), "a red kite");
        var tall = await MakeAsync(ben, other, new(1080, 1920), 10, hasSound: false, new(20m, "credits"), "a blue boat");
        await data.Get<ClipStore>().JudgeAsync(owner, [wide], new(IsFavourite: true, Rating: 4, Verdict: ClipVerdict.Picked), Token);

        var filter = new ClipFilter { Ratio = "16:9" };

        Assert.Equal(["16:9 1", "9:16 1"], await CountsAsync(owner, filter, ClipFacet.Ratio));
        Assert.Equal(["720 1"], await CountsAsync(owner, filter, ClipFacet.Resolution));
        Assert.Equal(["720 1", "1080 1"], await CountsAsync(owner, ClipFilter.All, ClipFacet.Resolution));
        Assert.Equal(["Second 1", "Vidu 1"], await CountsAsync(owner, ClipFilter.All, ClipFacet.Connection));
        Assert.Equal(["Ada 1", "Ben 1"], await CountsAsync(owner, new ClipFilter(MineOnly: true), ClipFacet.Member));
        Assert.Equal(["Ada 1"], await CountsAsync(owner, filter, ClipFacet.Member));
        Assert.Equal(["Picked 1", "None 1"], await CountsAsync(owner, ClipFilter.All, ClipFacet.Review));
        Assert.Equal(["4 1", "3 1", "2 1", "1 1"], await CountsAsync(owner, ClipFilter.All, ClipFacet.Rating));
        Assert.Equal(["True 1"], await CountsAsync(owner, ClipFilter.All, ClipFacet.Favourite));
        Assert.Equal(["True 1", "False 1"], await CountsAsync(owner, ClipFilter.All, ClipFacet.Sound));
        Assert.Equal(["False 2"], await CountsAsync(owner, ClipFilter.All, ClipFacet.Origin));
        Assert.Equal(["USD 1", "credits 1"], (await CountsAsync(owner, ClipFilter.All, ClipFacet.Currency)).Order(StringComparer.Ordinal));
        Assert.Equal(["vidu 2"], await CountsAsync(owner, ClipFilter.All, ClipFacet.Provider));
        Assert.Equal([$"{DataFixture.Snapshot.Model.Id} 1"], await CountsAsync(owner, new ClipFilter(Search: "kite"), ClipFacet.Model));
        Assert.Empty(await data.Get<ClipFacetStore>().ListAsync(owner, new ClipFilter(IsTrashed: true), Token));
        Assert.DoesNotContain(await CountsAsync(owner, ClipFilter.All, ClipFacet.Mode), count => count.EndsWith(" 0", StringComparison.Ordinal));
        Assert.NotEqual(wide, tall);
    }

    [Fact]
    public async Task Counts_AfterEachKindOfChange_AreWhatIsThere()
    {
        var owner = await data.TeamAsync();
        var connection = (await data.ConnectAsync(owner)).Id;
        ClipId[] clips = [ClipId.Of((await data.ArchiveAsync(owner, connection)).Id), ClipId.Of((await data.ArchiveAsync(owner, connection)).Id), ClipId.Of((await data.ArchiveAsync(owner, connection)).Id)];
        var store = data.Get<ClipStore>();
        Task<IReadOnlyList<string>> ReviewAsync(bool isTrashed = false) => CountsAsync(owner, new ClipFilter(IsTrashed: isTrashed), ClipFacet.Review);

        Assert.Equal(["None 3"], await ReviewAsync());
        await store.JudgeAsync(owner, clips[..2], new(Verdict: ClipVerdict.Picked), Token);
        await store.JudgeAsync(owner, clips[..1], new(Verdict: ClipVerdict.Picked), Token);
        Assert.Equal(["Picked 2", "None 1"], await ReviewAsync());
        await store.SetPrivateAsync(owner, [clips[2]], isPrivate: true, Token);
        Assert.Equal(["None 1"], await CountsAsync(owner, new ClipFilter { IsPrivate = true }, ClipFacet.Review));
        await store.SetTrashedAsync(owner, clips[..2], isTrashed: true, Token);
        Assert.Equal(["None 1"], await ReviewAsync());
        Assert.Equal(["Picked 2"], await ReviewAsync(isTrashed: true));
        await store.SetTrashedAsync(owner, clips[..1], isTrashed: false, Token);
        Assert.Single((await data.Assets.PurgeAsync(owner, [clips[1]], Token))!);
        Assert.Equal(["Picked 1", "None 1"], await ReviewAsync());
        Assert.Empty(await ReviewAsync(isTrashed: true));

        await using var db = await data.OpenAsync();
        await db.Clips.Where(clip => clip.Workspace == owner.Workspace).ExecuteDeleteAsync(Token);
        Assert.Empty(await data.Get<ClipFacetStore>().ListAsync(owner, ClipFilter.All, Token));
        Assert.False(db.Database.IsSqlite() && await db.Set<SqliteClipMixture>().AnyAsync(mixture => mixture.Workspace == owner.Workspace, Token));
    }

    [Fact]
    public async Task Names_OfWhatIsChosen_AreThoseOfTheWorkspaceAlone()
    {
        var (owner, eve) = (await data.TeamAsync(), await data.TeamAsync("Eve"));
        var ben = await data.JoinAsync(owner, WorkspaceRole.Member);
        var (shared, own) = ((await data.ConnectAsync(owner)).Id, (await data.ConnectAsync(ben, isShared: false, label: "Ben's own")).Id);
        var clip = await MakeAsync(ben, own);
        var tag = await TagAsync(owner, "night", clip);
        var filter = new ClipFilter { Connection = own, Member = ben.User, Tags = TagSet.Of(tag) };

        var names = await data.Get<ClipFacetStore>().FindNamesAsync(ben, filter, Token);

        Assert.Equal(("Ben's own", "Ben", "night"), (names.Connection, names.Member, Assert.Single(names.Tags).Name));
        Assert.Null((await data.Get<ClipFacetStore>().FindNamesAsync(owner, filter, Token)).Connection);
        Assert.Equal("Vidu", (await data.Get<ClipFacetStore>().FindNamesAsync(owner, filter with { Connection = shared }, Token)).Connection);
        // Somebody else's private connection is not told of, though its clips are seen.
        Assert.Empty(await CountsAsync(owner, ClipFilter.All, ClipFacet.Connection));
        foreach (var stranger in new[] { eve, await data.StrangerIn(owner.Workspace) })
        {
            var told = await data.Get<ClipFacetStore>().FindNamesAsync(stranger, filter, Token);
            Assert.Equal((null, null, 0), (told.Connection, told.Member, told.Tags.Count));
            Assert.Empty(await data.Get<ClipFacetStore>().ListAsync(stranger, ClipFilter.All, Token));
        }
    }

    [Fact]
    public async Task Cost_ThatIsLearntLater_IsTheClipsToo()
    {
        var owner = await data.TeamAsync();
        var task = await data.ArchiveAsync(owner, (await data.ConnectAsync(owner)).Id);
        Assert.Empty(await FindAsync(owner, new() { CostUnit = "USD" }));

        var after = task with { Cost = new(1.25m, "USD"), Version = task.Version + 1 };
        Assert.True(await data.EngineTasks.SaveAsync(new(task, after, new("cost", Message.Recorded("x"))), Token));

        Assert.Equal([ClipId.Of(task.Id)], await FindAsync(owner, new() { CostUnit = "USD", MinCost = 1.25m, MaxCost = 1.25m }));
    }

    [Fact]
    public async Task ClipsOfAnOlderVersion_AreWrittenOnce()
    {
        var owner = await data.TeamAsync();
        var connection = (await data.ConnectAsync(owner)).Id;
        var clip = await MakeAsync(owner, connection, new(720, 1280), 7.5m, hasSound: true, new(3, "credits"));
        await using var db = await data.OpenAsync();
        var before = await db.Clips.AsNoTracking().SingleAsync(stored => stored.Id == clip, Token);
        await db.Clips.Where(stored => stored.Id == clip).ExecuteUpdateAsync(
            set => set.SetProperty(stored => stored.ModeId, (string?)null).SetProperty(stored => stored.Connection, (ConnectionId?)null).SetProperty(stored => stored.Ratio, (string?)null)
                .SetProperty(stored => stored.Resolution, (int?)null).SetProperty(stored => stored.Milliseconds, 0).SetProperty(stored => stored.CostMicros, 0).SetProperty(stored => stored.CostUnit, ""),
            Token);

        await ClipFacts.WriteMissingAsync(db, Token);

        Assert.Equal(before, await db.Clips.AsNoTracking().SingleAsync(stored => stored.Id == clip, Token));
        Assert.Equal(("9:16", 720, 7_500, 3_000_000, "credits"), (before.Ratio, before.Resolution!.Value, before.Milliseconds, before.CostMicros, before.CostUnit));
    }

    private async Task<ClipId> MakeAsync(Actor actor, ConnectionId connection, (int Width, int Height)? size = null, decimal? seconds = null, bool? hasSound = null, ReportedCost? cost = null, string prompt = "a red kite")
    {
        var task = await data.CreateAsync(actor, connection, prompt);
        var clip = data.AssetOf(task, AssetKind.Clip) with { Width = size?.Width, Height = size?.Height, Seconds = seconds, HasSound = hasSound };
        var after = task with { State = TaskState.Archived, Clip = clip.Id, Cost = cost, FinishedAt = data.Time.GetUtcNow(), UpdatedAt = data.Time.GetUtcNow(), Version = task.Version + 1 };
        Assert.True(await data.EngineTasks.SaveAsync(new(task, after, new("archived", Message.Recorded("x"))) { NewAssets = [clip] }, Token));
        return ClipId.Of(task.Id);
    }

    private async Task<string> ModeOfAsync(ClipId clip)
    {
        await using var db = await data.OpenAsync();
        return (await db.Clips.Where(stored => stored.Id == clip).Select(stored => stored.ModeId).SingleAsync(Token))!;
    }

    private async Task<TagId> TagAsync(Actor actor, string name, params ClipId[] clips) =>
        Assert.IsType<TagClipsResult.Changed>(await data.Get<TagStore>().AddAsync(actor, clips, name, Token)).Tag.Id;

    private async Task<List<ClipId>> FindAsync(Actor actor, ClipFilter filter) => [.. (await data.Gallery.ListAsync(actor, filter, null, 10, Token)).Clips.Select(clip => clip.Id)];

    private async Task<IReadOnlyList<string>> CountsAsync(Actor actor, ClipFilter filter, ClipFacet facet) =>
        [.. ((await data.Get<ClipFacetStore>().ListAsync(actor, filter, Token)).FirstOrDefault(counts => counts.Facet == facet)?.Values ?? []).Select(value => $"{value.Name ?? value.Value} {value.Count}")];
}

public sealed class SqliteClipFacetTests(SqliteData data) : ClipFacetTests(data), IClassFixture<SqliteData>;

public sealed class PostgresClipFacetTests(PostgresData data) : ClipFacetTests(data), IClassFixture<PostgresData>;
