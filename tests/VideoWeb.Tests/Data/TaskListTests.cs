using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Tests.Data;

public abstract class TaskListTests(DataFixture data)
{
    private readonly TaskStore _store = data.Tasks;
    private readonly EngineTaskStore _engineStore = data.EngineTasks;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task List_PageByPage_ShowsEachOnceNewestFirst()
    {
        var owner = await data.TeamAsync();
        var connection = (await data.ConnectAsync(owner)).Id;
        var made = new List<TaskRow>();
        for (var number = 0; number < 11; number++)
        {
            made.Add(await data.CreateAsync(owner, connection));
            // Groups of three at the same instant: the id decides among them.
            if (number % 3 == 2) { data.Time.Advance(TimeSpan.FromTicks(1)); }
        }

        var pages = new List<TaskPage>();
        TaskCursor? after = null;
        do
        {
            var page = await _store.ListAsync(owner, TaskFilter.All, after, limit: 4, Token);
            pages.Add(page);
            after = page.Next;
            // A new task comes before the first page and moves nothing.
            await data.CreateAsync(owner, connection, "added while paging");
        }
        while (after is not null);

        Assert.Equal([4, 4, 3], pages.Select(page => page.Rows.Count));
        Assert.Equal(
            made.OrderByDescending(task => task.CreatedAt).ThenByDescending(task => task.Id).Select(task => task.Id),
            pages.SelectMany(page => page.Rows).Select(task => task.Id));
    }

    [Fact]
    public async Task List_AFullLastPage_HasNoNext()
    {
        var owner = await data.TeamAsync();
        var connection = (await data.ConnectAsync(owner)).Id;
        await data.CreateAsync(owner, connection);
        await data.CreateAsync(owner, connection);

        Assert.Null((await _store.ListAsync(owner, TaskFilter.All, null, limit: 2, Token)).Next);
        Assert.Single((await _store.ListAsync(owner, TaskFilter.All, null, limit: -5, Token)).Rows);
    }

    [Fact]
    public async Task Filter_OfARow_MatchesWhatTheDatabaseFinds()
    {
        var owner = await data.TeamAsync();
        var member = await data.JoinAsync(owner, WorkspaceRole.Member);
        var connection = (await data.ConnectAsync(owner)).Id;
        foreach (var (maker, prompt, change) in new (Actor, string, Func<TaskRow, TaskRow>)[]
        {
            (owner, "a Red kite", row => row with { State = TaskState.Accepted }), (member, "Straße 100%", row => row with { State = TaskState.Failed, IsHidden = true }), (owner, "an old_kite", row => row with { State = TaskState.Unknown }),
            (member, "", row => row with { State = TaskState.Ready, IsSuspended = true }), (owner, "İstanbul", row => row with { State = TaskState.Sending }), (owner, "red", row => row with { State = TaskState.Accepted, Error = new ProviderError(ProviderErrorKind.Unknown, Message.Recorded("?")) }),
        })
        {
            await MoveAsync(await data.CreateAsync(maker, connection, prompt), change);
        }

        await data.ArchiveAsync(owner, connection, "a red kite");
        var rows = (await _store.ListAsync(owner, TaskFilter.All, null, 50, Token)).Rows;
        Assert.Equal(7, rows.Count);

        TaskFilter[] filters =
        [
            TaskFilter.All, new(MineOnly: true), new(RunningOnly: true), new(MineOnly: true, RunningOnly: true), new(ProviderId: "vidu"), new(ProviderId: "uniall"), new(State: TaskState.Accepted),
            new(IsHidden: true), new(IsHidden: false), new(MineOnly: true, IsHidden: false),
            new(States: [TaskState.Unknown, TaskState.Failed]), new(States: []), new(Search: "RED"), new(Search: " kite "), new(Search: "strasse"), new(Search: "100%"), new(Search: "d_k"), new(Search: "istanbul"), new(Search: "  "),
            new(MineOnly: true, Search: "red"),
        ];
        foreach (var filter in filters)
        {
            Assert.Equal(await IdsAsync(owner, filter), rows.Where(row => filter.Matches(row, owner.User)).Select(row => row.Id).ToHashSet());
        }
    }

