using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Clips;

/// <summary>Finished clips: archived tasks with a file.</summary>
public sealed class GalleryStore(Database database)
{
    public const int MaxPageSize = 200;

    /// <summary>Newest first. The clips of a page do not move when others are added meanwhile.</summary>
    /// <param name="after">Null for the first page.</param>
    /// <param name="limit">1 to <see cref="MaxPageSize"/>; others are brought into this range.</param>
    public async Task<ClipPage> ListAsync(Actor actor, ClipFilter filter, ClipCursor? after, int limit, CancellationToken cancellationToken)
    {
        var size = Math.Clamp(limit, 1, MaxPageSize);
        await using var db = await database.OpenAsync(cancellationToken);
        var tasks = Filter(db, actor, filter);
        if (after is not null) { tasks = OlderThan(tasks, after); }

        var cards = await CardsAsync(db, tasks, size + 1, cancellationToken);
        if (cards.Count <= size) { return new(cards, Next: null); }

        cards.RemoveAt(size);
        return new(cards, new ClipCursor(cards[^1].CreatedAt, cards[^1].TaskId));
    }

    /// <summary>Null when there is no such clip in the actor's workspace.</summary>
    public async Task<ClipDetail?> FindAsync(Actor actor, TaskId task, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        var clips = Filter(db, actor, ClipFilter.All);
        if (await CardsAsync(db, clips.Where(stored => stored.Id == task), limit: 1, cancellationToken) is not [var card]) { return null; }

        var row = (await TaskWithNames.Of(db, clips.Where(stored => stored.Id == task)).SingleAsync(cancellationToken)).ToRow();
        var here = new ClipCursor(card.CreatedAt, card.TaskId);
        var newer = await clips
            .Where(task => task.CreatedAt >= here.CreatedAt && (task.CreatedAt > here.CreatedAt || task.Id.CompareTo(here.Id) > 0))
            .OrderBy(task => task.CreatedAt).ThenBy(task => task.Id).Select(task => (TaskId?)task.Id).FirstOrDefaultAsync(cancellationToken);
        var older = await NewestFirst(OlderThan(clips, here)).Select(task => (TaskId?)task.Id).FirstOrDefaultAsync(cancellationToken);
        return new(card, await TaskDetails.ReadAsync(db, row, cancellationToken), newer, older);
    }

    private static IQueryable<TaskEntity> Filter(VideoWebDbContext db, Actor actor, ClipFilter filter)
    {
        var tasks = db.TasksOf(actor).Where(task => task.Category == TaskCategory.Clip).WherePrompt(filter.Search);
        if (filter.MineOnly) { tasks = tasks.Where(task => task.CreatedBy == actor.User); }
        if (filter.ProviderId is { } provider) { tasks = tasks.Where(task => task.ProviderId == provider); }
        if (filter.ModelId is { } model) { tasks = tasks.Where(task => task.ModelId == model); }
        if (filter.IsSandbox is { } isSandbox) { tasks = tasks.Where(task => task.IsSandbox == isSandbox); }
        return tasks;
    }

    private static IQueryable<TaskEntity> OlderThan(IQueryable<TaskEntity> tasks, ClipCursor cursor) =>
        tasks.Where(task => task.CreatedAt <= cursor.CreatedAt && (task.CreatedAt < cursor.CreatedAt || task.Id.CompareTo(cursor.Id) < 0));

    private static IOrderedQueryable<TaskEntity> NewestFirst(IQueryable<TaskEntity> tasks) =>
        tasks.OrderByDescending(task => task.CreatedAt).ThenByDescending(task => task.Id);

    private static async Task<List<ClipCard>> CardsAsync(
        VideoWebDbContext db, IQueryable<TaskEntity> tasks, int limit, CancellationToken cancellationToken)
    {
        var found = await (
            from task in tasks
            join clip in db.Assets on task.Clip equals (AssetId?)clip.Id
            orderby task.CreatedAt descending, task.Id descending
            select new
            {
                task.Id,
                task.Poster,
                task.AspectRatio,
                task.Prompt,
                task.ProviderName,
                task.ModelName,
                task.CreatedAt,
                task.IsSandbox,
                Clip = clip.Id,
                clip.Width,
                clip.Height,
                clip.Seconds,
                MadeBy = db.Users.Where(user => user.Id == (Guid)(object)task.CreatedBy).Select(user => user.DisplayName).FirstOrDefault(),
            }).Take(limit).ToListAsync(cancellationToken);
        return found.ConvertAll(row => new ClipCard(
            row.Id,
            row.Clip,
            row.Poster,
            row is { Width: > 0, Height: > 0 } ? decimal.Round((decimal)row.Width.Value / row.Height.Value, 4) : row.AspectRatio,
            row.Seconds,
            row.Prompt,
            row.ProviderName,
            row.ModelName,
            new PersonName(row.MadeBy),
            row.CreatedAt,
            row.IsSandbox));
    }
}

/// <summary>A clip in the gallery.</summary>
/// <param name="AspectRatio">Width by height of the file where it is known, else as asked for.</param>
/// <param name="CreatedAt">When its task was made.</param>
public sealed record ClipCard(
    TaskId TaskId,
    AssetId Clip,
    AssetId? Poster,
    decimal AspectRatio,
    decimal? Seconds,
    string Prompt,
    string ProviderName,
    string ModelName,
    PersonName MadeBy,
    DateTimeOffset CreatedAt,
    bool IsSandbox);

/// <summary>A clip with the task that made it.</summary>
/// <param name="Newer">The clip before it in the gallery; null at the beginning.</param>
/// <param name="Older">The clip after it; null at the end.</param>
public sealed record ClipDetail(ClipCard Card, TaskDetail Task, TaskId? Newer, TaskId? Older);

/// <param name="Search">In the prompt, as in <see cref="TaskFilter"/>.</param>
/// <param name="IsSandbox">Null for both.</param>
public sealed record ClipFilter(
    bool MineOnly = false, string? ProviderId = null, string? ModelId = null, string? Search = null, bool? IsSandbox = null)
{
    public static ClipFilter All { get; } = new();
}

/// <param name="Clips">Newest first.</param>
/// <param name="Next">Null on the last page.</param>
public sealed record ClipPage(IReadOnlyList<ClipCard> Clips, ClipCursor? Next);

/// <summary>The last clip of a page; the next page begins after it.</summary>
public sealed record ClipCursor(DateTimeOffset CreatedAt, TaskId Id);
