using VideoWeb.Data.Boards;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;
using Xunit;

namespace VideoWeb.Tests.Data;

/// <summary>Boards among each other: how they are called, where they lie, and how they go and come back.</summary>
public abstract class BoardStoreTests(DataFixture data)
{
    private readonly BoardStore _store = data.Get<BoardStore>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Create_TopAndNested_StandBehindTheOthers()
    {
        var owner = await data.TeamAsync();
        var film = await MadeAsync(owner, "  Film \n one ");
        var trailer = await MadeAsync(owner, "🎬 سينما", film);
        await MadeAsync(owner, "Film one");
        await MadeAsync(owner, "Posters", film);

        Assert.Equal(["Film one", "🎬 سينما", "Posters", "Film one"], await TitlesAsync(owner));
        Assert.Equal(film, (await _store.FindAsync(owner, trailer, Token))!.Parent);
    }

    [Theory]
    [InlineData("", MessageCode.BoardTitleMissing)]
    [InlineData(" \u200b\u200f ", MessageCode.BoardTitleMissing)]
    [InlineData("\u202e", MessageCode.BoardTitleMissing)]
    public async Task Title_Unseen_IsRefused(string title, MessageCode code)
    {
        var owner = await data.TeamAsync();
        var board = await MadeAsync(owner, "Film");

        Assert.Equal(code, await RefusedAsync(_store.CreateAsync(owner, title, null, Token)));
        Assert.Equal(code, await RefusedAsync(_store.RenameAsync(owner, board, title, Token)));
    }

    [Fact]
    public async Task Title_LongestAndOneMore_AreKeptAndRefused()
    {
        var owner = await data.TeamAsync();
        var board = await MadeAsync(owner, new string('x', BoardStore.MaxTitleLength));

        Assert.Equal(MessageCode.BoardTitleTooLong, await RefusedAsync(_store.RenameAsync(owner, board, new string('y', BoardStore.MaxTitleLength + 1), Token)));
        Assert.Equal("Late", (await ChangedAsync(_store.RenameAsync(owner, board, "\u202eLate", Token))).Title);
    }

    [Fact]
    public async Task Move_IntoItselfItsChildOrAThirdLevel_IsRefused()
    {
        var owner = await data.TeamAsync();
        var film = await MadeAsync(owner, "Film");
        var trailer = await MadeAsync(owner, "Trailer", film);
        var other = await MadeAsync(owner, "Other");
        var last = new HandMove<BoardId>(HandPlace.Last);

        Assert.Equal(MessageCode.BoardIntoItself, await RefusedAsync(_store.MoveAsync(owner, film, film, last, Token)));
        Assert.Equal(MessageCode.BoardIntoItself, await RefusedAsync(_store.MoveAsync(owner, film, trailer, last, Token)));
        Assert.Equal(MessageCode.BoardTooDeep, await RefusedAsync(_store.MoveAsync(owner, other, trailer, last, Token)));
        Assert.Equal(MessageCode.BoardTooDeep, await RefusedAsync(_store.MoveAsync(owner, film, other, last, Token)));
        Assert.Equal(MessageCode.BoardTooDeep, await RefusedAsync(_store.CreateAsync(owner, "Third", trailer, Token)));
        Assert.Equal(MessageCode.BoardGone, await RefusedAsync(_store.CreateAsync(owner, "Lost", BoardId.New(data.Time.GetUtcNow()), Token)));
        Assert.Equal(["Film", "Trailer", "Other"], await TitlesAsync(owner));
    }

    [Fact]
    public async Task Move_IntoOutAndAmongSiblings_Orders()
    {
        var owner = await data.TeamAsync();
        var (one, two, three) = (await MadeAsync(owner, "1"), await MadeAsync(owner, "2"), await MadeAsync(owner, "3"));

        await ChangedAsync(_store.MoveAsync(owner, three, null, new(HandPlace.First), Token));
        Assert.Equal(["3", "1", "2"], await TitlesAsync(owner));
        await ChangedAsync(_store.MoveAsync(owner, one, three, new(HandPlace.Last), Token));
        await ChangedAsync(_store.MoveAsync(owner, two, three, new(HandPlace.Before, one), Token));
        Assert.Equal(["3", "2", "1"], await TitlesAsync(owner));
        await ChangedAsync(_store.MoveAsync(owner, one, null, new(HandPlace.After, BoardId.New(data.Time.GetUtcNow())), Token));
        await ChangedAsync(_store.MoveAsync(owner, one, null, new(HandPlace.Earlier), Token));
        Assert.Equal(["1", "3", "2"], await TitlesAsync(owner));
    }