    [Fact]
    public async Task Census_OfAWorkspace_CountsWhatIsNotSettledThereByConnectionAndMaker()
    {
        var (owner, other) = (await data.TeamAsync(), await data.TeamAsync());
        var mel = await data.JoinAsync(owner, WorkspaceRole.Member);
        var (first, second) = ((await data.ConnectAsync(owner)).Id, (await data.ConnectAsync(owner)).Id);
        foreach (var (maker, connection, state) in new[]
        {
            (owner, first, TaskState.Ready), (owner, first, TaskState.Ready), (mel, first, TaskState.Ready), (owner, first, TaskState.Sending), (mel, second, TaskState.Accepted),
            (owner, second, TaskState.Succeeded), (owner, second, TaskState.Unknown), (mel, second, TaskState.Archived),
        })
        {
            var task = await data.CreateAsync(maker, connection);
            if (state != TaskState.Ready) { await MoveAsync(task, row => row with { State = state }); }
        }

        await data.CreateAsync(other, (await data.ConnectAsync(other)).Id);

        var census = await _engineStore.CountAsync(owner.Workspace, Token);

        Assert.Equal((new OpenCount(Running: 3, Waiting: 3), 1), (census.Open, census.Unresolved));
        Assert.Equal(
            (HashSet<QueueRow>)[new(first, Waiting: 3, Running: 1, Mine: 3), new(second, Waiting: 0, Running: 1, Mine: 0)], census.QueuesFor(owner.User).ToHashSet());
        Assert.Equal(
            (HashSet<QueueRow>)[new(first, Waiting: 3, Running: 1, Mine: 1), new(second, Waiting: 0, Running: 1, Mine: 1)], census.QueuesFor(mel.User).ToHashSet());

        Assert.Equal(new HashSet<UserId> { owner.User, mel.User }, census.Members);
    }

    [Fact]
    public async Task Census_WithoutATask_HasTheMembersAlone()
    {
        var owner = await data.TeamAsync();

        var census = await _engineStore.CountAsync(owner.Workspace, Token);

        Assert.Equal((OpenCount.None, 0), (census.Open, census.Unresolved));
        Assert.Equal([owner.User], census.Members);
    }

    [Fact]
    public async Task Find_Several_FindsThoseOfTheWorkspace()
    {
        var (owner, strangers) = (await data.TeamAsync(), await data.TeamAsync());
        var (mine, also) = (await data.CreateAsync(owner, (await data.ConnectAsync(owner)).Id, "mine"), await data.CreateAsync(owner, (await data.ConnectAsync(owner)).Id, "mine too"));
        var theirs = await data.CreateAsync(strangers, (await data.ConnectAsync(strangers)).Id, "theirs");

        var found = await _engineStore.FindAsync(owner.Workspace, [mine.Id, also.Id, theirs.Id, TaskId.New(data.Time.GetUtcNow())], Token);

        Assert.Equal((HashSet<TaskRow>)[mine, also], found.ToHashSet());
        Assert.Empty(await _engineStore.FindAsync(owner.Workspace, [], Token));
    }

    [Fact]
    public async Task List_Filtered_FindsWhatFits()
    {
        var owner = await data.TeamAsync();
        var member = await data.JoinAsync(owner, WorkspaceRole.Member);
        var connection = (await data.ConnectAsync(owner)).Id;
        var archived = await data.ArchiveAsync(owner, connection, "old");
        var mine = await data.CreateAsync(owner, connection, "mine");
        var theirs = await data.CreateAsync(member, connection, "theirs");

        Assert.Equal((HashSet<TaskId>)[archived.Id, mine.Id], await IdsAsync(owner, new TaskFilter(MineOnly: true)));
        Assert.Equal((HashSet<TaskId>)[mine.Id, theirs.Id], await IdsAsync(owner, new TaskFilter(RunningOnly: true)));
        Assert.Equal((HashSet<TaskId>)[archived.Id], await IdsAsync(owner, new TaskFilter(State: TaskState.Archived)));
        Assert.Equal((HashSet<TaskId>)[archived.Id, mine.Id, theirs.Id], await IdsAsync(owner, new TaskFilter(ProviderId: "vidu")));
        Assert.Empty(await IdsAsync(owner, new TaskFilter(ProviderId: "agcloud")));
        Assert.Equal(new OpenCount(Running: 0, Waiting: 2), (await _engineStore.CountAsync(owner.Workspace, Token)).Open);
    }

