using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Boards;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;
using Xunit;

namespace VideoWeb.Tests.Data;

/// <summary>Clips on boards, and the order that people give them there.</summary>
public abstract class BoardClipTests(DataFixture data)
{
    private readonly BoardClipStore _store = data.Get<BoardClipStore>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Add_ToTwoBoards_StandsOnBothInTheOrderGiven()
    {
        var (owner, clips, board) = await BoardAsync(3);
        var other = await MadeAsync(owner, "Other");

        Assert.Equal([clips[2], clips[0]], await ChangedAsync(_store.AddAsync(owner, board, [clips[2], clips[0]], Token)));
        Assert.Equal([clips[1]], await ChangedAsync(_store.AddAsync(owner, board, clips, Token)));
        await ChangedAsync(_store.AddAsync(owner, other, [clips[0]], Token));

        Assert.Equal([clips[2], clips[0], clips[1]], await ShownAsync(owner, board));
        Assert.Equal([clips[0]], await ShownAsync(owner, other));
        Assert.Equal(new Dictionary<BoardId, int> { [board] = 2, [other] = 1 }, await _store.ListOfAsync(owner, [clips[0], clips[1]], Token));
        Assert.Equal(["Film", "Other"], (await data.Gallery.FindAsync(owner, clips[0], Token))!.Boards.Select(found => found.Title));
    }

    [Fact]
    public async Task Move_EachWish_IsTheOrderOfTheGalleryBothWaysAndPageByPage()
    {
        var (owner, clips, board) = await BoardAsync(5);
        await ChangedAsync(_store.AddAsync(owner, board, clips, Token));

        await ChangedAsync(_store.MoveAsync(owner, board, [clips[4]], new(HandPlace.First), Token));
        await ChangedAsync(_store.MoveAsync(owner, board, [clips[0]], new(HandPlace.Later), Token));
        await ChangedAsync(_store.MoveAsync(owner, board, [clips[1], clips[3]], new(HandPlace.After, clips[2]), Token));

        ClipId[] expected = [clips[4], clips[0], clips[2], clips[1], clips[3]];
        Assert.Equal(expected, await ShownAsync(owner, board));
        Assert.Equal(expected, await PagesAsync(owner, board, ClipOrder.ByHand));
        Assert.Equal(expected.Reverse(), await PagesAsync(owner, board, ClipOrder.ByHandBackwards));
        Assert.Equal(expected, await PagesAsync(owner, board, ClipOrder.ByHand, search: "kite"));
        Assert.Equal(clips.Reverse(), (await data.Gallery.ListAsync(owner, ClipFilter.All, ClipOrder.ByHand, null, 10, Token)).Clips.Select(clip => clip.Id));
    }

    [Fact]
    public async Task Trash_HidesFromBoardAndRestoreBringsBackToItsPlace()
    {
        var (owner, clips, board) = await BoardAsync(3);
        await ChangedAsync(_store.AddAsync(owner, board, clips, Token));
        await data.Get<ClipStore>().SetTrashedAsync(owner, [clips[1]], isTrashed: true, Token);

        Assert.Equal([clips[0], clips[2]], await ShownAsync(owner, board));
        Assert.Equal(2, Assert.Single(await data.Get<BoardStore>().ListAsync(owner, Token)).Clips);
        // Earlier by one that is seen.
        await ChangedAsync(_store.MoveAsync(owner, board, [clips[2]], new(HandPlace.Earlier), Token));
        Assert.Equal([clips[2], clips[0]], await ShownAsync(owner, board));

        await data.Get<ClipStore>().SetTrashedAsync(owner, [clips[1]], isTrashed: false, Token);
        Assert.Equal([clips[2], clips[0], clips[1]], await ShownAsync(owner, board));
    }

    [Fact]
    public async Task Remove_AndRestored_StandWhereTheyStood()
    {
        var (owner, clips, board) = await BoardAsync(4);
        await ChangedAsync(_store.AddAsync(owner, board, clips, Token));

        var removed = Assert.IsType<BoardClipsResult.Changed>(await _store.RemoveAsync(owner, board, [clips[1], clips[3]], Token));
        Assert.Equal([clips[0], clips[2]], await ShownAsync(owner, board));
        await ChangedAsync(_store.RestoreAsync(owner, board, removed.Places, Token));
        Assert.Equal(clips, await ShownAsync(owner, board));
        Assert.Empty(await ChangedAsync(_store.RestoreAsync(owner, board, removed.Places, Token)));

        // Somebody else stands there now, and a rank that was never given is none.
        await ChangedAsync(_store.RemoveAsync(owner, board, [clips[1]], Token));
        await ChangedAsync(_store.RestoreAsync(owner, board, [removed.Places[0] with { Clip = clips[1], Rank = removed.Places.Max(place => place.Rank) }], Token));
        Assert.Equal([clips[0], clips[2], clips[3], clips[1]], await ShownAsync(owner, board));
        await ChangedAsync(_store.RemoveAsync(owner, board, [clips[1]], Token));
        await ChangedAsync(_store.RestoreAsync(owner, board, [new(clips[1], -5)], Token));
        Assert.Equal(4, (await ShownAsync(owner, board)).Count);
    }

