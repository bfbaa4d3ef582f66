using VideoWeb.Components.Compose.Submission;
using VideoWeb.Data.Compose;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Localization;

namespace VideoWeb.Components.Compose.Drafts;

/// <summary>How the form of a page is kept: a moment after each change, at once before anything of it is sent, and among the past drafts when another takes its place.</summary>
/// <remarks>Nothing is kept before <see cref="Begin"/>: what a prerendered page changes or replaces, its circuit does again.</remarks>
/// <param name="saved">Told what became of each saving; called on any thread.</param>
public sealed class PageDraft(ComposePageState page, DraftStore store, PastDraftStore past, TimeProvider time, ILogger logger, Action<DraftSaving> saved) : IAsyncDisposable
{
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(500);

    private Actor? _actor;
    private TabDraft? _tab;
    private DraftSaver? _saver;

    /// <summary>Of the saving that this page goes on from; null when there was none.</summary>
    public DraftVersion? Version => _tab?.Version;

    /// <summary>The draft of this person in this workspace is meant from now on.</summary>
    public void Choose(Actor actor) => (_actor, _tab) = (actor, new TabDraft(store, actor));

    /// <summary>The form of the page is kept from now on.</summary>
    public void Begin()
    {
        if (_saver is not null) { return; }

        _saver = new DraftSaver(Delay, time, SaveAsync);
        page.Edited += Changed;
        page.Replaced += form => _ = KeepPastAsync(form);
    }

    /// <summary>What this page goes on from: its own form over a pause, else the kept draft; both null when there is none.</summary>
    /// <param name="resumed">Of this workspace; null when the page was not paused.</param>
    public async Task<(ComposeState? Form, DraftVersion? Version)> FindAsync(ComposeSnapshot? resumed, CancellationToken cancellationToken)
    {
        // Its own last saving may have come after it was paused; that is this form.
        if (resumed?.Restore() is { } restored) { return (restored, resumed.Version); }

        return await _tab!.ReadAsync(cancellationToken) is { } read ? read : (null, null);
    }

    /// <inheritdoc cref="TabDraft.Know"/>
    public void Know(DraftVersion? version, ComposeState? form) => _tab!.Know(version, form);

    /// <summary>To be kept in a moment.</summary>
    public void Changed(ComposeState form) => _saver?.Changed(form);

    /// <summary>The person has said which of two tabs' forms is kept.</summary>
    public void Decide(Action decide)
    {
        if (page.Conflict is not { } conflict) { return; }

        Know(conflict.Version, conflict.Other);
        decide();
    }

    /// <summary>Keeps a form with its nonces before anything of it is sent: if this page dies then, sending the same form again makes nothing twice.</summary>
    /// <returns>Null when it is kept; otherwise nothing may be sent, and this says why.</returns>
    /// <exception cref="InvalidOperationException">It could not be kept, and no words are known for why.</exception>
    public async Task<SendOutcome?> KeepAsync(ComposeState form, MessageFormatter texts)
    {
        page.Change(form);
        return await _saver!.FlushAsync() switch
        {
            DraftSaving.Kept => null,
            DraftSaving.TooLarge => Unsent(texts[ComposeText.FormTooLarge]),
            DraftSaving.Conflict => Unsent(texts[ComposeText.DecideBetweenTabs]),
            DraftSaving.Failed failed when StorageTrouble.Find(failed.Error) is { } trouble => Unsent(SubmitLabels.Describe(new SubmitResult.NotSaved(trouble, MayBeThere: false), texts)),
            DraftSaving.Failed failed => throw new InvalidOperationException("The form could not be kept, so it is not sent.", failed.Error),
            var other => throw new InvalidOperationException($"{other.GetType().Name} is not known here."),
        };
    }

    public ValueTask DisposeAsync() => _saver?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static SendOutcome Unsent(string why) => new([], [], why) { MayRepeat = true };

    private async Task<DraftSaving> SaveAsync(ComposeState form)
    {
        DraftSaving saving;
        try
        {
            saving = await _tab!.SaveAsync(form);
        }
        catch (Exception error)
        {
            logger.LogError(error, "The draft of user {User} in workspace {Workspace} could not be saved.", _actor!.User, _actor.Workspace);
            return new DraftSaving.Failed(error);
        }

        saved(saving);
        return saving;
    }

    /// <summary>At once, and also when the page goes: nothing else has it any more.</summary>
    private async Task KeepPastAsync(ComposeState form)
    {
        try
        {
            await past.KeepAsync(_actor!, ComposeDraft.Past(form), CancellationToken.None);
        }
        catch (Exception error)
        {
            logger.LogError(error, "A past draft of user {User} in workspace {Workspace} could not be kept.", _actor!.User, _actor.Workspace);
        }
    }
}
