using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Data.Lineage;

/// <summary>Which clips were made from which.</summary>
public sealed class LineageStore(Database database)
{
    /// <summary>A path is followed back over so many clips.</summary>
    public const int MaxBack = 60;

    /// <summary>Below the clip that is asked about.</summary>
    public const int MaxDepth = 4;

    /// <summary>Of one clip, or of one click.</summary>
    public const int MaxChildren = 12;

    /// <summary>Of the clip that is asked about.</summary>
    public const int MaxOwnChildren = 60;

    private const int MaxClips = 300;

    /// <summary>The path to a clip, and what was made from each clip of it, as far as the limits go. Null when there is no such clip in the actor's workspace.</summary>
    public async Task<ClipLineage?> FindAsync(Actor actor, ClipId clip, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        if (!await db.ClipsOf(actor).AnyAsync(stored => stored.Id == clip, cancellationToken)) { return null; }

        var focus = clip.AsSource;
        var (path, earlier) = await FollowBackAsync(db, actor, focus, cancellationToken);
        var (takes, moreTakes) = earlier is null ? await ListTakesAsync(db, actor, path[0], cancellationToken) : ([path[0]], 0);
        var links = await FollowOnAsync(db, actor, takes, path, cancellationToken);
        List<TaskId> all = [.. takes.Concat(links.Select(link => link.Task)).Distinct()];
        var clips = await ReadAsync(db, actor, all, cancellationToken);
        var counts = await MadeFrom(db, actor).Where(source => all.Contains(source.Source)).GroupBy(source => source.Source)
            .Select(made => new { made.Key, Count = made.Select(source => source.Task).Distinct().Count() }).ToDictionaryAsync(made => made.Key, made => made.Count, cancellationToken);
        var below = links.ToLookup(link => link.Source);
        return new(
            clip, [.. takes.Select(take => ClipLineage.Grow(take, focus, clips, below, counts)).OfType<LineageBranch>()], moreTakes,
            earlier is { } before ? ClipId.Of(before) : null, earlier is null ? await PicturesOfAsync(db, actor, path[0], cancellationToken) : []);
    }

    private static IQueryable<TaskSource> MadeFrom(VideoWebDbContext db, Actor actor) => db.TaskSources.AsNoTracking().Where(source => source.Workspace == actor.Workspace
        && db.TasksOf(actor).Any(task => task.Id == source.Task && task.State == TaskState.Archived));

    private static async Task<(List<TaskId> Path, TaskId? Earlier)> FollowBackAsync(VideoWebDbContext db, Actor actor, TaskId focus, CancellationToken cancellationToken)
    {
        List<TaskId> path = [focus];
        while (true)
        {
            var first = path[0];
            // A task is made after what it is made from, so that no path leads back to where it was.
            var source = await db.TaskSources.Where(link => link.Task == first && link.Workspace == actor.Workspace
                    && (db.TasksOf(actor).Any(task => task.Id == link.Source) || Brought(db, actor).Any(clip => (Guid)(object)clip.Id == (Guid)(object)link.Source)))
                .OrderBy(link => link.Ordinal).Select(link => (TaskId?)link.Source).FirstOrDefaultAsync(cancellationToken);
            if (source is not { } before || path.Contains(before)) { return (path, null); }
            if (path.Count > MaxBack) { return (path, before); }

            path.Insert(0, before);
        }
    }

    private static async Task<(IReadOnlyList<TaskId> Takes, int More)> ListTakesAsync(VideoWebDbContext db, Actor actor, TaskId first, CancellationToken cancellationToken)
    {
        if (await db.TasksOf(actor).Where(task => task.Id == first).Select(task => task.Batch).SingleOrDefaultAsync(cancellationToken) is not { } batch) { return ([first], 0); }

        var takes = db.TasksOf(actor).Where(task => task.Batch == batch && task.State == TaskState.Archived);
        var others = await takes.Where(task => task.Id != first).OrderBy(task => task.CreatedAt).ThenBy(task => task.Id).Select(task => task.Id).Take(MaxChildren).ToListAsync(cancellationToken);
        return ([first, .. others], Math.Max(0, await takes.CountAsync(cancellationToken) - others.Count - 1));
    }

