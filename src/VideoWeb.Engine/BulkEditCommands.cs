using VideoWeb.Data.BulkEdits;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine.BulkEdits;

namespace VideoWeb.Engine;

/// <summary>Changes all clips that a filter finds, however many, a part after the other; goes on after a restart.</summary>
public sealed class BulkEditCommands
{
    private readonly BulkEditStore _edits;
    private readonly BulkEditBell _bell;
    private readonly ChangeFeed _feed;

    internal BulkEditCommands(BulkEditStore edits, BulkEditBell bell, ChangeFeed feed) => (_edits, _bell, _feed) = (edits, bell, feed);

    /// <inheritdoc cref="BulkEditStore.CreateAsync"/>
    public Task<BulkEditResult> StartAsync(Actor actor, ClipFilter filter, BulkChange change, CancellationToken cancellationToken) =>
        TellAsync(actor, _edits.CreateAsync(actor, filter, change, cancellationToken));

    /// <inheritdoc cref="BulkEditStore.StopAsync"/>
    public Task<BulkEditResult> StopAsync(Actor actor, BulkEditId edit, CancellationToken cancellationToken) => TellAsync(actor, _edits.StopAsync(actor, edit, cancellationToken));

    /// <inheritdoc cref="BulkEditStore.UndoAsync"/>
    public Task<BulkEditResult> UndoAsync(Actor actor, BulkEditId edit, CancellationToken cancellationToken) => TellAsync(actor, _edits.UndoAsync(actor, edit, cancellationToken));

    /// <inheritdoc cref="BulkEditStore.DismissAsync"/>
    public Task<BulkEditResult> DismissAsync(Actor actor, BulkEditId edit, CancellationToken cancellationToken) => TellAsync(actor, _edits.DismissAsync(actor, edit, cancellationToken));

    private async Task<BulkEditResult> TellAsync(Actor actor, Task<BulkEditResult> command)
    {
        var result = await command;
        if (result is not BulkEditResult.Kept kept) { return result; }

        if (kept.Edit.IsRunning) { _bell.Ring(); }
        _feed.PublishClips(actor.Workspace);
        return result;
    }
}
