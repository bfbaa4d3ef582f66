using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;

namespace VideoWeb.Components.Compose;

/// <summary>The draft: kept a moment after each change, and never over what was typed in another tab without asking.</summary>
public sealed partial class ComposePage
{
    private DraftSaver? _drafts;
    private DraftSaving.Conflict? _conflict;
    private bool _isTooLarge; // to be kept
    private bool _wantsDecision;

    /// <summary>Of the workspace that is shown; a new one when that changes.</summary>
    [AllowNull]
    private TabDraft Draft { get => field ??= new TabDraft(DraftStore, Context.Actor); set; }

    private async Task<DraftSaving> SaveDraftAsync(ComposeState state)
    {
        var saving = await TrySaveDraftAsync(state);
        if (saving is DraftSaving.Failed || IsGone) { return saving; }

        if (_isTooLarge || _conflict is not null || saving is not DraftSaving.Kept)
        {
            Post(() => (_isTooLarge, _conflict) = (saving is DraftSaving.TooLarge, saving as DraftSaving.Conflict));
        }
        if (saving is DraftSaving.Kept) { _ = InvokeAsync(TellKeptAsync); }
        return saving;
    }

    /// <summary>The browser's own copy of what was typed is not needed any more.</summary>
    private async Task TellKeptAsync()
    {
        try
        {
            if (_script is not null && !IsGone) { await _script.InvokeVoidAsync("kept"); }
        }
        catch (Exception error) when (error is JSException or JSDisconnectedException or OperationCanceledException or ObjectDisposedException)
        {
            // Then the copy stays, and is compared with what is kept here when the page is opened again.
            Logger.LogDebug(error, "The browser was not told that the draft is kept.");
        }
    }

    private async Task<DraftSaving> TrySaveDraftAsync(ComposeState state)
    {
        try
        {
            return await Draft.SaveAsync(state);
        }
        catch (Exception error)
        {
            Logger.LogError(error, "The draft of user {User} in workspace {Workspace} could not be saved.", Context.User, Context.Actor.Workspace);
            return new DraftSaving.Failed(error);
        }
    }

    private void KeepThisTabs()
    {
        if (Decide() is not { } other) { return; }

        Change(_state! with { SeveralNonces = other.SeveralNonces.SetItems(_state.SeveralNonces) });
    }

    private void TakeTheOthers()
    {
        if (Decide() is not { } other || ComposeStart.Restore(other, Catalog.Current, _connections!) is not { } taken) { return; }

        // A sending that it waits for may have been made: what has the nonce makes nothing twice.
        Change(_state!.Replace(taken, ComposeCause.OtherTab) with
        {
            UnansweredNonce = other.UnansweredNonce,
            SeveralNonces = other.SeveralNonces.SetItems(_state.SeveralNonces),
        });
    }

    private ComposeState? Decide()
    {
        if (_conflict is not { } conflict) { return null; }

        Draft.Know(conflict.Version, conflict.Other);
        _conflict = null;
        return conflict.Other;
    }

    /// <summary>Who leaves now would lose what is typed here: nothing has kept it.</summary>
    private void HoldBack(LocationChangingContext leaving)
    {
        leaving.PreventNavigation();
        _wantsDecision = true;
    }
}
