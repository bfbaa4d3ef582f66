using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Clips;

public sealed partial class GalleryStore
{
    /// <summary>What a clip is and how it was made, without its neighbours, its boards and its task's story: for one file of many, where each question is asked once more. Null as for <see cref="FindAsync"/>.</summary>
    public async Task<ClipDetail?> FindMadeAsync(Actor actor, ClipId clip, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        if ((await StoredCard.Of(db, db.ClipsOf(actor).Where(stored => stored.Id == clip)).SingleOrDefaultAsync(cancellationToken))?.ToCard() is not { } card) { return null; }

        var task = await FindRowAsync(db, actor, card, cancellationToken) is { } row ? await TaskDetails.ReadMadeAsync(db, row, actor.User, cancellationToken) : null;
        return new(card, task, null, null)
        {
            File = await db.AssetsOf(actor).AsNoTracking().SingleOrDefaultAsync(asset => asset.Id == card.Clip, cancellationToken),
            Tags = await ListTagsAsync(db, clip, cancellationToken),
        };
    }

    private static async Task<TaskRow?> FindRowAsync(VideoWebDbContext db, Actor actor, ClipCard card, CancellationToken cancellationToken) => card.TaskId is { } task
        ? (await TaskWithNames.Of(db, db.TasksOf(actor).Where(stored => stored.Id == task)).SingleOrDefaultAsync(cancellationToken))?.ToRow()
        : null;

    // By name.
    private static Task<List<Tag>> ListTagsAsync(VideoWebDbContext db, ClipId clip, CancellationToken cancellationToken) =>
        db.Tags.AsNoTracking().Where(tag => db.ClipTags.Any(tagged => tagged.Tag == tag.Id && db.Clips.Any(stored => stored.Number == tagged.Clip && stored.Id == clip)))
            .OrderBy(tag => tag.FoldedName).ToListAsync(cancellationToken);
}