    [Fact]
    public async Task Move_ByTwoAtOnce_LosesAndDoublesNothing()
    {
        var (owner, clips, board) = await BoardAsync(6);
        await ChangedAsync(_store.AddAsync(owner, board, clips, Token));

        await Task.WhenAll(clips.SelectMany(clip => new[]
        {
            _store.MoveAsync(owner, board, [clip], new(HandPlace.First), Token), _store.MoveAsync(owner, board, [clip], new(HandPlace.After, clips[0]), Token),
        }));

        Assert.Equal(clips.ToHashSet(), (await ShownAsync(owner, board)).ToHashSet());
        Assert.Equal(clips.Count, (await PagesAsync(owner, board, ClipOrder.ByHand)).Count);
        await using var db = await data.OpenAsync();
        Assert.Equal(clips.Count, await db.BoardClips.Where(placed => placed.Board == board).Select(placed => placed.Rank).Distinct().CountAsync(Token));
    }

    [Fact]
    public async Task Facets_CountBoards_WithoutTheirOwnChoice()
    {
        var (owner, clips, board) = await BoardAsync(3);
        var other = await MadeAsync(owner, "Other");
        await MadeAsync(owner, "Empty");
        await ChangedAsync(_store.AddAsync(owner, board, clips, Token));
        await ChangedAsync(_store.AddAsync(owner, other, [clips[0]], Token));

        var counts = await data.Get<ClipFacetStore>().ListAsync(owner, new() { Board = other }, Token);

        Assert.Equal(["Film 3", "Other 1"], counts.Single(facet => facet.Facet == ClipFacet.Board).Values.Select(value => $"{value.Name} {value.Count}"));
        Assert.Equal(1, counts.Single(facet => facet.Facet == ClipFacet.Provider).Values.Single().Count);
        Assert.Equal("Other", (await data.Get<ClipFacetStore>().FindNamesAsync(owner, new() { Board = other }, Token)).Board!.Title);
        Assert.Null((await data.Get<ClipFacetStore>().FindNamesAsync(await data.TeamAsync("Eve"), new() { Board = other }, Token)).Board);
    }

    [Fact]
    public async Task Add_MoreThanABoardHolds_ChangesNothing()
    {
        var (owner, clips, board) = await BoardAsync(2);
        await ChangedAsync(_store.AddAsync(owner, board, [clips[0]], Token));
        await using var db = await data.OpenAsync();
        var first = await db.Clips.AsNoTracking().SingleAsync(clip => clip.Id == clips[0], Token);
        db.Clips.AddRange(Enumerable.Range(1, BoardClipStore.MaxClips - 1).Select(_ => first with { Number = 0, Id = new(Guid.NewGuid()) }));
        await db.SaveChangesAsync(Token);
        var more = await db.Clips.Where(clip => clip.Workspace == owner.Workspace && clip.Id != clips[0] && clip.Id != clips[1]).Select(clip => clip.Id).ToListAsync(Token);
        await ChangedAsync(_store.AddAsync(owner, board, more, Token));

        Assert.Equal(MessageCode.TooManyClipsOnBoard, await RefusedAsync(_store.AddAsync(owner, board, [clips[1]], Token)));
        await ChangedAsync(_store.MoveAsync(owner, board, [clips[0]], new(HandPlace.Last), Token));
        await ChangedAsync(_store.RemoveAsync(owner, board, [more[0]], Token));
        await ChangedAsync(_store.AddAsync(owner, board, [clips[1]], Token));
    }

