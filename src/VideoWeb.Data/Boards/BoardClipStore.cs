using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Data.Boards;

/// <summary>Which clips are on which boards, in the order that people give them. Any member may change it who is no viewer.</summary>
public sealed class BoardClipStore(Database database)
{
    /// <summary>Of one board; those in the trash, which come back to it, are among them.</summary>
    public const int MaxClips = 10_000;

    /// <summary>On which boards clips are: how many of them on each.</summary>
    public async Task<IReadOnlyDictionary<BoardId, int>> ListOfAsync(Actor actor, IReadOnlyCollection<ClipId> clips, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await db.BoardsOf(actor)
            .Select(board => new { board.Id, Clips = db.BoardClips.Count(placed => placed.Board == board.Id && db.ClipsOf(actor).Any(clip => clip.Number == placed.Clip && clips.Contains(clip.Id))) })
            .Where(board => board.Clips > 0).ToDictionaryAsync(board => board.Id, board => board.Clips, cancellationToken);
    }

    /// <summary>Puts those of the clips there that are not on it, behind the others and in their order.</summary>
    public Task<BoardClipsResult> AddAsync(Actor actor, BoardId board, IReadOnlyList<ClipId> clips, CancellationToken cancellationToken) =>
        WriteAsync(actor, board, async (db, found) =>
        {
            var items = await ItemsAsync(db, actor, board, cancellationToken);
            var known = items.Select(item => item.Key).ToHashSet();
            var wanted = await NumbersAsync(db, actor, clips, cancellationToken);
            List<long> added = [.. clips.Distinct().Where(wanted.ContainsKey).Select(clip => wanted[clip]).Where(number => !known.Contains(number))];
            return await PutAsync(db, actor, found, items, HandOrder.Move(items, added, new(HandPlace.Last)), cancellationToken);
        }, cancellationToken);

    /// <summary>Puts clips back where they were when they were taken off.</summary>
    public Task<BoardClipsResult> RestoreAsync(Actor actor, BoardId board, IReadOnlyList<BoardPlace> places, CancellationToken cancellationToken) =>
        WriteAsync(actor, board, async (db, found) =>
        {
            var items = await ItemsAsync(db, actor, board, cancellationToken);
            var known = items.Select(item => item.Key).ToHashSet();
            var wanted = await NumbersAsync(db, actor, [.. places.Select(place => place.Clip)], cancellationToken);
            List<HandItem<long>> back = [.. places.Where(place => wanted.ContainsKey(place.Clip)).Select(place => new HandItem<long>(wanted[place.Clip], place.Rank)).DistinctBy(item => item.Key).Where(item => !known.Contains(item.Key))];
            var taken = items.Select(item => item.Rank).ToHashSet();
            var free = back.FindAll(item => item.Rank > 0 && taken.Add(item.Rank));
            // Where somebody else stands now, they come behind all.
            List<HandItem<long>> standing = [.. items.Concat(free).OrderBy(item => item.Rank)];
            return await PutAsync(db, actor, found, items, [.. free, .. HandOrder.Move(standing, [.. back.Except(free).Select(item => item.Key)], new(HandPlace.Last))], cancellationToken);
        }, cancellationToken);

    /// <summary>Takes those of the clips off that are on it.</summary>
    public Task<BoardClipsResult> RemoveAsync(Actor actor, BoardId board, IReadOnlyCollection<ClipId> clips, CancellationToken cancellationToken) =>
        WriteAsync(actor, board, async (db, found) =>
        {
            var placed = await db.ClipsOf(actor).Where(clip => clips.Contains(clip.Id))
                .Join(db.BoardClips.Where(placed => placed.Board == board), clip => clip.Number, placed => placed.Clip, (clip, placed) => new { clip.Number, clip.Id, placed.Rank }).ToListAsync(cancellationToken);
            var numbers = placed.ConvertAll(clip => clip.Number);
            await db.BoardClips.Where(other => other.Board == board && numbers.Contains(other.Clip)).ExecuteDeleteAsync(cancellationToken);
            return new BoardClipsResult.Changed(found, placed.ConvertAll(clip => new BoardPlace(clip.Id, clip.Rank)));
        }, cancellationToken);

