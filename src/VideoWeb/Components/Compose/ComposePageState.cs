using System.Text.Json;
using VideoWeb.Components.Compose.Drafts;
using VideoWeb.Components.Compose.Fields;
using VideoWeb.Components.Compose.Form;
using VideoWeb.Components.Compose.Models;
using VideoWeb.Components.Compose.MultiModel;
using VideoWeb.Components.Compose.Submission;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Spending;
using VideoWeb.Data.Workspaces;
using VideoWeb.Localization;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Catalog.Checking;
using VideoWeb.Providers.Import;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Components.Compose;

/// <summary>What the page decides, without a browser or a store: the form and what follows from it, what is being sent, what stands in the way, and which dialog is open.</summary>
/// <remarks>Of one page on one circuit. <see cref="Edited"/> hands out each form that is to be kept as the draft.</remarks>
/// <param name="catalog">As it is now; see <see cref="UseCatalog"/>.</param>
/// <param name="travel">Which media of a form could not be sent as things stand; true for the sandbox.</param>
public sealed class ComposePageState(ModelCatalog catalog, Func<GenerationInput, bool, IReadOnlyList<CheckError>> travel)
{
    private ComposeFocus _focus;

    /// <summary>The form is another one now, and is to be kept.</summary>
    public event Action<ComposeState>? Edited;

    /// <summary>A form that somebody would miss is not in sight any more, and is to be kept among the past drafts.</summary>
    public event Action<ComposeState>? Replaced;

    public ModelCatalog Catalog { get; private set; } = catalog;

    /// <summary>Null until they are read.</summary>
    public IReadOnlyList<ConnectionView>? Connections { get; private set; }

    /// <summary>Null until it is opened, and where the catalog is empty.</summary>
    public ComposeState? Form { get; private set; }

    /// <summary>What <see cref="Form"/> names, as the catalog describes it; null where there is none.</summary>
    public ModelSelection? Target { get; private set; }

    public ComposeErrors Errors { get; private set; } = ComposeErrors.None;

    /// <summary>Media of the form that could not be sent as things stand.</summary>
    public IReadOnlyList<CheckError> MediaProblems { get; private set; } = [];

    /// <summary>Of one clip; null when unknown.</summary>
    public ReportedCost? Price { get; private set; }

    /// <summary>Through which it would be sent; null when there is none.</summary>
    public ConnectionView? Connection => ConnectionOf(Form);

    /// <summary>Those of the workspace that the person may see.</summary>
    public IReadOnlyList<BudgetView> Budgets { get; set; } = [];

    public SidePanelTab Tab { get; set; }

    /// <summary>Which dialog is open; null when none is.</summary>
    public ComposeDialogKind? Extra { get; private set; }

    /// <summary>The same form to several models.</summary>
    public MultiModelSubmission Several { get; } = new();

    public bool IsSending { get; private set; }

    /// <summary>The nonce of the last sending from here; null when there was none.</summary>
    public string? TriedNonce { get; private set; }

    /// <summary>What came of the last sending; null when there is nothing to say of it.</summary>
    public SendOutcome? Notice { get; set; }

    /// <summary>The form was written in the sandbox and would cost money now; nothing is sent before the person has said that it may.</summary>
    public bool AsksAboutSandbox => Form is { } form && SandboxExitRule.Asks(form, Connection);

    /// <summary>Where the form would cost nothing; null where there is no such connection.</summary>
    private ConnectionId? Sandbox => Connections?.FirstOrDefault(connection => connection.IsSandbox && connection.ProviderId == Form?.ProviderId)?.Id;

    public bool HasSandbox => Sandbox is not null;

    /// <summary>Another tab has kept another form, and the person has not said yet which of the two is kept; null when not.</summary>
    public DraftSaving.Conflict? Conflict { get; private set; }

    /// <summary>The form is larger than a draft can be.</summary>
    public bool IsTooLarge { get; private set; }

    public string? Obstacle(bool canSpend, MessageFormatter texts) => SendObstacle.Find(canSpend, Form!, Target!, IsTooLarge, Conflict is not null, texts);

    /// <summary>What the budgets have left for the form; null when it counts in none.</summary>
    public BudgetRoom? RoomFor(UserId member) =>
        Form is { } form && Connection is { } connection ? BudgetRoom.FindTightest(Budgets, member, [new PlannedClips(connection.Id, connection.IsSandbox, Price, form.Count)]) : null;