    [Theory]
    [InlineData("50%", "50% off")]
    [InlineData("a_b", "a_b")]
    [InlineData("back\\slash", "back\\slash")]
    [InlineData("  kite ", "a red KITE")]
    [InlineData("红色", "红色的风筝")]
    [InlineData("'; DROP TABLE \"Tasks\"; --", "'; drop table \"tasks\"; --")]
    public async Task List_Searched_TakesEveryLetterAsItself(string search, string found)
    {
        var owner = await data.TeamAsync();
        var connection = (await data.ConnectAsync(owner)).Id;
        foreach (var prompt in new[] { "50 off", "50% off", "a_b", "axb", "back\\slash", "backslash", "a red KITE", "红色的风筝", "'; drop table \"tasks\"; --" })
        {
            await data.CreateAsync(owner, connection, prompt);
        }

        var page = await _store.ListAsync(owner, new TaskFilter(Search: search), null, 10, Token);

        Assert.Equal([found], page.Rows.Select(task => task.Prompt));
    }

    [Theory]
    [InlineData("über")]
    [InlineData("ÜBER DEN")]
    [InlineData("u\u0308ber")]
    [InlineData("ça va")]
    [InlineData("c\u0327a")]
    [InlineData("ОБЛАКА")]
    [InlineData("ΣΟΦΌΣ")]
    [InlineData("ｃａ")]
    [InlineData("云")]
    [InlineData("STRASSE")]
    [InlineData("straße")]
    [InlineData("STRAẞE")]
    [InlineData("istanbul")]
    [InlineData("İSTANBUL")]
    [InlineData("ISTANBUL")]
    [InlineData("iyi")]
    [InlineData("ﬁlm")]
    public async Task List_Searched_DisregardsCaseAndCompositionOfEveryScript(string search)
    {
        var owner = await data.TeamAsync();
        var connection = await data.ConnectAsync(owner);
        var task = await data.CreateAsync(owner, connection.Id, "Über den Wolken ÇA VA облака σοφός ca 云 Straße İstanbul ıyı film caf\u0065\u0301");
        await data.CreateAsync(owner, connection.Id, "Uber den Wellen");

        Assert.Equal((HashSet<TaskId>)[task.Id], await IdsAsync(owner, new TaskFilter(Search: search)));
    }

    [Fact]
    public async Task List_Searched_FindsWhatAnOlderVersionHasWritten()
    {
        var owner = await data.TeamAsync();
        var connection = await data.ConnectAsync(owner);
        var task = await data.CreateAsync(owner, connection.Id, "Über den Wolken");
        await using (var db = await data.OpenAsync())
        {
            await db.Tasks.Where(stored => stored.Id == task.Id).ExecuteUpdateAsync(set => set.SetProperty(stored => stored.SearchText, (string?)null), Token);
        }

        await data.Get<DatabaseMigrator>().MigrateAsync(Token);

        Assert.Equal((HashSet<TaskId>)[task.Id], await IdsAsync(owner, new TaskFilter(Search: "ÜBER")));
    }

    [Fact]
    public async Task List_SearchTooLong_IsCut()
    {
        var owner = await data.TeamAsync();
        var connection = (await data.ConnectAsync(owner)).Id;
        var task = await data.CreateAsync(owner, connection, new string('y', 300));

        Assert.Equal((HashSet<TaskId>)[task.Id], await IdsAsync(owner, new TaskFilter(Search: new string('y', 5_000))));
        Assert.Equal((HashSet<TaskId>)[task.Id], await IdsAsync(owner, new TaskFilter(Search: "   ")));
    }

