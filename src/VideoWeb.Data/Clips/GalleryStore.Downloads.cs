using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Clips;

public sealed partial class GalleryStore
{
    /// <summary>What a clip is and how it was made, without its neighbours, its boards and its task's story. Null as for <see cref="FindAsync"/>.</summary>
    public async Task<ClipDetail?> FindMadeAsync(Actor actor, ClipId clip, CancellationToken cancellationToken) =>
        (await ListMadeAsync(actor, [clip], cancellationToken)).SingleOrDefault();

    /// <summary>The same of many clips, in their order, for one file of all of them: asked clip by clip, the questions would take longer than the bytes. What is not there is left out.</summary>
    /// <param name="clips">At most <see cref="MaxPageSize"/>; what is beyond is not looked for. All that was sent and answered for each is read at once.</param>
    public async Task<IReadOnlyList<ClipDetail>> ListMadeAsync(Actor actor, IReadOnlyCollection<ClipId> clips, CancellationToken cancellationToken)
    {
        List<ClipId> asked = [.. clips.Take(MaxPageSize)];
        await using var db = await database.OpenAsync(cancellationToken);
        var found = await StoredCard.Of(db, db.ClipsOf(actor).Where(stored => asked.Contains(stored.Id))).ToDictionaryAsync(card => card.Id, cancellationToken);
        List<StoredCard> stored = [.. asked.Where(found.ContainsKey).Select(clip => found[clip])];
        var tasks = stored.ConvertAll(card => card.Task).OfType<TaskId>().ToList();
        var rows = (await TaskWithNames.Of(db, db.TasksOf(actor).Where(task => tasks.Contains(task.Id))).ToListAsync(cancellationToken)).ConvertAll(task => task.ToRow());
        var made = await TaskDetails.ReadMadeAsync(db, actor.Workspace, rows, actor.User, cancellationToken);
        var ids = stored.ConvertAll(card => card.File);
        var files = await db.AssetsOf(actor).AsNoTracking().Where(asset => ids.Contains(asset.Id)).ToDictionaryAsync(asset => asset.Id, cancellationToken);
        var numbers = stored.ConvertAll(card => card.Number);
        var tags = (await db.ClipTags.Where(tagged => numbers.Contains(tagged.Clip)).Join(db.Tags.AsNoTracking(), tagged => tagged.Tag, tag => tag.Id, (tagged, tag) => new { tagged.Clip, Tag = tag })
            .OrderBy(tagged => tagged.Tag.FoldedName).ToListAsync(cancellationToken)).ToLookup(tagged => tagged.Clip, tagged => tagged.Tag);
        return stored.ConvertAll(card => new ClipDetail(card.ToCard(), card.Task is { } task ? made.GetValueOrDefault(task) : null, null, null)
        {
            File = files.GetValueOrDefault(card.File),
            Tags = [.. tags[card.Number]],
        });
    }

    private static async Task<TaskRow?> FindRowAsync(VideoWebDbContext db, Actor actor, ClipCard card, CancellationToken cancellationToken) => card.TaskId is { } task
        ? (await TaskWithNames.Of(db, db.TasksOf(actor).Where(stored => stored.Id == task)).SingleOrDefaultAsync(cancellationToken))?.ToRow()
        : null;

    // By name.
    private static Task<List<Tag>> ListTagsAsync(VideoWebDbContext db, ClipId clip, CancellationToken cancellationToken) =>
        db.Tags.AsNoTracking().Where(tag => db.ClipTags.Any(tagged => tagged.Tag == tag.Id && db.Clips.Any(stored => stored.Number == tagged.Clip && stored.Id == clip)))
            .OrderBy(tag => tag.FoldedName).ToListAsync(cancellationToken);
}
