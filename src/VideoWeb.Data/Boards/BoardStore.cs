using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Data.Boards;

/// <summary>The boards of a workspace. Any member may make and change them who is no viewer; whoever made one, or manages the workspace, deletes it.</summary>
public sealed class BoardStore(Database database, TimeProvider time)
{
    /// <summary>In characters.</summary>
    public const int MaxTitleLength = 120;

    /// <summary>In a workspace.</summary>
    public const int MaxBoards = 500;

    /// <summary>How long a deleted board can be taken back.</summary>
    public static TimeSpan KeptFor { get; } = TimeSpan.FromDays(1);

    /// <summary>Each with those in it behind it, as they are ordered by hand. Clips in the trash are neither counted nor shown.</summary>
    public async Task<IReadOnlyList<BoardCard>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        var found = await db.BoardsOf(actor).AsNoTracking()
            .Select(board => new
            {
                Board = board,
                Clips = db.BoardClips.Count(placed => placed.Board == board.Id && db.ClipsOf(actor).Any(clip => clip.Number == placed.Clip && !clip.IsTrashed)),
                HasCover = db.BoardClips.Any(placed => placed.Board == board.Id && placed.Clip == board.Cover && db.ClipsOf(actor).Any(clip => clip.Number == placed.Clip && !clip.IsTrashed)),
                First = db.BoardClips.Where(placed => placed.Board == board.Id && db.ClipsOf(actor).Any(clip => clip.Number == placed.Clip && !clip.IsTrashed))
                    .OrderBy(placed => placed.Rank).Select(placed => (long?)placed.Clip).FirstOrDefault(),
            })
            .ToDictionaryAsync(row => row.Board.Id, cancellationToken);
        var numbers = found.Values.Select(row => row.HasCover ? row.Board.Cover : row.First).OfType<long>().Distinct().ToList();
        var covers = await db.ClipsOf(actor).Where(clip => numbers.Contains(clip.Number))
            .ToDictionaryAsync(clip => clip.Number, clip => new BoardCover(clip.Id, clip.File, clip.Poster), cancellationToken);
        return
        [
            .. BoardRules.Ordered([.. found.Values.Select(row => row.Board)]).Select(board => found[board.Id])
                .Select(row => new BoardCard(row.Board, row.Clips, (row.HasCover ? row.Board.Cover : row.First) is { } number ? covers.GetValueOrDefault(number) : null)),
        ];
    }

    /// <summary>Null when there is no such board in the actor's workspace.</summary>
    public async Task<Board?> FindAsync(Actor actor, BoardId board, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await db.BoardsOf(actor).AsNoTracking().SingleOrDefaultAsync(stored => stored.Id == board, cancellationToken);
    }

    /// <summary>Makes one behind the others.</summary>
    /// <param name="parent">The board that it is to lie in; null for the top.</param>
    public Task<ChangeBoardResult> CreateAsync(Actor actor, string title, BoardId? parent, CancellationToken cancellationToken)
    {
        var clean = BoardRules.Clean(title);
        return WriteAsync(actor, async (db, _, boards) =>
        {
            if ((BoardRules.RefusalOf(clean) ?? BoardRules.RefusalOf(boards, null, parent) ?? RoomFor(await CountAsync(db, actor, cancellationToken) + 1)) is { } refused) { return new ChangeBoardResult.Rejected(refused); }

            var id = BoardId.New(time.GetUtcNow());
            var rank = HandOrder.Move(ItemsOf(boards, parent), [id], new(HandPlace.Last))[0].Rank;
            var made = new Board { Id = id, Title = clean, Parent = parent, CreatedBy = actor.User, PrivateTo = boards.FirstOrDefault(other => other.Id == parent)?.PrivateTo, Workspace = actor.Workspace, Rank = rank };
            db.Boards.Add(made);
            await db.SaveChangesAsync(cancellationToken);
            return new ChangeBoardResult.Changed(made);
        }, cancellationToken);
    }

    /// <summary>Gives it another title.</summary>
    public Task<ChangeBoardResult> RenameAsync(Actor actor, BoardId board, string title, CancellationToken cancellationToken)
    {
        var clean = BoardRules.Clean(title);
        return WriteAsync(actor, board, async (db, _, _, found) =>
        {
            if (BoardRules.RefusalOf(clean) is { } refused) { return new ChangeBoardResult.Rejected(refused); }

            await db.Boards.Where(stored => stored.Id == board).ExecuteUpdateAsync(set => set.SetProperty(stored => stored.Title, clean), cancellationToken);
            return new ChangeBoardResult.Changed(found with { Title = clean });
        }, cancellationToken);
    }

    /// <summary>Puts it among those that lie in another board, or at the top, or elsewhere among its own.</summary>
    /// <param name="parent">The board that it is to lie in; null for the top.</param>
    /// <param name="move">Of those beside it there; where that one is gone, behind all.</param>
    public Task<ChangeBoardResult> MoveAsync(Actor actor, BoardId board, BoardId? parent, HandMove<BoardId> move, CancellationToken cancellationToken) =>
        WriteAsync(actor, board, async (db, _, boards, found) =>
        {
            if ((BoardRules.RefusalOf(boards, board, parent) ?? BoardRules.RefusalOfPrivacy(boards, found, parent)) is { } refused) { return new ChangeBoardResult.Rejected(refused); }

            var items = ItemsOf(boards, parent);
            var changes = HandOrder.Move(items, [board], move);
            if (changes.Count == 0 && found.Parent != parent) { changes = HandOrder.Move(items, [board], new(HandPlace.Last)); }
            foreach (var item in changes)
            {
                await db.Boards.Where(stored => stored.Id == item.Key).ExecuteUpdateAsync(set => set.SetProperty(stored => stored.Rank, item.Rank).SetProperty(stored => stored.Parent, parent), cancellationToken);
            }

            return new ChangeBoardResult.Changed(found with { Parent = parent });
        }, cancellationToken);

    /// <summary>Has one of its clips stand for it.</summary>
    /// <param name="clip">Null for whichever is the first one.</param>
    public Task<ChangeBoardResult> SetCoverAsync(Actor actor, BoardId board, ClipId? clip, CancellationToken cancellationToken) =>
        WriteAsync(actor, board, async (db, _, _, found) =>
        {
            var number = clip is null ? null : await db.ClipsOf(actor)
                .Where(stored => stored.Id == clip && !stored.IsTrashed && db.BoardClips.Any(placed => placed.Board == board && placed.Clip == stored.Number))
                .Select(stored => (long?)stored.Number).SingleOrDefaultAsync(cancellationToken);
            if (clip is not null && number is null) { return new ChangeBoardResult.Rejected(Message.Of(MessageCode.ClipNotOnBoard)); }

            await db.Boards.Where(stored => stored.Id == board).ExecuteUpdateAsync(set => set.SetProperty(stored => stored.Cover, number), cancellationToken);
            return new ChangeBoardResult.Changed(found);
        }, cancellationToken);

    /// <summary>Takes it away with the boards in it; the clips stay. For <see cref="KeptFor"/> it can be restored.</summary>
    public Task<ChangeBoardResult> DeleteAsync(Actor actor, BoardId board, CancellationToken cancellationToken) =>
        WriteAsync(actor, board, async (db, role, _, found) =>
        {
            if (MayDelete(role, actor, found) is { } refused) { return new ChangeBoardResult.Rejected(refused); }

            var now = time.GetUtcNow();
            var before = now - KeptFor;
            await db.Boards.Where(stored => stored.Workspace == actor.Workspace && stored.DeletedAt < before).ExecuteDeleteAsync(cancellationToken);
            await db.Boards.Where(stored => (stored.Id == board || stored.Parent == board) && stored.DeletedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(stored => stored.DeletedAt, now), cancellationToken);
            return new ChangeBoardResult.Changed(found);
        }, cancellationToken);

    /// <summary>Takes back that it was deleted, with the boards that were deleted along with it. Where the board that it lay in is gone, it lies at the top.</summary>
    public Task<ChangeBoardResult> RestoreAsync(Actor actor, BoardId board, CancellationToken cancellationToken) =>
        WriteAsync(actor, async (db, role, boards) =>
        {
            var gone = await db.Boards.AsNoTracking().Where(stored => stored.Workspace == actor.Workspace && stored.DeletedAt != null && (stored.PrivateTo == null || stored.PrivateTo == actor.User)).ToListAsync(cancellationToken);
            if (gone.Find(stored => stored.Id == board) is not { } found) { return Gone(); }

            List<BoardId> back = [board, .. gone.Where(stored => stored.Parent == board && stored.DeletedAt == found.DeletedAt).Select(stored => stored.Id)];
            if ((MayDelete(role, actor, found) ?? RoomFor(await CountAsync(db, actor, cancellationToken) + back.Count)) is { } refused) { return new ChangeBoardResult.Rejected(refused); }

            var parent = found.Parent is { } old && BoardRules.RefusalOf(boards, back.Count > 1 ? back[1] : null, old) is null && BoardRules.RefusalOfPrivacy(boards, found, old) is null ? found.Parent : null;
            await db.Boards.Where(stored => back.Contains(stored.Id)).ExecuteUpdateAsync(set => set.SetProperty(stored => stored.DeletedAt, (DateTimeOffset?)null), cancellationToken);
            await db.Boards.Where(stored => stored.Id == board).ExecuteUpdateAsync(set => set.SetProperty(stored => stored.Parent, parent), cancellationToken);
            return new ChangeBoardResult.Changed(found with { Parent = parent, DeletedAt = null });
        }, cancellationToken);

    /// <summary>
    /// Makes it private to its maker, or shows it to the whole workspace again, with the boards in it; the clips on it are as they are. One that lies in another
    /// lies at the top then. Nobody may with another's, whatever their role.
    /// </summary>
    public Task<ChangeBoardResult> SetPrivateAsync(Actor actor, BoardId board, bool isPrivate, CancellationToken cancellationToken) =>
        WriteAsync(actor, board, async (db, _, boards, found) =>
        {
            if (found.CreatedBy != actor.User) { return new ChangeBoardResult.Rejected(Message.Of(MessageCode.OnlyMakerMayHideBoard)); }

            UserId? owner = isPrivate ? actor.User : null;
            if (found.PrivateTo == owner) { return new ChangeBoardResult.Changed(found); }
            if (boards.Any(other => other.Parent == board && other.CreatedBy != actor.User)) { return new ChangeBoardResult.Rejected(Message.Of(MessageCode.OthersBoardsInIt)); }

            var rank = found.Parent is null ? found.Rank : HandOrder.Move(ItemsOf(boards, null), [board], new(HandPlace.Last))[0].Rank;
            await db.BoardsOf(actor).Where(stored => stored.Parent == board).ExecuteUpdateAsync(set => set.SetProperty(stored => stored.PrivateTo, owner), cancellationToken);
            await db.Boards.Where(stored => stored.Id == board)
                .ExecuteUpdateAsync(set => set.SetProperty(stored => stored.PrivateTo, owner).SetProperty(stored => stored.Parent, (BoardId?)null).SetProperty(stored => stored.Rank, rank), cancellationToken);
            return new ChangeBoardResult.Changed(found with { PrivateTo = owner, Parent = null });
        }, cancellationToken);

    private Task<ChangeBoardResult> WriteAsync(
        Actor actor, BoardId board, Func<VideoWebDbContext, WorkspaceRole, IReadOnlyList<Board>, Board, Task<ChangeBoardResult>> work, CancellationToken cancellationToken) =>
        WriteAsync(actor, (db, role, boards) => boards.FirstOrDefault(stored => stored.Id == board) is { } found ? work(db, role, boards, found) : Task.FromResult<ChangeBoardResult>(Gone()), cancellationToken);

    // One after the other in a workspace: of two who move boards into each other the second sees what the first has done.
    private Task<ChangeBoardResult> WriteAsync(
        Actor actor, Func<VideoWebDbContext, WorkspaceRole, IReadOnlyList<Board>, Task<ChangeBoardResult>> work, CancellationToken cancellationToken) => database.WriteAsync(
        async db =>
        {
            var role = await db.RoleOfAsync(actor.Workspace, actor.User, cancellationToken);
            if (role is null || !role.Value.CanSpend()) { return new ChangeBoardResult.Rejected(Message.Of(MessageCode.ViewersMayNotChangeBoards)); }

            await db.WaitForMembersAsync(actor.Workspace, cancellationToken);
            return await work(db, role.Value, await db.BoardsOf(actor).AsNoTracking().ToListAsync(cancellationToken));
        },
        result => result is ChangeBoardResult.Changed,
        cancellationToken);

    private static List<HandItem<BoardId>> ItemsOf(IReadOnlyList<Board> boards, BoardId? parent) =>
        [.. BoardRules.InOrder(boards.Where(board => board.Parent == parent)).Select(board => new HandItem<BoardId>(board.Id, board.Rank))];

    // Also what others keep private.
    private static Task<int> CountAsync(VideoWebDbContext db, Actor actor, CancellationToken cancellationToken) =>
        db.Boards.CountAsync(board => board.Workspace == actor.Workspace && board.DeletedAt == null, cancellationToken);

    private static Message? RoomFor(int boards) => boards > MaxBoards ? Message.Of(MessageCode.TooManyBoards, ("most", MaxBoards)) : null;

    private static Message? MayDelete(WorkspaceRole role, Actor actor, Board board) =>
        role.CanManage() || board.CreatedBy == actor.User ? null : Message.Of(MessageCode.OthersBoardsStay);

    private static ChangeBoardResult.Rejected Gone() => new(Message.Of(MessageCode.BoardGone));
}
