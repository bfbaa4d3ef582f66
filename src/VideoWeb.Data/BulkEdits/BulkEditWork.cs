using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Data.BulkEdits;

/// <summary>What the engine knows of the changes of many clips that are not at their end, whoever made them.</summary>
public sealed class BulkEditWork(Database database)
{
    /// <summary>Stands for a clip that is not there.</summary>
    internal const byte Gone = byte.MaxValue;

    /// <summary>The next step of each that is running, or is taken back; the oldest first.</summary>
    public async Task<IReadOnlyList<BulkEditStep>> ListNextAsync(CancellationToken cancellationToken)
    {
        List<BulkEditEntity> edits;
        await using (var db = await database.OpenAsync(cancellationToken))
        {
            edits = await db.BulkEdits.AsNoTracking().Where(edit => edit.State == BulkEditState.Running || edit.State == BulkEditState.Undoing).OrderBy(edit => edit.Id).ToListAsync(cancellationToken);
        }

        var steps = new List<BulkEditStep>();
        foreach (var edit in edits) { steps.Add(new(edit.Workspace, await database.WriteAsync(db => NextAsync(db, edit, cancellationToken), cancellationToken))); }
        return steps;
    }

    /// <summary>How the clips of a part are now, as far as the change is about it: what <see cref="BulkEditPart.Before"/> says of them.</summary>
    public async Task<IReadOnlyDictionary<ClipId, int>> ReadAsync(BulkEditPart part, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        List<ClipId> ids = [.. part.Before.Keys];
        var found = await ReadAsync(db, part.Actor.Workspace, part.Change, db.Clips.Where(clip => ids.Contains(clip.Id)), cancellationToken);
        return found.ToDictionary(clip => clip.Id, clip => clip.Value);
    }

    /// <summary>A part was changed, or was taken back.</summary>
    /// <param name="changed">How many of its clips are otherwise than before now.</param>
    public Task FinishAsync(BulkEditPart part, int changed, CancellationToken cancellationToken) => database.WriteAsync(
        db => db.BulkEditParts.Where(stored => stored.Edit == part.Edit && stored.Place == part.Place)
            .ExecuteUpdateAsync(set => set.SetProperty(stored => stored.IsDone, !part.IsUndo).SetProperty(stored => stored.Changed, changed), cancellationToken),
        cancellationToken);

    /// <summary>It cannot go on.</summary>
    public Task RefuseAsync(BulkEditPart part, Message reason, CancellationToken cancellationToken) => database.WriteAsync(
        db => db.BulkEdits.Where(edit => edit.Id == part.Edit && (edit.State == BulkEditState.Running || edit.State == BulkEditState.Undoing))
            .ExecuteUpdateAsync(set => set.SetProperty(edit => edit.State, BulkEditState.Stopped).SetProperty(edit => edit.Refusal, reason), cancellationToken),
        cancellationToken);

    // Where nothing is left it has ended. How the clips were is kept before anybody changes them, so that a part which is changed twice is still known as it was.
    private static async Task<BulkEditPart?> NextAsync(VideoWebDbContext db, BulkEditEntity edit, CancellationToken cancellationToken)
    {
        var isUndo = edit.State == BulkEditState.Undoing;
        var stored = isUndo
            ? await db.BulkEditParts.AsNoTracking().Where(part => part.Edit == edit.Id && part.IsDone).OrderByDescending(part => part.Place).FirstOrDefaultAsync(cancellationToken)
            : await db.BulkEditParts.AsNoTracking().Where(part => part.Edit == edit.Id && !part.IsDone).OrderBy(part => part.Place).FirstOrDefaultAsync(cancellationToken);
        if (stored is null)
        {
            await db.BulkEdits.Where(other => other.Id == edit.Id && other.State == edit.State)
                .ExecuteUpdateAsync(set => set.SetProperty(other => other.State, isUndo ? BulkEditState.Undone : BulkEditState.Done), cancellationToken);
            return null;
        }

        var numbers = BulkEditPartEntity.Unpack(stored.Clips);
        var before = stored.Before;
        if (before is null)
        {
            var now = (await ReadAsync(db, edit.Workspace, edit.Change, db.Clips.Where(clip => numbers.Contains(clip.Number)), cancellationToken)).ToDictionary(clip => clip.Number, clip => (byte)clip.Value);
            before = [.. numbers.Select(number => now.GetValueOrDefault(number, Gone))];
            await db.BulkEditParts.Where(part => part.Edit == edit.Id && part.Place == stored.Place).ExecuteUpdateAsync(set => set.SetProperty(part => part.Before, before), cancellationToken);
        }

        var ids = await db.Clips.Where(clip => clip.Workspace == edit.Workspace && numbers.Contains(clip.Number)).ToDictionaryAsync(clip => clip.Number, clip => clip.Id, cancellationToken);
        var known = numbers.Zip(before).Where(clip => clip.Second != Gone && ids.ContainsKey(clip.First)).ToDictionary(clip => ids[clip.First], clip => (int)clip.Second);
        // Whoever has left may do nothing: so say the commands, which ask again.
        var role = await db.RoleOfAsync(edit.Workspace, edit.CreatedBy, cancellationToken) ?? WorkspaceRole.Viewer;
        return new(edit.Id, new Actor(edit.Workspace, edit.CreatedBy, role), edit.Change, isUndo, stored.Place, known);
    }

    private static async Task<List<(long Number, ClipId Id, int Value)>> ReadAsync(VideoWebDbContext db, WorkspaceId workspace, BulkChange change, IQueryable<ClipEntity> clips, CancellationToken cancellationToken)
    {
        var folded = change.Tag is { } name ? SearchWords.Fold(name) : "";
        var found = await clips.Where(clip => clip.Workspace == workspace).Select(clip => new
        {
            clip.Number,
            clip.Id,
            clip.IsFavourite,
            clip.Rating,
            clip.Verdict,
            clip.IsTrashed,
            IsPrivate = clip.PrivateTo != null,
            IsTagged = folded.Length > 0 && db.ClipTags.Any(tagged => tagged.Clip == clip.Number && db.Tags.Any(tag => tag.Id == tagged.Tag && tag.Workspace == workspace && tag.FoldedName == folded)),
        }).ToListAsync(cancellationToken);
        return found.ConvertAll(clip => (clip.Number, clip.Id, change.Kind switch
        {
            BulkEditKind.Favourite => clip.IsFavourite ? 1 : 0,
            BulkEditKind.Rating => clip.Rating,
            BulkEditKind.Verdict => (int)clip.Verdict,
            BulkEditKind.Visibility => clip.IsPrivate ? 1 : 0,
            BulkEditKind.Tag => clip.IsTagged ? 1 : 0,
            _ => clip.IsTrashed ? 1 : 0,
        }));
    }
}

/// <summary>Clips that are to be changed in one go.</summary>
/// <param name="Actor">Whose change it is.</param>
/// <param name="IsUndo">They are to be as before.</param>
/// <param name="Before">How they were: what <see cref="BulkEditKind"/> says a value is, 1 for a clip that had the tag. Those that are gone are not among them.</param>
public sealed record BulkEditPart(BulkEditId Edit, Actor Actor, BulkChange Change, bool IsUndo, int Place, IReadOnlyDictionary<ClipId, int> Before);

/// <param name="Part">What is to be done; null when it has come to its end.</param>
public sealed record BulkEditStep(WorkspaceId Workspace, BulkEditPart? Part);