    [Fact]
    public async Task EveryDoor_ToAStranger_IsShut()
    {
        var owner = await data.TeamAsync();
        var task = await data.CreateAsync(owner, (await data.ConnectAsync(owner)).Id);
        var liar = await data.StrangerIn(owner.Workspace);
        var elsewhere = await data.TeamAsync("Eve");
        var former = await data.JoinAsync(owner, WorkspaceRole.Owner);
        await data.Workspaces.RemoveMemberAsync(owner, former.User, Token);

        foreach (var stranger in new[] { liar, elsewhere, former })
        {
            Assert.Null(await _store.FindAsync(stranger, task.Id, Token));
            Assert.Null(await _store.FindDetailAsync(stranger, task.Id, Token));
            Assert.Empty((await _store.ListAsync(stranger, TaskFilter.All, null, 10, Token)).Rows);
        }
    }

    [Fact]
    public async Task ListOpen_AtStart_HasEverythingUnfinishedOldestFirst()
    {
        var owner = await data.TeamAsync();
        var connection = (await data.ConnectAsync(owner)).Id;
        var first = await data.CreateAsync(owner, connection);
        await data.ArchiveAsync(owner, connection);
        data.Time.Advance(TimeSpan.FromSeconds(1));
        var second = await data.CreateAsync(owner, connection);

        var open = (await _engineStore.ListOpenAsync(Token)).Where(task => task.Workspace == owner.Workspace);

        Assert.Equal(
            [
                new(first.Id, owner.Workspace, owner.User, TaskState.Ready, connection, "vidu", first.CreatedAt, null, 1),
                new(second.Id, owner.Workspace, owner.User, TaskState.Ready, connection, "vidu", second.CreatedAt, null, 1),
            ],
            open);
    }

    [Fact]
    public async Task FindPlaces_OfWaitingTasks_CountsThoseOfTheirMakerAtTheirConnection()
    {
        var owner = await data.TeamAsync();
        var connection = (await data.ConnectAsync(owner)).Id;
        var elsewhere = await data.CreateAsync(owner, (await data.ConnectAsync(owner)).Id);
        var member = await data.JoinAsync(owner, WorkspaceRole.Member);
        var theirs = await data.CreateAsync(member, connection);
        List<TaskRow> mine = [];
        for (var number = 0; number < 3; number++) { mine.Add(await data.CreateAsync(owner, connection)); }

        await data.ArchiveAsync(owner, connection);
        await MoveAsync(mine[2], row => row with { QueueOrder = -1 });
        await MoveAsync(mine[1], row => row with { HeldUntil = data.Time.GetUtcNow().AddHours(1) });

        var places = await _store.FindPlacesAsync(owner, [.. mine.Select(task => task.Id), theirs.Id, elsewhere.Id], data.Time.GetUtcNow(), Token);

        Assert.Equal(
            new Dictionary<TaskId, TaskPlace> { [mine[2].Id] = new(1, 2), [mine[0].Id] = new(2, 2), [theirs.Id] = new(1, 1), [elsewhere.Id] = new(1, 1) },
            places);
        Assert.Equal(3, (await _store.FindPlacesAsync(owner, [mine[1].Id], data.Time.GetUtcNow().AddHours(2), Token))[mine[1].Id].Count);
        Assert.Empty(await _store.FindPlacesAsync(await data.TeamAsync("Eve"), [mine[0].Id], data.Time.GetUtcNow(), Token));
    }

    private async Task MoveAsync(TaskRow before, Func<TaskRow, TaskRow> change) => Assert.True(await _engineStore.SaveAsync(
        new(before, change(before) with { Version = before.Version + 1 }, new("moved", VideoWeb.Providers.Messages.Message.Recorded("It moved."))), Token));

    private async Task<HashSet<TaskId>> IdsAsync(Actor actor, TaskFilter filter) =>
        (await _store.ListAsync(actor, filter, null, 50, Token)).Rows.Select(task => task.Id).ToHashSet();
}

public sealed class SqliteTaskListTests(SqliteData data) : TaskListTests(data), IClassFixture<SqliteData>;

public sealed class PostgresTaskListTests(PostgresData data) : TaskListTests(data), IClassFixture<PostgresData>;