    /// <summary>Opens with a kept form, or a fresh one, and with what the address asks for.</summary>
    public void Open(ModelCatalog catalog, IReadOnlyList<ConnectionView> connections, ComposeState? kept, ComposeRequest wish)
    {
        (Catalog, Connections) = (catalog, connections);
        var state = (kept is null ? null : ComposeStateFactory.Restore(kept, catalog, connections)) ?? ComposeStateFactory.Fresh(catalog, connections);
        if (state is null) { return; }

        Use(wish.Apply(state, catalog, connections));
        if (Form!.Cause is ChangeReason.Reuse or ChangeReason.Frame) { Part(state); }
    }

    /// <summary>Fits everything to a catalog that has changed while the page is open.</summary>
    public void UseCatalog(ModelCatalog catalog)
    {
        Catalog = catalog;
        if (Form is null || Connections is null || ComposeStateFactory.Restore(Form, catalog, Connections) is not { } state) { return; }

        Use(state);
        Several.UseCatalog(catalog);
    }

    /// <summary>The person has changed the form.</summary>
    public void Change(ComposeState form)
    {
        Notice = null;
        Use(form);
        Edited?.Invoke(Form!);
    }

    /// <summary>The form may cost money; it does not ask again.</summary>
    public void AgreeToPay() => Change(Form! with { Exit = SandboxExit.Agreed });

    public void ReturnToSandbox()
    {
        if (Sandbox is { } sandbox) { Change(Form!.SetConnection(sandbox)); }
    }

    /// <summary>Another whole form takes the place of this one, which can be had back.</summary>
    private void Replace(ComposeState by, ChangeReason cause)
    {
        var before = Form!;
        Change(before.Replace(by, cause));
        Part(before);
    }

    /// <summary>Back to the form before the last switch or replacement.</summary>
    public void Undo()
    {
        if (Form is not { BeforeSwitch: { } before } form) { return; }

        Change(form.UndoSwitch());
        // A switch alone changes settings, and doing it again brings them back.
        if (form.Cause != ChangeReason.Switch || !ComposeStateFactory.SaysTheSame(form, before)) { Part(form); }
    }

    /// <summary>Writes an example where nothing is written.</summary>
    public void Suggest(string prompt)
    {
        if (Form is { } form && string.IsNullOrWhiteSpace(form.Values.Text(ComposeForm.PromptName)))
        {
            Change(form.Set(new FieldChange(ComposeForm.PromptName, JsonSerializer.SerializeToElement(prompt))));
        }
    }

    /// <summary>Where the focus is to go now, if anywhere; asked once for each time.</summary>
    public ComposeFocus ConsumeFocus()
    {
        var focus = _focus;
        _focus = ComposeFocus.None;
        return focus;
    }

    public void Want(ComposeFocus focus) => _focus |= focus;

    /// <summary>What became of keeping the form.</summary>
    public void Heard(DraftSaving saving) => (IsTooLarge, Conflict) = (saving is DraftSaving.TooLarge, saving as DraftSaving.Conflict);

    public void ForgetConflict() => Conflict = null;

    /// <summary>This tab's form is kept in the place of the other's.</summary>
    public void KeepThis()
    {
        if (Conflict is not { Other: var other } || Form is not { } form) { return; }

        Conflict = null;
        Part(other);
        Change(form with { SeveralNonces = other.SeveralNonces.SetItems(form.SeveralNonces) });
    }

    /// <summary>The other tab's form is shown here; this one can be had back.</summary>
    public void AcceptOther()
    {
        if (Conflict is not { Other: var other } || Form is not { } form) { return; }

        Conflict = null;
        if (ComposeStateFactory.Restore(other, Catalog, Connections!) is not { } taken) { return; }

        // A sending that it waits for may have been made: what has the nonce makes nothing twice.
        Change(form.Replace(taken, ChangeReason.OtherTab) with
        {
            UnansweredNonce = other.UnansweredNonce,
            SeveralNonces = other.SeveralNonces.SetItems(form.SeveralNonces),
        });
        Part(form);
    }

