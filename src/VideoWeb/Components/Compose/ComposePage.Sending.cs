using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Shared;
using VideoWeb.Components.Tasks;
using VideoWeb.Data.Compose;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Components.Compose;

/// <summary>A click on Generate: what is kept before anything is sent, and what becomes of the form when its answer comes, late or never.</summary>
public sealed partial class ComposePage
{
    private SendOutcome? _notice;
    private bool _isSending;
    private string? _triedNonce; // of the last sending from this page
    private bool _wantsSummary;
    private bool _wantsResult;

    [CascadingParameter] private ReaderClock? Clock { get; set; }

    private async Task SendAsync()
    {
        if (_isSending || _state is null || _target is not { } target || _state.Connection is not { } connection) { return; }

        (_notice, Message) = (null, null);
        Use(_state with { ShowsAllErrors = true });
        if (_errors.All.Count > 0)
        {
            _wantsSummary = true;
            return;
        }

        var nonce = _state.UnansweredNonce ?? Guid.NewGuid().ToString("N");
        var form = _state with { UnansweredNonce = nonce };
        SendOutcome? outcome = null;
        (_isSending, _triedNonce) = (true, nonce);
        await RunAsync(
            async _ =>
            {
                outcome = await KeepAsync(form);
                if (outcome is not null) { return; }

                // The form of the click, whatever was changed while it was being kept.
                var orders = ComposeSubmission.Orders(form, connection, target.Mode, nonce);
                // Not the page's token: a click that was made counts, also when the reader leaves.
                outcome = await ComposeSubmission.SendAsync(orders, order => Commands.SubmitAsync(Context.Actor, order, CancellationToken.None), Texts);
            },
            failure: Texts[ComposeText.SendFailed]);
        _isSending = false;
        if (outcome is null) { return; }

        if (IsGone) { await SettleAsync(nonce, outcome, target.Mode); }
        else { await TakeAsync(outcome, target.Mode); }
    }

    /// <summary>Keeps a form with its nonces before anything of it is sent: if this page dies then, sending the same form again makes nothing twice.</summary>
    /// <returns>Null when it is kept; otherwise nothing may be sent, and this says why.</returns>
    /// <exception cref="InvalidOperationException">It could not be kept, and no words are known for why.</exception>
    private async Task<SendOutcome?> KeepAsync(ComposeState state)
    {
        Change(state);
        return await _drafts!.FlushAsync() switch
        {
            DraftSaving.Kept => null,
            DraftSaving.TooLarge => new SendOutcome([], [], Texts[ComposeText.FormTooLarge]) { MayRepeat = true },
            DraftSaving.Conflict => new SendOutcome([], [], Texts[ComposeText.DecideBetweenTabs]) { MayRepeat = true },
            DraftSaving.Failed failed when StorageTrouble.Find(failed.Error) is { } trouble =>
                new SendOutcome([], [], SaveWords.Say(new SubmitResult.NotSaved(trouble, MayBeThere: false), Texts)) { MayRepeat = true },
            DraftSaving.Failed failed => throw new InvalidOperationException("The form could not be kept, so it is not sent.", failed.Error),
            var other => throw new InvalidOperationException($"{other.GetType().Name} is not known here."),
        };
    }

    private async Task TakeAsync(SendOutcome outcome, ModeDescription mode)
    {
        if (outcome.IsWhole)
        {
            Change(_state!.AfterSent(mode));
            (_tab, _chosenSet) = (ComposeTab.Tasks, null);
        }
        else
        {
            if (!outcome.KeepsNonce) { Change(_state! with { UnansweredNonce = null }); }
            if (outcome.Errors.Count > 0) { (_errors, _wantsSummary) = (ComposeErrors.Refused(outcome.Errors), true); }
        }

        if (outcome.Tasks.Count > 0) { await ShowSentAsync(); }
        _notice = outcome;
    }

    /// <summary>The card is there before anything is said of it.</summary>
    private async Task ShowSentAsync()
    {
        try
        {
            await ShowAsync(ReadLatestAsync);
            _wantsResult = true;
        }
        catch (Exception error)
        {
            Logger.LogWarning(error, "What was sent could not be read yet.");
            RaiseChange();
        }
    }

    /// <summary>What keeps the tasks of a sending here, in a few words; null when they are on their way.</summary>
    private string? WaitsBecause(SendOutcome outcome) =>
        _sets?.SelectMany(set => set.Tasks).FirstOrDefault(task => task.Id == outcome.Tasks.FirstOrDefault()) is { } sent && HoldOf(sent) is { } hold
            ? TaskWords.Tell(sent, hold, Clock, Texts).Headline
            : null;

    /// <summary>For a page that was left while its sending ran: the answer has come, so the kept form does not wait for it any more.</summary>
    private Task SettleAsync(string nonce, SendOutcome outcome, ModeDescription mode) => outcome.KeepsNonce
        ? Task.CompletedTask
        // What was changed or sent anew since is not touched.
        : SettleDraftAsync(kept => kept.UnansweredNonce != nonce ? kept : outcome.IsWhole ? kept.AfterSent(mode) : kept with { UnansweredNonce = null });

    private async Task SettleDraftAsync(Func<ComposeState, ComposeState> settle)
    {
        try
        {
            if (await DraftStore.ReadAsync(Context.Actor, CancellationToken.None) is not { Json: var json } || ComposeDraft.Read(json) is not { } kept) { return; }

            var settled = settle(kept);
            if (settled != kept) { await DraftStore.ReplaceAsync(Context.Actor, json, ComposeDraft.Write(settled), CancellationToken.None); }
        }
        catch (Exception error)
        {
            // The nonce stays: the next sending of this form says that it was sent before, and the one after makes a new task.
            Logger.LogError(error, "The draft of user {User} in workspace {Workspace} could not be settled.", Context.User, Context.Actor.Workspace);
        }
    }

    /// <summary>What became of a sending that this form still waits for, although the page that sent it has its answer; null when it has none, or none is known.</summary>
    /// <remarks>
    /// It takes both, tasks and a draft that has been settled (<see cref="SettleAsync"/>): tasks alone can be those of an answer that was lost,
    /// and then the same form must make nothing twice. A sending of this page's own is not looked for.
    /// </remarks>
    private async Task<AnsweredSend?> FindAnsweredAsync(ComposeState state, CancellationToken token)
    {
        if (state.UnansweredNonce is not { } nonce || nonce == _triedNonce || (await Draft.ReadAsync(token))?.Form?.UnansweredNonce == nonce) { return null; }

        var tasks = await TaskStore.FindByNoncesAsync(Context.Actor, ComposeSubmission.Nonces(state, nonce), token);
        return tasks.Count == state.Count ? new AnsweredSend(nonce, tasks) : null;
    }

    /// <summary>Makes the next Generate a new one, and says what became of the one before.</summary>
    private void Settle(AnsweredSend answered)
    {
        if (_state is not { } state || state.UnansweredNonce != answered.Nonce || answered.Nonce == _triedNonce || _target is not { } target) { return; }

        Use(state.AfterSent(target.Mode));
        if (RendererInfo.IsInteractive) { _drafts?.Changed(_state); }
        _notice = new SendOutcome(answered.Tasks, [], null);
    }

    private sealed record AnsweredSend(string Nonce, IReadOnlyList<TaskId> Tasks);
}