    [Fact]
    public async Task Move_EachIntoTheOtherAtOnce_LeavesNoRing()
    {
        var owner = await data.TeamAsync();
        var (one, two) = (await MadeAsync(owner, "1"), await MadeAsync(owner, "2"));

        var results = await Task.WhenAll(
            _store.MoveAsync(owner, one, two, new(HandPlace.Last), Token), _store.MoveAsync(owner, two, one, new(HandPlace.Last), Token));

        Assert.Single(results.OfType<ChangeBoardResult.Changed>());
        Assert.Equal(2, (await TitlesAsync(owner)).Count);
    }

    [Fact]
    public async Task Delete_ABoardWithBoards_CanBeTakenBackAndLeavesTheClips()
    {
        var (owner, clips) = await ClipsAsync(1);
        var film = await MadeAsync(owner, "Film");
        var trailer = await MadeAsync(owner, "Trailer", film);
        var old = await MadeAsync(owner, "Old", film);
        await ChangedAsync(_store.DeleteAsync(owner, old, Token));
        data.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.IsType<BoardClipsResult.Changed>(await data.Get<BoardClipStore>().AddAsync(owner, trailer, clips, Token));

        await ChangedAsync(_store.DeleteAsync(owner, film, Token));

        Assert.Empty(await TitlesAsync(owner));
        Assert.Null(await _store.FindAsync(owner, trailer, Token));
        Assert.Equal(clips, (await data.Gallery.ListAsync(owner, ClipFilter.All, null, 10, Token)).Clips.Select(clip => clip.Id));
        Assert.Empty((await data.Gallery.ListAsync(owner, new() { Board = trailer }, null, 10, Token)).Clips);
        Assert.Equal(MessageCode.BoardGone, await RefusedAsync(_store.DeleteAsync(owner, film, Token)));
        Assert.Equal(MessageCode.BoardGone, await RefusedAsync(_store.RenameAsync(owner, film, "x", Token)));

        await ChangedAsync(_store.RestoreAsync(owner, film, Token));

        Assert.Equal(["Film", "Trailer"], await TitlesAsync(owner));
        Assert.Equal([0, 1], (await _store.ListAsync(owner, Token)).Select(card => card.Clips));
        Assert.Equal(MessageCode.BoardGone, await RefusedAsync(_store.RestoreAsync(owner, film, Token)));
    }

    [Fact]
    public async Task Restore_AfterItsParentIsGone_LiesAtTheTop()
    {
        var owner = await data.TeamAsync();
        var film = await MadeAsync(owner, "Film");
        var trailer = await MadeAsync(owner, "Trailer", film);
        await ChangedAsync(_store.DeleteAsync(owner, trailer, Token));
        data.Time.Advance(TimeSpan.FromSeconds(1));
        await ChangedAsync(_store.DeleteAsync(owner, film, Token));

        Assert.Null((await ChangedAsync(_store.RestoreAsync(owner, trailer, Token))).Parent);
        Assert.Equal(["Trailer"], await TitlesAsync(owner));
    }

    [Fact]
    public async Task Delete_LongAgo_CannotBeTakenBackOnceAnotherIsDeleted()
    {
        var owner = await data.TeamAsync();
        var (old, newer) = (await MadeAsync(owner, "Old"), await MadeAsync(owner, "Newer"));
        await ChangedAsync(_store.DeleteAsync(owner, old, Token));
        data.Time.Advance(BoardStore.KeptFor + TimeSpan.FromMinutes(1));
        await ChangedAsync(_store.DeleteAsync(owner, newer, Token));

        Assert.Equal(MessageCode.BoardGone, await RefusedAsync(_store.RestoreAsync(owner, old, Token)));
        await ChangedAsync(_store.RestoreAsync(owner, newer, Token));
    }

    [Fact]
    public async Task Create_BeyondTheMost_IsRefusedAndSoIsRestoring()
    {
        var owner = await data.TeamAsync();
        var first = await MadeAsync(owner, "0");
        for (var number = 1; number < BoardStore.MaxBoards; number++) { await MadeAsync(owner, $"{number}"); }

        Assert.Equal(MessageCode.TooManyBoards, await RefusedAsync(_store.CreateAsync(owner, "one more", null, Token)));
        await ChangedAsync(_store.DeleteAsync(owner, first, Token));
        await MadeAsync(owner, "one more");
        Assert.Equal(MessageCode.TooManyBoards, await RefusedAsync(_store.RestoreAsync(owner, first, Token)));
        Assert.Equal(BoardStore.MaxBoards, (await _store.ListAsync(owner, Token)).Count);
    }