    /// <summary>A click on Generate.</summary>
    /// <returns>What is to be kept and then sent; null when nothing is, and the form says why.</returns>
    public PendingSend? BeginSend()
    {
        if (IsSending || Form is not { Connection: { } connection } form || Target is not { } target) { return null; }

        Notice = null;
        Use(form with { ShowsAllErrors = true });
        if (Errors.All.Count > 0)
        {
            Want(ComposeFocus.Errors);
            return null;
        }

        if (AsksAboutSandbox)
        {
            Want(ComposeFocus.SandboxExit);
            return null;
        }

        var nonce = form.UnansweredNonce ?? Guid.NewGuid().ToString("N");
        (IsSending, TriedNonce) = (true, nonce);
        return new PendingSend(Form with { UnansweredNonce = nonce }, connection, target.Mode, nonce);
    }

    public void EndSend() => IsSending = false;

    /// <summary>The form after the answer to a sending.</summary>
    public void Apply(SendOutcome outcome, ModeDescription mode)
    {
        if (outcome.IsWhole)
        {
            Change(Form!.AfterSent(mode));
            Tab = SidePanelTab.Tasks;
            return;
        }

        if (!outcome.KeepsNonce) { Change(Form! with { UnansweredNonce = null }); }
        if (outcome.Errors.Count == 0) { return; }

        Errors = ComposeErrors.Refused(outcome.Errors);
        Want(ComposeFocus.Errors);
    }

    /// <summary>Makes the next Generate a new one, and says what became of the one before.</summary>
    public void Settle(AnsweredSend answered)
    {
        // A sending of this page's own has its answer coming.
        if (Form is not { } form || form.UnansweredNonce != answered.Nonce || answered.Nonce == TriedNonce || Target is not { } target) { return; }

        Change(form.AfterSent(target.Mode));
        Notice = new SendOutcome(answered.Tasks, [], null);
    }

    public void OpenExtra(ComposeDialogKind extra)
    {
        if (Form is not { } form) { return; }

        Extra = extra;
        if (extra == ComposeDialogKind.Several) { Several.Open(form); }
    }

    public void CloseExtra() => Extra = null;

    public void UsePrompt(string text)
    {
        CloseExtra();
        var filled = Form!.Set(new FieldChange(ComposeForm.PromptName, FieldValueConverter.ReadText(text)));
        // Nothing is lost where nothing was written.
        if (string.IsNullOrWhiteSpace(Form.Values.Text(ComposeForm.PromptName))) { Change(filled); }
        else { Replace(filled, ChangeReason.Prompt); }
    }

    public void UsePasted(PasteOutcome.Filled pasted)
    {
        CloseExtra();
        Replace(ComposeStateFactory.Fill(Form!, pasted, Connections!), ChangeReason.Paste);
    }

    /// <summary>Another kept form in the place of this one, fitted to what exists now. False when it cannot be.</summary>
    /// <param name="keepsModel">Its values go to the model that is chosen.</param>
    public bool TryUse(ComposeState? kept, bool keepsModel, ChangeReason cause)
    {
        if (kept is null || Target is not { } target || ComposeStateFactory.Restore(kept, Catalog, Connections!) is not { } form) { return false; }

        if (keepsModel) { form = form.SwitchModel(ModelSelection.Find(Catalog, form), target.Provider, target.Model, Form!.Connection); }
        CloseExtra();
        Replace(form, cause);
        return true;
    }

    private ConnectionView? ConnectionOf(ComposeState? form) => Connections?.FirstOrDefault(connection => connection.Id == form?.Connection);

    private void Part(ComposeState from)
    {
        if (ComposeStateFactory.IsWorthKeeping(from) && ComposeDraft.Fingerprint(from) != ComposeDraft.Fingerprint(Form!)) { Replaced?.Invoke(from); }
    }

    private void Use(ComposeState form)
    {
        Form = form = SandboxExitRule.Follow(form, Connection, ConnectionOf(form));
        Target = ModelSelection.Find(Catalog, form);
        if (Target is not { } target) { return; }

        var input = new GenerationInput(target.Provider, target.Model, target.Mode, form.Values, form.Media);
        Errors = ComposeErrors.Find(form, input);
        Price = PriceEstimate.Estimate(input);
        MediaProblems = travel(input, Connection?.IsSandbox == true);
    }
}
