using VideoWeb.Data.BulkEdits;
using VideoWeb.Data.Clips;
using VideoWeb.Engine.Archive;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Engine.BulkEdits;

/// <summary>Changes the clips of one part after the other, by the same stores as somebody who changes a few, which ask again who may. A part that was cut off is done again.</summary>
internal sealed class BulkEditRunner(BulkEditWork work, ClipStore clips, TagStore tags, AssetStore assets, MediaSweeper files, ChangeFeed feed)
{
    /// <summary>Goes on with each by a part.</summary>
    /// <returns>False when there was none.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var steps = await work.ListNextAsync(cancellationToken);
        foreach (var step in steps)
        {
            if (step.Part is { } part) { await RunAsync(part, cancellationToken); }
            feed.PublishClips(step.Workspace);
            // They are seen on boards no more, or again.
            if (step.Part?.Change.Kind is BulkEditKind.Trash or BulkEditKind.Purge or BulkEditKind.Visibility) { feed.PublishBoards(step.Workspace); }
        }

        return steps.Count > 0;
    }

    private async Task RunAsync(BulkEditPart part, CancellationToken cancellationToken)
    {
        var now = await work.ReadAsync(part, cancellationToken);
        var refused = part.IsUndo ? await UndoAsync(part, now, cancellationToken) : await ChangeAsync(part, now, cancellationToken);
        if (refused is not null)
        {
            await work.RefuseAsync(part, refused, cancellationToken);
            return;
        }

        await work.FinishAsync(part, BulkEditRules.CountChanged(part, await work.ReadAsync(part, cancellationToken)), cancellationToken);
    }

    private async Task<Message?> ChangeAsync(BulkEditPart part, IReadOnlyDictionary<ClipId, int> now, CancellationToken cancellationToken)
    {
        var meant = BulkEditRules.ToChange(part, now);
        return meant.Count == 0 ? null : await SetAsync(part, meant, part.Change.Value, cancellationToken);
    }

    private async Task<Message?> UndoAsync(BulkEditPart part, IReadOnlyDictionary<ClipId, int> now, CancellationToken cancellationToken)
    {
        foreach (var (before, meant) in BulkEditRules.ToRestore(part, now))
        {
            if (await SetAsync(part, meant, before, cancellationToken) is { } refused) { return refused; }
        }

        return null;
    }

    private async Task<Message?> SetAsync(BulkEditPart part, IReadOnlyList<ClipId> meant, int value, CancellationToken cancellationToken) => part.Change.Kind switch
    {
        BulkEditKind.Favourite => RefusalOf(await clips.JudgeAsync(part.Actor, meant, new(IsFavourite: value == 1), cancellationToken)),
        BulkEditKind.Rating => RefusalOf(await clips.JudgeAsync(part.Actor, meant, new(Rating: value), cancellationToken)),
        BulkEditKind.Verdict => RefusalOf(await clips.JudgeAsync(part.Actor, meant, new(Verdict: (ClipVerdict)value), cancellationToken)),
        BulkEditKind.Trash => RefusalOf(await clips.SetTrashedAsync(part.Actor, meant, value == 1, cancellationToken)),
        BulkEditKind.Visibility => await SetPrivateAsync(part, meant, value == 1, cancellationToken),
        BulkEditKind.Tag => await SetTagAsync(part, meant, cancellationToken),
        BulkEditKind.Purge => await PurgeAsync(part, meant, cancellationToken),
        _ => throw new InvalidOperationException($"Nobody knows how clips are changed by {part.Change.Kind}."),
    };

    private async Task<Message?> SetTagAsync(BulkEditPart part, IReadOnlyList<ClipId> meant, CancellationToken cancellationToken)
    {
        var name = part.Change.Tag!;
        if (!part.IsUndo) { return (await tags.AddAsync(part.Actor, meant, name, cancellationToken) as TagClipsResult.Rejected)?.Message; }

        // One that is gone has been taken off by somebody else.
        return await tags.FindByNameAsync(part.Actor, name, cancellationToken) is { } tag
            ? (await tags.RemoveAsync(part.Actor, meant, tag.Id, cancellationToken) as TagClipsResult.Rejected)?.Message : null;
    }

    // A part of which none is theirs is left as it is, as others' clips of a part that has some of theirs are.
    private async Task<Message?> SetPrivateAsync(BulkEditPart part, IReadOnlyList<ClipId> meant, bool isPrivate, CancellationToken cancellationToken)
    {
        var result = await clips.SetPrivateAsync(part.Actor, meant, isPrivate, cancellationToken);
        // Each by its name, so that no page goes on showing one.
        if (result is ChangeClipsResult.Changed { Clips: var changed }) { foreach (var clip in changed) { feed.Publish(part.Actor.Workspace, clip.AsSource); } }

        feed.PublishMentions(part.Actor.Workspace);
        return RefusalOf(result) is { Code: not MessageCode.OnlyMakerMayHideClips } refused ? refused : null;
    }

    private async Task<Message?> PurgeAsync(BulkEditPart part, IReadOnlyList<ClipId> meant, CancellationToken cancellationToken)
    {
        if (await assets.PurgeAsync(part.Actor, meant, cancellationToken) is not { } removed) { return Message.Of(MessageCode.ViewersMayNotChangeClips); }

        await files.DeleteFilesAsync(removed, cancellationToken);
        return null;
    }

    private static Message? RefusalOf(ChangeClipsResult result) => (result as ChangeClipsResult.Rejected)?.Message;
}