    [Fact]
    public async Task Cover_ChosenElseTheFirst_IsOneThatIsSeen()
    {
        var (owner, clips) = await ClipsAsync(3);
        var board = await MadeAsync(owner, "Film");
        Assert.Null(Assert.Single(await _store.ListAsync(owner, Token)).Cover);
        Assert.IsType<BoardClipsResult.Changed>(await data.Get<BoardClipStore>().AddAsync(owner, board, [clips[0], clips[1]], Token));

        Assert.Equal(clips[0], await CoverAsync(owner));
        await ChangedAsync(_store.SetCoverAsync(owner, board, clips[1], Token));
        Assert.Equal(clips[1], await CoverAsync(owner));
        Assert.Equal(MessageCode.ClipNotOnBoard, await RefusedAsync(_store.SetCoverAsync(owner, board, clips[2], Token)));
        await data.Get<ClipStore>().SetTrashedAsync(owner, [clips[1]], isTrashed: true, Token);
        Assert.Equal(clips[0], await CoverAsync(owner));
        await data.Get<ClipStore>().SetTrashedAsync(owner, [clips[1]], isTrashed: false, Token);
        Assert.Equal(clips[1], await CoverAsync(owner));
        await ChangedAsync(_store.SetCoverAsync(owner, board, null, Token));
        Assert.Equal(clips[0], await CoverAsync(owner));
    }

    [Fact]
    public async Task EveryDoor_ToWhoMayNot_IsShut()
    {
        var owner = await data.TeamAsync();
        var board = await MadeAsync(owner, "Film");
        var viewer = (await data.JoinAsync(owner, WorkspaceRole.Viewer)) with { Role = WorkspaceRole.Owner };
        var member = (await data.JoinAsync(owner, WorkspaceRole.Member)) with { Role = WorkspaceRole.Owner };
        var eve = await data.TeamAsync("Eve");

        foreach (var (actor, code) in new[]
        {
            (viewer, MessageCode.ViewersMayNotChangeBoards), (await data.StrangerIn(owner.Workspace), MessageCode.ViewersMayNotChangeBoards), (eve, MessageCode.BoardGone),
        })
        {
            Assert.Equal(code, await RefusedAsync(_store.CreateAsync(actor, "mine", board, Token)));
            Assert.Equal(code, await RefusedAsync(_store.RenameAsync(actor, board, "mine", Token)));
            Assert.Equal(code, await RefusedAsync(_store.MoveAsync(actor, board, null, new(HandPlace.First), Token)));
            Assert.Equal(code, await RefusedAsync(_store.SetCoverAsync(actor, board, null, Token)));
            Assert.Equal(code, await RefusedAsync(_store.DeleteAsync(actor, board, Token)));
            Assert.Equal(code, await RefusedAsync(_store.RestoreAsync(actor, board, Token)));
        }

        Assert.Equal(MessageCode.OthersBoardsStay, await RefusedAsync(_store.DeleteAsync(member, board, Token)));
        await ChangedAsync(_store.DeleteAsync(member, await MadeAsync(member, "Own"), Token));
        Assert.Equal(["Film"], await TitlesAsync(viewer));
        Assert.Empty(await TitlesAsync(eve));
    }

    private async Task<(Actor Owner, IReadOnlyList<ClipId> Clips)> ClipsAsync(int count)
    {
        var owner = await data.TeamAsync();
        var connection = (await data.ConnectAsync(owner)).Id;
        var clips = new List<ClipId>();
        while (clips.Count < count)
        {
            clips.Add(ClipId.Of((await data.ArchiveAsync(owner, connection)).Id));
            data.Time.Advance(TimeSpan.FromSeconds(1));
        }

        return (owner, clips);
    }

    private async Task<ClipId?> CoverAsync(Actor actor) => Assert.Single(await _store.ListAsync(actor, Token)).Cover?.Clip;

    private async Task<BoardId> MadeAsync(Actor actor, string title, BoardId? parent = null) => (await ChangedAsync(_store.CreateAsync(actor, title, parent, Token))).Id;

    private async Task<IReadOnlyList<string>> TitlesAsync(Actor actor) => [.. (await _store.ListAsync(actor, Token)).Select(card => card.Board.Title)];

    private static async Task<Board> ChangedAsync(Task<ChangeBoardResult> command) => Assert.IsType<ChangeBoardResult.Changed>(await command).Board;

    private static async Task<MessageCode> RefusedAsync(Task<ChangeBoardResult> command) => Assert.IsType<ChangeBoardResult.Rejected>(await command).Message.Code;
}

public sealed class SqliteBoardStoreTests(SqliteData data) : BoardStoreTests(data), IClassFixture<SqliteData>;

public sealed class PostgresBoardStoreTests(PostgresData data) : BoardStoreTests(data), IClassFixture<PostgresData>;