    /// <summary>Puts those of the clips that are on it elsewhere. Of two people who move the same one the last wins.</summary>
    public Task<BoardClipsResult> MoveAsync(Actor actor, BoardId board, IReadOnlyList<ClipId> clips, HandMove<ClipId> move, CancellationToken cancellationToken) =>
        WriteAsync(actor, board, async (db, found) =>
        {
            var items = await ItemsAsync(db, actor, board, cancellationToken);
            var known = items.Select(item => item.Key).ToHashSet();
            var wanted = await NumbersAsync(db, actor, [.. clips, move.Beside], cancellationToken);
            List<long> moved = [.. clips.Where(wanted.ContainsKey).Select(clip => wanted[clip]).Where(known.Contains)];
            return await PutAsync(db, actor, found, items, HandOrder.Move(items, moved, new(move.Place, wanted.GetValueOrDefault(move.Beside))), cancellationToken);
        }, cancellationToken);

    // The board's row is taken first, so that whoever else changes its clips waits, on PostgreSQL too.
    private Task<BoardClipsResult> WriteAsync(Actor actor, BoardId board, Func<VideoWebDbContext, Board, Task<BoardClipsResult>> work, CancellationToken cancellationToken) => database.WriteAsync(
        async db =>
        {
            var role = await db.RoleOfAsync(actor.Workspace, actor.User, cancellationToken);
            if (role is null || !role.Value.CanSpend()) { return new BoardClipsResult.Rejected(Message.Of(MessageCode.ViewersMayNotChangeBoards)); }

            await db.BoardsOf(actor).Where(stored => stored.Id == board).ExecuteUpdateAsync(set => set.SetProperty(stored => stored.Version, stored => stored.Version + 1), cancellationToken);
            return await db.BoardsOf(actor).AsNoTracking().SingleOrDefaultAsync(stored => stored.Id == board, cancellationToken) is { } found
                ? await work(db, found)
                : new BoardClipsResult.Rejected(Message.Of(MessageCode.BoardGone));
        },
        result => result is BoardClipsResult.Changed,
        cancellationToken);

    private static async Task<BoardClipsResult> PutAsync(VideoWebDbContext db, Actor actor, Board board, List<HandItem<long>> items, IReadOnlyList<HandItem<long>> changes, CancellationToken cancellationToken)
    {
        var known = items.Select(item => item.Key).ToHashSet();
        if (known.Count + changes.Count(item => !known.Contains(item.Key)) is var count && count > MaxClips && count > known.Count)
        {
            return new BoardClipsResult.Rejected(Message.Of(MessageCode.TooManyClipsOnBoard, ("most", MaxClips)));
        }

        var last = await db.BoardClips.Where(placed => placed.Board == board.Id).MaxAsync(placed => (int?)placed.Place, cancellationToken) ?? 0;
        foreach (var item in changes)
        {
            var placed = new BoardClipEntity { Board = board.Id, Clip = item.Key, Rank = item.Rank };
            if (known.Contains(item.Key)) { db.Attach(placed).Property(stored => stored.Rank).IsModified = true; } else { db.Add(placed with { Place = ++last }); }
        }

        await db.SaveChangesAsync(cancellationToken);
        var numbers = changes.Select(item => item.Key).ToList();
        var ids = await db.ClipsOf(actor).Where(clip => numbers.Contains(clip.Number)).ToDictionaryAsync(clip => clip.Number, clip => clip.Id, cancellationToken);
        return new BoardClipsResult.Changed(board, [.. changes.Where(item => ids.ContainsKey(item.Key)).Select(item => new BoardPlace(ids[item.Key], item.Rank))]);
    }

    private static Task<List<HandItem<long>>> ItemsAsync(VideoWebDbContext db, Actor actor, BoardId board, CancellationToken cancellationToken) =>
        db.BoardClips.Where(placed => placed.Board == board).OrderBy(placed => placed.Rank).ThenBy(placed => placed.Clip)
            .Select(placed => new HandItem<long>(placed.Clip, placed.Rank, db.ClipsOf(actor).Any(clip => clip.Number == placed.Clip && !clip.IsTrashed))).ToListAsync(cancellationToken);

    private static Task<Dictionary<ClipId, long>> NumbersAsync(VideoWebDbContext db, Actor actor, IReadOnlyCollection<ClipId> clips, CancellationToken cancellationToken) =>
        db.ClipsOf(actor).Where(clip => clips.Contains(clip.Id)).ToDictionaryAsync(clip => clip.Id, clip => clip.Number, cancellationToken);
}
