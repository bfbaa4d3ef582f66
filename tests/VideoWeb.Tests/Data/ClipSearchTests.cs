using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;
using Xunit;

namespace VideoWeb.Tests.Data;

public abstract class ClipSearchTests(DataFixture data)
{
    private readonly GalleryStore _store = data.Gallery;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("kite", "0 1")]
    [InlineData("KIT", "0 1")]
    [InlineData("ite", "")]
    [InlineData("red kite", "0 1")]
    [InlineData("\"red kite\"", "0")]
    [InlineData("\"red kit\"", "")]
    [InlineData("kite -blue", "0")]
    [InlineData("-kite", "2 3 4")]
    [InlineData("-\"red kite\" kite", "1")]
    [InlineData("uber cafe", "2")]
    [InlineData("ÜBER", "2")]
    [InlineData("天", "3")]
    [InlineData("云", "3")]
    [InlineData("白云", "3")]
    [InlineData("天白云", "3")]
    [InlineData("天云", "")]
    [InlineData("\"a\" OR 1=1 *", "")]
    [InlineData("')) | '", "")]
    [InlineData("!!!", "")]
    [InlineData("NOT near AND:* kite:a", "")]
    [InlineData("_w", "2")]
    [InlineData("_x", "")]
    public async Task List_Searched_FindsByWords(string search, string found)
    {
        var owner = await data.TeamAsync("Ada");
        var connection = (await data.ConnectAsync(owner)).Id;
        var clips = new List<ClipId>();
        foreach (var prompt in (string[])["A red kite", "Red sky, blue kite", "Über den Wolken, café", "蓝天白云下", "%_\\ '\" 50%"])
        {
            clips.Add(ClipId.Of((await data.ArchiveAsync(owner, connection, prompt)).Id));
        }

        Assert.Equal(found, string.Join(' ', (await SearchAsync(owner, search)).Select(clip => clips.IndexOf(clip)).Order()));
    }

    [Fact]
    public async Task List_SearchedPageByPage_ShowsEachOnceLatestFirst()
    {
        var owner = await data.TeamAsync();
        var connection = (await data.ConnectAsync(owner)).Id;
        for (var number = 0; number < 5; number++) { await data.ArchiveAsync(owner, connection, $"kite {number}"); }

        var first = await _store.ListAsync(owner, new(Search: "kite"), null, 3, Token);
        var second = await _store.ListAsync(owner, new(Search: "kite"), first.Next, 3, Token);

        Assert.Equal(["kite 4", "kite 3", "kite 2", "kite 1", "kite 0"], first.Clips.Concat(second.Clips).Select(clip => clip.Prompt));
        Assert.Null(second.Next);
    }

    [Fact]
    public async Task List_SearchedByName_FindsWhatTheMemberMade()
    {
        var owner = await data.TeamAsync("Ada Lovelace");
        var connection = (await data.ConnectAsync(owner)).Id;
        var member = await data.JoinAsync(owner, WorkspaceRole.Member, "Zoë");
        await data.ArchiveAsync(owner, connection, "a boat");
        var clip = ClipId.Of((await data.ArchiveAsync(member, connection, "a boat")).Id);

        Assert.Equal([clip], await SearchAsync(owner, "zoe"));
        Assert.Equal([clip], await SearchAsync(owner, "boat zo"));
        Assert.Empty(await SearchAsync(owner, "boat -boat zo"));
        Assert.Single(await SearchAsync(owner, "lovelace boat"));
        Assert.Equal(2, (await SearchAsync(owner, DataFixture.Snapshot.Model.Name)).Count);
    }

    [Fact]
    public async Task List_SearchedElsewhere_FindsNothingOfThisWorkspace()
    {
        var owner = await data.TeamAsync();
        await data.ArchiveAsync(owner, (await data.ConnectAsync(owner)).Id, "a red kite");

        Assert.Empty(await SearchAsync(await data.TeamAsync("Eve"), "kite"));
        Assert.Empty(await SearchAsync(await data.StrangerIn(owner.Workspace), "kite"));
    }

    [Fact]
    public async Task List_SearchedForWhatAnOlderVersionHasWritten_FindsItAfterTheStart()
    {
        var owner = await data.TeamAsync();
        var clip = ClipId.Of((await data.ArchiveAsync(owner, (await data.ConnectAsync(owner)).Id, "Über den Wolken")).Id);
        await using (var db = await data.OpenAsync())
        {
            await db.Clips.Where(stored => stored.Id == clip).ExecuteUpdateAsync(set => set.SetProperty(stored => stored.Words, (string?)null), Token);
        }

        Assert.Empty(await SearchAsync(owner, "wolken"));
        await data.Get<DatabaseMigrator>().MigrateAsync(Token);

        Assert.Equal([clip], await SearchAsync(owner, "wolken"));
    }

    [Fact]
    public async Task Beginning_OfFewAndOfManyWords_FindsAllThatGoOnSo()
    {
        var owner = await data.TeamAsync();
        var connection = (await data.ConnectAsync(owner)).Id;
        var few = new List<ClipId>();
        foreach (var prompt in new[] { "a lantern", "two lanterns", "old lanternfish" }) { few.Insert(0, ClipId.Of((await data.ArchiveAsync(owner, connection, prompt)).Id)); }
        await data.ArchiveAsync(owner, connection, string.Join(' ', Enumerable.Range(0, 12).Select(number => $"marker{number}")));
        var many = ClipId.Of((await data.ArchiveAsync(owner, connection, "marker12 lantern")).Id);

        Assert.Equal([many, .. few], await SearchAsync(owner, "lantern"));
        Assert.Equal([few[0]], await SearchAsync(owner, "lanternf"));
        Assert.Equal([few[1]], await SearchAsync(owner, "\"two lanterns\""));
        Assert.Empty(await SearchAsync(owner, "lanterny"));
        Assert.Equal(2, (await SearchAsync(owner, "marker")).Count);
        Assert.Equal([many], await SearchAsync(owner, "marker lant"));
        Assert.Equal([many], await SearchAsync(owner, "lantern -lanterns -lanternfish -old -a"));
        Assert.Empty(await SearchAsync(owner, "marker -marker1"));
    }

    [Fact]
    public async Task Index_OfAWorkspaceThatIsGone_HasNothingMoreOfIt()
    {
        var owner = await data.TeamAsync();
        await data.ArchiveAsync(owner, (await data.ConnectAsync(owner)).Id, "a kestrel");
        await using (var db = await data.OpenAsync())
        {
            await db.Clips.Where(clip => clip.Workspace == owner.Workspace).ExecuteDeleteAsync(Token);
            if (db.Database.IsSqlite())
            {
                Assert.False(await db.Set<SqliteClipIndex>().AnyAsync(row => row.Match == ClipSearchText.MarkOf(owner.Workspace), Token));
            }
        }

        Assert.Empty(await SearchAsync(owner, "kestrel"));
    }

    [Fact]
    public async Task Name_AClip_IsFoundByIt()
    {
        var owner = await data.TeamAsync();
        var viewer = await data.JoinAsync(owner, WorkspaceRole.Viewer);
        var clip = ClipId.Of((await data.ArchiveAsync(owner, (await data.ConnectAsync(owner)).Id, "a boat")).Id);

        Assert.IsType<ChangeClipsResult.Changed>(await data.Get<ClipStore>().NameAsync(owner, clip, "  Opening shot 🎬 مشهد ", Token));
        Assert.IsType<ChangeClipsResult.Rejected>(await data.Get<ClipStore>().NameAsync(viewer, clip, "mine", Token));
        Assert.IsType<ChangeClipsResult.Rejected>(await data.Get<ClipStore>().NameAsync(owner, clip, new string('x', ClipStore.MaxTitleLength + 1), Token));

        Assert.Equal([clip], await SearchAsync(owner, "opening مشهد 🎬"));
        Assert.Equal("Opening shot 🎬 مشهد", (await _store.FindAsync(viewer, clip, Token))!.Card.Title);
        await data.Get<ClipStore>().NameAsync(owner, clip, " ", Token);
        Assert.Empty(await SearchAsync(owner, "opening"));
        Assert.Null((await _store.FindAsync(viewer, clip, Token))!.Card.Title);
    }

    private async Task<IReadOnlyList<ClipId>> SearchAsync(Actor actor, string search) => [.. (await _store.ListAsync(actor, new(Search: search), null, 50, Token)).Clips.Select(clip => clip.Id)];
}

public sealed class SqliteClipSearchTests(SqliteData data) : ClipSearchTests(data), IClassFixture<SqliteData>;

public sealed class PostgresClipSearchTests(PostgresData data) : ClipSearchTests(data), IClassFixture<PostgresData>;
