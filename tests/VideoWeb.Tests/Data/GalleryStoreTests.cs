using VideoWeb.Data.Clips;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;
using Xunit;

namespace VideoWeb.Tests.Data;

public abstract class GalleryStoreTests(DataFixture data)
{
    private readonly GalleryStore _store = data.Gallery;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task List_OneOfEachState_ShowsArchivedOnesWithAClip()
    {
        var owner = await data.TeamAsync("Ada");
        var connection = (await data.ConnectAsync(owner)).Id;
        await data.CreateAsync(owner, connection);
        var lost = await data.CreateAsync(owner, connection);
        await data.EngineTasks.SaveAsync(
            new(lost, lost with { State = TaskState.ArchiveLost, Clip = AssetId.New(data.Time.GetUtcNow()), Version = 2 }, new("lost", Message.Recorded("x"))), Token);
        var task = await data.ArchiveAsync(owner, connection, "the one");

        var page = await _store.ListAsync(owner, ClipFilter.All, null, 10, Token);

        var snapshot = DataFixture.Snapshot;
        var card = new ClipCard(
            ClipId.Of(task.Id), task.Id, task.Clip!.Value, null, 1.7778m, 5.04m, "the one", snapshot.Provider.Name, snapshot.Model.Name, "Ada", task.CreatedAt, IsSandbox: false)
        {
            CreatedBy = owner.User,
            Bytes = page.Clips[0].Bytes,
        };
        Assert.Equal([card], page.Clips);
        Assert.Null(page.Next);
    }

    [Fact]
    public async Task List_PageByPage_ShowsEachOnceNewestFirst()
    {
        var owner = await data.TeamAsync();
        var connection = (await data.ConnectAsync(owner)).Id;
        var made = new List<TaskRow>();
        for (var number = 0; number < 5; number++)
        {
            made.Add(await data.ArchiveAsync(owner, connection));
            if (number % 2 == 1) { data.Time.Advance(TimeSpan.FromTicks(1)); }
        }

        var first = await _store.ListAsync(owner, ClipFilter.All, null, 3, Token);
        var second = await _store.ListAsync(owner, ClipFilter.All, first.Next, 3, Token);

        Assert.Equal(
            made.OrderByDescending(task => task.CreatedAt).ThenByDescending(task => task.Id).Select(task => task.Id),
            first.Clips.Concat(second.Clips).Select(clip => clip.TaskId!.Value));
        Assert.Equal((3, null), (first.Clips.Count, second.Next));
    }

    [Fact]
    public async Task List_OldestFirst_IsTheSameFromTheOtherEnd()
    {
        var owner = await data.TeamAsync();
        var connection = (await data.ConnectAsync(owner)).Id;
        for (var number = 0; number < 5; number++)
        {
            await data.ArchiveAsync(owner, connection);
            if (number % 2 == 1) { data.Time.Advance(TimeSpan.FromTicks(1)); }
        }

        var newest = (await _store.ListAsync(owner, ClipFilter.All, null, 5, Token)).Clips;
        var first = await _store.ListAsync(owner, ClipFilter.All, ClipOrder.Oldest, null, 3, Token);
        var second = await _store.ListAsync(owner, ClipFilter.All, ClipOrder.Oldest, first.Next, 3, Token);

        Assert.Equal(newest.Reverse(), first.Clips.Concat(second.Clips));
        Assert.Null(second.Next);
    }

    [Fact]
    public async Task ListMonths_OfAZone_CountsWhatFitsInEach()
    {
        var owner = await data.TeamAsync();
        var connection = (await data.ConnectAsync(owner)).Id;
        var zone = TimeZoneInfo.CreateCustomTimeZone("late", TimeSpan.FromHours(-11), "late", "late");
        var kite = await data.ArchiveAsync(owner, connection, "a red kite");
        await data.ArchiveAsync(owner, connection, "a blue boat");
        data.Time.Advance(TimeSpan.FromDays(70));
        var last = await data.ArchiveAsync(owner, connection, "a red fox");

        var all = await _store.ListMonthsAsync(owner, ClipFilter.All, zone, Token).ToListAsync(Token);
        var found = await _store.ListMonthsAsync(owner, new(Search: "kite"), zone, Token).ToListAsync(Token);

        Assert.Equal([ClipMonth.Around(last.CreatedAt, zone) with { Count = 1 }, ClipMonth.Around(kite.CreatedAt, zone) with { Count = 2 }], all);
        Assert.Equal([ClipMonth.Around(kite.CreatedAt, zone) with { Count = 1 }], found);
        Assert.Equal((1, 0), (all[0].Begin.ToOffset(zone.BaseUtcOffset).Day, all[0].Begin.ToOffset(zone.BaseUtcOffset).Hour));
    }