    [Fact]
    public async Task Clips_RemovedForGood_LeaveTheirBoards()
    {
        var (owner, clips, board) = await BoardAsync(2);
        await ChangedAsync(_store.AddAsync(owner, board, clips, Token));
        Assert.IsType<ChangeBoardResult.Changed>(await data.Get<BoardStore>().SetCoverAsync(owner, board, clips[0], Token));
        await data.Get<ClipStore>().SetTrashedAsync(owner, [clips[0]], isTrashed: true, Token);
        data.Time.Advance(TimeSpan.FromDays(1));

        await data.Assets.EmptyTrashAsync(data.Time.GetUtcNow(), Token);

        Assert.Equal([clips[1]], await ShownAsync(owner, board));
        Assert.Equal(clips[1], Assert.Single(await data.Get<BoardStore>().ListAsync(owner, Token)).Cover!.Clip);
    }

    [Fact]
    public async Task EveryDoor_ToWhoMayNot_IsShut()
    {
        var (owner, clips, board) = await BoardAsync(1);
        await ChangedAsync(_store.AddAsync(owner, board, clips, Token));
        var viewer = (await data.JoinAsync(owner, WorkspaceRole.Viewer)) with { Role = WorkspaceRole.Owner };
        var eve = await data.TeamAsync("Eve");
        var theirs = await MadeAsync(eve, "Theirs");

        foreach (var (actor, code) in new[]
        {
            (viewer, MessageCode.ViewersMayNotChangeBoards), (await data.StrangerIn(owner.Workspace), MessageCode.ViewersMayNotChangeBoards), (eve, MessageCode.BoardGone),
        })
        {
            Assert.Equal(code, await RefusedAsync(_store.AddAsync(actor, board, clips, Token)));
            Assert.Equal(code, await RefusedAsync(_store.RemoveAsync(actor, board, clips, Token)));
            Assert.Equal(code, await RefusedAsync(_store.RestoreAsync(actor, board, [new(clips[0], 7)], Token)));
            Assert.Equal(code, await RefusedAsync(_store.MoveAsync(actor, board, clips, new(HandPlace.First), Token)));
        }

        Assert.Equal(MessageCode.BoardGone, await RefusedAsync(_store.AddAsync(owner, theirs, clips, Token)));
        Assert.Empty(await ChangedAsync(_store.AddAsync(eve, theirs, clips, Token)));
        Assert.Empty(await ShownAsync(eve, board));
        Assert.Empty(await _store.ListOfAsync(eve, clips, Token));
        Assert.Equal(clips, await ShownAsync(viewer, board));
    }

    private async Task<(Actor Owner, IReadOnlyList<ClipId> Clips, BoardId Board)> BoardAsync(int count)
    {
        var owner = await data.TeamAsync();
        var connection = (await data.ConnectAsync(owner)).Id;
        var clips = new List<ClipId>();
        while (clips.Count < count)
        {
            clips.Add(ClipId.Of((await data.ArchiveAsync(owner, connection, "a red kite")).Id));
            data.Time.Advance(TimeSpan.FromSeconds(1));
        }

        return (owner, clips, await MadeAsync(owner, "Film"));
    }

    private async Task<BoardId> MadeAsync(Actor actor, string title) => Assert.IsType<ChangeBoardResult.Changed>(await data.Get<BoardStore>().CreateAsync(actor, title, null, Token)).Board.Id;

    private async Task<IReadOnlyList<ClipId>> ShownAsync(Actor actor, BoardId board) =>
        [.. (await data.Gallery.ListAsync(actor, new() { Board = board }, ClipOrder.ByHand, null, 50, Token)).Clips.Select(clip => clip.Id)];

    private async Task<List<ClipId>> PagesAsync(Actor actor, BoardId board, ClipOrder order, string? search = null)
    {
        var read = new List<ClipId>();
        ClipCursor? after = null;
        do
        {
            var page = await data.Gallery.ListAsync(actor, new(Search: search) { Board = board }, order, after, 2, Token);
            read.AddRange(page.Clips.Select(clip => clip.Id));
            after = page.Next;
        }
        while (after is not null);
        return read;
    }

    private static async Task<IReadOnlyList<ClipId>> ChangedAsync(Task<BoardClipsResult> command) => Assert.IsType<BoardClipsResult.Changed>(await command).Clips;

    private static async Task<MessageCode> RefusedAsync(Task<BoardClipsResult> command) => Assert.IsType<BoardClipsResult.Rejected>(await command).Message.Code;
}

public sealed class SqliteBoardClipTests(SqliteData data) : BoardClipTests(data), IClassFixture<SqliteData>;

public sealed class PostgresBoardClipTests(PostgresData data) : BoardClipTests(data), IClassFixture<PostgresData>;
