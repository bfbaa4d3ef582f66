using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Shared;
using VideoWeb.Data.BulkEdits;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;

namespace VideoWeb.Components.Gallery;

/// <summary>The part of the page that changes all clips that the filters find, in sight or not.</summary>
public sealed partial class GalleryPage
{
    private bool _isFoundSelected;

    // The person's last one; null for none, or when it has been put away.
    private BulkEdit? _bulk;

    // Set by the feed, on any thread.
    private volatile bool _haveClipsChanged;

    [Inject] private BulkEditStore BulkEdits { get; set; } = default!;
    [Inject] private BulkEditCommands BulkEditCommands { get; set; } = default!;

    private void SelectFound() => (_isFoundSelected, _knownTags) = (true, null);

    private Task BeginTaggingFoundAsync() => RunAsync(async token => _knownTags = await Tags.ListAsync(Context.Actor, token));

    private Task ChangeFoundAsync(BulkChange change) => StartAsync(_query, change);

    // Only whoever manages the workspace may delete what others have made.
    private Task EmptyTrashAsync() => StartAsync(new(IsTrash: true, MineOnly: !Context.Membership.Role.CanManage()), new(BulkEditKind.Purge));

    private Task StartAsync(GalleryQuery found, BulkChange change) => RunAsync(async token =>
    {
        if (Take(await BulkEditCommands.StartAsync(Context.Actor, found.ToFilter(Zone), change, token))) { ClearSelection(); }
    });

    private Task StopBulkAsync() => ChangeBulkAsync((edit, token) => BulkEditCommands.StopAsync(Context.Actor, edit, token));

    private Task UndoBulkAsync() => ChangeBulkAsync((edit, token) => BulkEditCommands.UndoAsync(Context.Actor, edit, token));

    private Task DismissBulkAsync() => RunAsync(async token =>
    {
        if (_bulk is { } bulk && Take(await BulkEditCommands.DismissAsync(Context.Actor, bulk.Id, token))) { _bulk = null; }
    });

    private Task ChangeBulkAsync(Func<BulkEditId, CancellationToken, Task<BulkEditResult>> change) => RunAsync(async token =>
    {
        if (_bulk is { } bulk) { Take(await change(bulk.Id, token)); }
    });

    private bool Take(BulkEditResult result)
    {
        switch (result)
        {
            case BulkEditResult.Kept kept:
                _bulk = kept.Edit;
                return true;
            case BulkEditResult.Rejected rejected:
                Message = new(Tone.Warning, Texts.Format(rejected.Message));
                return false;
            default:
                return false;
        }
    }

    private Task ReadBulkAsync() => ReadAsync(FindBulkAsync, isPart: true);

    private async Task<Action> FindBulkAsync(CancellationToken token)
    {
        var bulk = await BulkEdits.FindLastAsync(Context.Actor, token);
        return () => _bulk = bulk;
    }

    private void NoteClips() => _haveClipsChanged = true;

    /// <summary>Too many clips have changed for each to be named: what is in sight is read anew.</summary>
    private async Task RefreshManyAsync()
    {
        if (!_haveClipsChanged) { return; }

        _haveClipsChanged = false;
        try
        {
            await ShowAsync(FindBulkAsync, isPart: true);
            await ShowAsync(ReadShownAsync);
        }
        catch
        {
            _haveClipsChanged = true;
            throw;
        }
    }

    private async Task<Action> ReadShownAsync(CancellationToken token)
    {
        IReadOnlyList<ClipId> shown = [.. (_window?.Cards ?? []).Select(card => card.Id)];
        var fresh = await FindFreshAsync(shown, token);
        return () => ShowChanged(shown, fresh);
    }
}