    [Fact]
    public async Task List_Filtered_FindsWhatFits()
    {
        var owner = await data.TeamAsync();
        var member = await data.JoinAsync(owner, WorkspaceRole.Member);
        var connection = (await data.ConnectAsync(owner)).Id;
        var kite = await data.ArchiveAsync(owner, connection, "a red kite");
        var boat = await data.ArchiveAsync(member, connection, "a blue boat");

        Assert.Equal((HashSet<TaskId>)[kite.Id], await IdsAsync(owner, new ClipFilter(MineOnly: true)));
        Assert.Equal((HashSet<TaskId>)[boat.Id], await IdsAsync(owner, new ClipFilter(Search: "BLUE")));
        Assert.Equal((HashSet<TaskId>)[kite.Id, boat.Id], await IdsAsync(owner, new ClipFilter(ProviderId: "vidu", ModelId: DataFixture.Snapshot.Model.Id, IsSandbox: false)));
        Assert.Empty(await IdsAsync(owner, new ClipFilter(IsSandbox: true)));
        Assert.Empty(await IdsAsync(owner, new ClipFilter(ModelId: "none")));
    }

    [Fact]
    public async Task Find_InTheMiddle_KnowsItsNeighbours()
    {
        var owner = await data.TeamAsync();
        var connection = (await data.ConnectAsync(owner)).Id;
        var older = await data.ArchiveAsync(owner, connection);
        data.Time.Advance(TimeSpan.FromSeconds(1));
        var task = await data.ArchiveAsync(owner, connection);
        data.Time.Advance(TimeSpan.FromSeconds(1));
        var newer = await data.ArchiveAsync(owner, connection);

        var clip = (await _store.FindAsync(owner, ClipId.Of(task.Id), Token))!;

        Assert.Equal((ClipId.Of(newer.Id), ClipId.Of(older.Id)), (clip.Newer!.Value, clip.Older!.Value));
        Assert.Equal((task.Id, task), (clip.Card.TaskId, clip.Task!.Row));
        // For a file there are no neighbours, and the same clip.
        var made = (await _store.FindMadeAsync(owner, ClipId.Of(task.Id), Token))!;
        Assert.Equal((clip.Card, clip.File, clip.Task!.SnapshotJson, clip.Task.ResponseText, null), (made.Card, made.File, made.Task!.SnapshotJson, made.Task.ResponseText, made.Newer));
        Assert.Equal(clip.Task.Assets, made.Task.Assets);
        // Many at once are those, in the order in which they are asked for.
        var many = await _store.ListMadeAsync(owner, [ClipId.Of(task.Id), ClipId.Of(older.Id), new ClipId(Guid.NewGuid()), ClipId.Of(newer.Id)], Token);
        Assert.Equal([task.Id, older.Id, newer.Id], many.Select(one => one.Task!.Row.Id));
        Assert.Equal((made.Card, made.File, made.Task.SnapshotJson, 1), (many[0].Card, many[0].File, many[0].Task!.SnapshotJson, many[0].Task!.Attempts.Count));
        Assert.Null((await _store.FindAsync(owner, ClipId.Of(newer.Id), Token))?.Newer);
        Assert.Null((await _store.FindAsync(owner, ClipId.Of(older.Id), Token))?.Older);
    }

    [Fact]
    public async Task EveryDoor_ToAStranger_IsShut()
    {
        var owner = await data.TeamAsync();
        var task = await data.ArchiveAsync(owner, (await data.ConnectAsync(owner)).Id);

        var slug = (await data.Workspaces.ListAsync(owner.User, Token)).Single(membership => membership.Id == owner.Workspace).Slug;
        Assert.NotNull(await data.Assets.FindAsync(owner.User, slug, task.Clip!.Value, Token));
        Assert.Null(await data.Assets.FindAsync(owner.User, "elsewhere", task.Clip.Value, Token));

        foreach (var stranger in new[] { await data.StrangerIn(owner.Workspace), await data.TeamAsync("Eve") })
        {
            Assert.Empty((await _store.ListAsync(stranger, ClipFilter.All, null, 10, Token)).Clips);
            Assert.Empty(await _store.ListMonthsAsync(stranger, ClipFilter.All, TimeZoneInfo.Utc, Token).ToListAsync(Token));
            Assert.Null(await _store.FindAsync(stranger, ClipId.Of(task.Id), Token));
            Assert.Null(await _store.FindMadeAsync(stranger, ClipId.Of(task.Id), Token));
            Assert.Null(await data.Assets.FindAsync(stranger, task.Clip!.Value, Token));
            Assert.Empty(await _store.ListMadeAsync(stranger, [ClipId.Of(task.Id)], Token));
            Assert.Null(await data.Assets.FindAsync(stranger.User, slug, task.Clip.Value, Token));
        }
    }

    [Fact]
    public async Task Find_NotFinished_IsNull()
    {
        var owner = await data.TeamAsync();
        var task = await data.CreateAsync(owner, (await data.ConnectAsync(owner)).Id);

        Assert.Null(await _store.FindAsync(owner, ClipId.Of(task.Id), Token));
    }

    private async Task<HashSet<TaskId>> IdsAsync(Actor actor, ClipFilter filter) =>
        (await _store.ListAsync(actor, filter, null, 50, Token)).Clips.Select(clip => clip.TaskId!.Value).ToHashSet();
}

public sealed class SqliteGalleryStoreTests(SqliteData data) : GalleryStoreTests(data), IClassFixture<SqliteData>;

public sealed class PostgresGalleryStoreTests(PostgresData data) : GalleryStoreTests(data), IClassFixture<PostgresData>;
