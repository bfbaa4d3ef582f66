using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Data.BulkEdits;

/// <summary>
/// Changes of more clips than one command takes: which clips they are meant for is kept when they are asked for, and how far each is, so that one that was cut
/// off goes on where it was. A person has one at a time in a workspace, and sees only their own.
/// </summary>
public sealed class BulkEditStore(Database database, TimeProvider time)
{
    /// <summary>More are not changed at once: who wants more does it again.</summary>
    public const int MaxClips = 100_000;

    /// <summary>So many are changed in one go.</summary>
    public const int PartSize = 500;

    /// <summary>For so long an ended one can be seen, and be taken back.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    private static readonly BulkEditResult.Rejected ViewersMayNot = new(Message.Of(MessageCode.ViewersMayNotChangeClips));

    /// <summary>Keeps the wish to change all that a filter finds now, newest first.</summary>
    /// <exception cref="ArgumentException">There is no such change.</exception>
    public async Task<BulkEditResult> CreateAsync(Actor actor, ClipFilter filter, BulkChange change, CancellationToken cancellationToken)
    {
        change.Check();
        if (change.Tag is { } name)
        {
            change = change with { Tag = TagStore.Clean(name) };
            if (TagStore.RefusalOf(change.Tag) is { } refused) { return new BulkEditResult.Rejected(refused); }
        }

        var clips = await FindClipsAsync(actor, filter, cancellationToken);
        var now = time.GetUtcNow();
        return await database.WriteAsync<BulkEditResult>(
            async db =>
            {
                if (await db.RoleOfAsync(actor.Workspace, actor.User, cancellationToken) is not { } role || !role.CanSpend()) { return ViewersMayNot; }
                // Taken first, so that whoever clicks twice waits, on PostgreSQL too.
                await db.WaitForMembersAsync(actor.Workspace, cancellationToken);
                if (await Own(db, actor).AnyAsync(edit => edit.State == BulkEditState.Running || edit.State == BulkEditState.Undoing, cancellationToken))
                {
                    return new BulkEditResult.Rejected(Message.Of(MessageCode.BulkEditIsRunning));
                }

                if (clips.Count == 0) { return new BulkEditResult.Rejected(Message.Of(MessageCode.NoClipsToChange)); }

                await db.BulkEdits.Where(edit => edit.Workspace == actor.Workspace && edit.CreatedBy == actor.User && edit.CreatedAt < now - KeptFor).ExecuteDeleteAsync(cancellationToken);
                var edit = new BulkEditEntity
                {
                    Id = BulkEditId.New(now),
                    Workspace = actor.Workspace,
                    CreatedBy = actor.User,
                    CreatedAt = now,
                    Kind = change.Kind,
                    Value = change.Value,
                    Tag = change.Tag,
                    Total = clips.Count,
                    State = BulkEditState.Running,
                };
                db.Add(edit);
                db.AddRange(clips.Chunk(PartSize).Select((part, place) => new BulkEditPartEntity { Edit = edit.Id, Place = place, Clips = BulkEditPartEntity.Pack(part) }));
                await db.SaveChangesAsync(cancellationToken);
                return new BulkEditResult.Kept(new(edit.Id, change, edit.State, edit.Total, 0, 0, null));
            },
            result => result is BulkEditResult.Kept,
            cancellationToken);
    }

    /// <summary>The actor's last one that is still to be seen; null for none.</summary>
    public async Task<BulkEdit?> FindLastAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        var from = time.GetUtcNow() - KeptFor;
        var edit = await Own(db, actor).AsNoTracking().Where(edit => !edit.IsDismissed && edit.CreatedAt >= from).OrderByDescending(edit => edit.Id).FirstOrDefaultAsync(cancellationToken);
        return edit is null ? null : await ToEditAsync(db, edit, cancellationToken);
    }

    /// <summary>Ends one that is running; what it has changed stays so, and can be taken back.</summary>
    public Task<BulkEditResult> StopAsync(Actor actor, BulkEditId id, CancellationToken cancellationToken) =>
        ChangeAsync(actor, id, edit => edit.State is BulkEditState.Running or BulkEditState.Undoing ? edit with { State = BulkEditState.Stopped } : edit, cancellationToken);

    /// <summary>Has one taken back that has ended. Clips that somebody has changed otherwise since stay as they are.</summary>
    public Task<BulkEditResult> UndoAsync(Actor actor, BulkEditId id, CancellationToken cancellationToken) =>
        ChangeAsync(actor, id, edit => edit.State is BulkEditState.Done or BulkEditState.Stopped && edit.Change.CanBeUndone ? edit with { State = BulkEditState.Undoing, Refusal = null } : edit, cancellationToken);

    /// <summary>Whoever made it does not want to see it any more.</summary>
    public Task<BulkEditResult> DismissAsync(Actor actor, BulkEditId id, CancellationToken cancellationToken) =>
        ChangeAsync(actor, id, edit => edit.State is BulkEditState.Running or BulkEditState.Undoing ? edit : edit with { IsDismissed = true }, cancellationToken);

    private Task<BulkEditResult> ChangeAsync(Actor actor, BulkEditId id, Func<BulkEditEntity, BulkEditEntity> change, CancellationToken cancellationToken) => database.WriteAsync<BulkEditResult>(
        async db =>
        {
            if (await db.RoleOfAsync(actor.Workspace, actor.User, cancellationToken) is not { } role || !role.CanSpend()) { return ViewersMayNot; }
            if (await Own(db, actor).AsNoTracking().SingleOrDefaultAsync(edit => edit.Id == id, cancellationToken) is not { } edit) { return new BulkEditResult.Rejected(Message.Of(MessageCode.BulkEditGone)); }

            var changed = change(edit);
            await db.BulkEdits.Where(stored => stored.Id == id && stored.State == edit.State)
                .ExecuteUpdateAsync(set => set.SetProperty(stored => stored.State, changed.State).SetProperty(stored => stored.IsDismissed, changed.IsDismissed).SetProperty(stored => stored.Refusal, changed.Refusal), cancellationToken);
            return new BulkEditResult.Kept(await ToEditAsync(db, changed, cancellationToken));
        },
        result => result is BulkEditResult.Kept,
        cancellationToken);

    private async Task<List<long>> FindClipsAsync(Actor actor, ClipFilter filter, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        var values = ClipValues.Of(filter, await ClipSearchText.QueryAsync(db, actor, filter.Search, cancellationToken), clips: null, after: null);
        return await ClipConditions.Found(db, actor, filter, values)
            .OrderByDescending(clip => clip.CreatedAt).ThenByDescending(clip => clip.Id).Take(MaxClips).Select(clip => clip.Number).ToListAsync(cancellationToken);
    }

    private static IQueryable<BulkEditEntity> Own(VideoWebDbContext db, Actor actor) =>
        db.BulkEdits.Where(edit => edit.Workspace == actor.Workspace && edit.CreatedBy == actor.User
            && db.Members.Any(member => member.WorkspaceId == actor.Workspace && member.UserId == actor.User));

    private static async Task<BulkEdit> ToEditAsync(VideoWebDbContext db, BulkEditEntity edit, CancellationToken cancellationToken)
    {
        var parts = await db.BulkEditParts.Where(part => part.Edit == edit.Id && (part.IsDone || part.Changed > 0)).Select(part => new { part.IsDone, part.Changed }).ToListAsync(cancellationToken);
        return new(edit.Id, edit.Change, edit.State, edit.Total, Math.Min(edit.Total, parts.Count(part => part.IsDone) * PartSize), parts.Sum(part => part.Changed), edit.Refusal);
    }
}