    // Level by level, so that each is one question; what leads to the clip that is asked about comes first.
    private static async Task<IReadOnlyList<LineageLink>> FollowOnAsync(VideoWebDbContext db, Actor actor, IReadOnlyList<TaskId> takes, List<TaskId> path, CancellationToken cancellationToken)
    {
        var (found, known, level) = (new List<LineageLink>(), takes.ToHashSet(), takes);
        for (var depth = 0; depth < path.Count - 1 + MaxDepth && level.Count > 0 && known.Count < MaxClips; depth++)
        {
            var asked = level;
            var made = await MadeFrom(db, actor).Where(source => asked.Contains(source.Source)).OrderBy(source => source.Task).ThenBy(source => source.Ordinal)
                .Select(source => new LineageLink(source.Task, source.Source, source.Use, source.Seconds)).Take(MaxClips).ToListAsync(cancellationToken);
            // The way to the clip is never among what is left out, whatever else was made there.
            if (depth + 1 < path.Count && made.All(link => link.Task != path[depth + 1]))
            {
                var (task, source) = (path[depth + 1], path[depth]);
                made.InsertRange(0, await db.TaskSources.Where(link => link.Workspace == actor.Workspace && link.Task == task && link.Source == source)
                    .OrderBy(link => link.Ordinal).Select(link => new LineageLink(link.Task, link.Source, link.Use, link.Seconds)).Take(1).ToListAsync(cancellationToken));
            }

            var next = made.GroupBy(link => link.Source).SelectMany(children => children.OrderByDescending(link => path.Contains(link.Task)).Take(children.Key == path[^1] ? MaxOwnChildren : MaxChildren))
                .OrderBy(link => link.Task).Where(link => known.Add(link.Task)).ToList();
            found.AddRange(next);
            level = next.ConvertAll(link => link.Task);
        }

        return found;
    }

    private static async Task<Dictionary<TaskId, LineageClip>> ReadAsync(VideoWebDbContext db, Actor actor, List<TaskId> tasks, CancellationToken cancellationToken)
    {
        var rows = await db.TasksOf(actor).AsNoTracking().Where(task => tasks.Contains(task.Id))
            .Select(task => new
            {
                Task = task,
                Clip = db.ClipsOf(actor).Where(clip => clip.Task == task.Id && !clip.IsTrashed).Select(clip => new { clip.Title, clip.Verdict, clip.AspectRatio }).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        List<ClipId> ids = tasks.ConvertAll(ClipId.Of);
        var brought = await Brought(db, actor).AsNoTracking().Where(clip => ids.Contains(clip.Id)).ToListAsync(cancellationToken);
        return rows.Select(row => new LineageClip(
            row.Task.Id, row.Task.ProviderName, row.Task.ModelName, row.Task.Prompt, row.Clip?.Title, row.Task.CreatedAt, row.Task.IsSandbox, row.Clip?.AspectRatio ?? row.Task.AspectRatio,
            row.Clip is null ? null : row.Task.Poster, row.Task.Cost is { } cost ? new ReportedCost(cost.Amount, cost.Unit) : null, row.Clip is not null)
        {
            File = row.Clip is null ? null : row.Task.Clip,
            Verdict = row.Clip?.Verdict ?? ClipVerdict.None,
        }).Concat(brought.Select(Of)).ToDictionary(clip => clip.Task);
    }

    private static LineageClip Of(ClipEntity clip) => new(
        clip.Id.AsSource, "", "", "", clip.Title, clip.CreatedAt, IsSandbox: false, clip.AspectRatio, clip.IsTrashed ? null : clip.Poster, Cost: null, !clip.IsTrashed)
    {
        Verdict = clip.Verdict,
        IsUploaded = true,
        File = clip.IsTrashed ? null : clip.File,
    };

    private static IQueryable<ClipEntity> Brought(VideoWebDbContext db, Actor actor) => db.ClipsOf(actor).Where(clip => clip.Task == null);

    private static async Task<IReadOnlyList<AssetRow>> PicturesOfAsync(VideoWebDbContext db, Actor actor, TaskId first, CancellationToken cancellationToken)
    {
        if (await db.TaskContents.Where(content => content.TaskId == first).Select(content => content.MediaJson).SingleOrDefaultAsync(cancellationToken) is not { } media) { return []; }

        var ids = StoredJson.Read<IReadOnlyList<MediaItem>>(media).Select(item => AssetAddress.Find(item.Address)).OfType<AssetId>().Distinct().Take(MaxChildren).ToList();
        if (ids.Count == 0) { return []; }

        var files = await db.AssetsOf(actor).AsNoTracking().Where(asset => ids.Contains(asset.Id)).ToListAsync(cancellationToken);
        return [.. ids.Select(id => files.Find(file => file.Id == id && file.Origin is null && file.TaskId is null)).OfType<AssetRow>()];
    }
}
