using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;
using VideoWeb.Components.Compose.Drafts;
using VideoWeb.Components.Compose.Media;
using VideoWeb.Components.Compose.Models;
using VideoWeb.Components.Compose.MultiModel;
using VideoWeb.Components.Compose.Results;
using VideoWeb.Components.Compose.Submission;
using VideoWeb.Components.Connections;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Compose;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;

namespace VideoWeb.Components.Compose;

/// <summary>Where a clip is asked for: reads, keeps and sends what <see cref="ComposePageState"/> decides, and shows the latest tasks live.</summary>
public sealed partial class ComposePage
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(80);

    private ElementReference _root;
    private ComposeScript? _script;
    private (string Slug, string? From, string? Model, string? File)? _shown;
    private bool _hasSpentQuery;
    private ComposePageState _page = default!;
    private ComposeSnapshot? _resumed;
    private PageDraft _draft = default!;
    private ComposeDialogs _extras = default!;
    private LatestTasks? _latest;
    private string? _chosenSet;
    private MediaSlotContext? _shelf;
    private ModelHistories _histories = ModelHistories.None;
    private FavouriteModels _favourites = default!;

    [Inject] private LiveTasks Live { get; set; } = default!;
    [Inject] private LiveCatalog Catalog { get; set; } = default!;
    [Inject] private ConnectionStore ConnectionStore { get; set; } = default!;
    [Inject] private DraftStore DraftStore { get; set; } = default!;
    [Inject] private PastDraftStore PastDraftStore { get; set; } = default!;
    [Inject] private FavouriteModelStore FavouriteStore { get; set; } = default!;
    [Inject] private PresetStore PresetStore { get; set; } = default!;
    [Inject] private TaskStore TaskStore { get; set; } = default!;
    [Inject] private ComposeReader Reader { get; set; } = default!;
    [Inject] private MediaSource Media { get; set; } = default!;
    [Inject] private GenerationCommands Commands { get; set; } = default!;
    [Inject] private EngineOptions Options { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;
    [Inject] private IJSRuntime Script { get; set; } = default!;
    [CascadingParameter] private WorkspaceContext Context { get; set; } = default!;
    [CascadingParameter] private UserClock? Clock { get; set; }
    [Parameter] public string Slug { get; set; } = "";

    /// <summary>A task whose request is to be used again.</summary>
    [SupplyParameterFromQuery(Name = "from")] private string? From { get; set; }
    /// <summary><c>used</c> for the seed that the task's provider says it has used.</summary>
    [SupplyParameterFromQuery(Name = "seed")] private string? Seed { get; set; }
    /// <summary>Which part of the task's request, as <see cref="ReuseParts.Read"/> knows it.</summary>
    [SupplyParameterFromQuery(Name = "take")] private string? Take { get; set; }
    [SupplyParameterFromQuery(Name = "count")] private string? Count { get; set; }
    /// <summary><c>provider/model</c> to begin with.</summary>
    [SupplyParameterFromQuery(Name = "model")] private string? Model { get; set; }
    /// <summary>A file of this workspace to begin with.</summary>
    [SupplyParameterFromQuery(Name = "frame")] private string? File { get; set; }
    /// <summary>The slot in which it goes.</summary>
    [SupplyParameterFromQuery(Name = "slot")] private string? FileSlot { get; set; }

    /// <summary>The form over a pause of the circuit.</summary>
    [PersistentState(RestoreBehavior = RestoreBehavior.SkipInitialValue)]
    public ComposeSnapshot? Snapshot
    {
        get => _page?.Form is { } form && RendererInfo.IsInteractive ? ComposeSnapshot.Of(Context.Slug, form, _page.Tab, _draft.Version) : null;
        set => _resumed = value;
    }

    private FormSender Sender => new(Commands, TaskStore, DraftStore, Context.Actor, Logger);

    private string PageAddress => Context.Page("compose");

    private string ConnectionsAddress => Context.Page("connections");

    private bool CanSpend => Context.Membership.Role.CanSpend();

    private bool HasQuery => From is not null || Model is not null || File is not null;

    private string? Obstacle => _page.Obstacle(CanSpend, Texts);

    private ResultSet? CurrentSet => _latest is null ? null : ResultSet.Current(_latest.Sets, _chosenSet, Context.User);

    /// <summary>Under which the browser keeps what is typed and has not arrived here.</summary>
    private string CopyName => $"videoweb-draft/{Context.Actor.Workspace}/{Context.User}";

    // A viewer cannot send, to one model or to several.
    private EventCallback Several => CanSpend ? EventCallback.Factory.Create(this, () => OpenExtraAsync(ComposeDialogKind.Several)) : default;

    private RequestPreviewText? Preview => _page is { Form: { } form, Target: { } target }
        ? Commands.Preview(ComposeSubmission.PreviewOrder(form), SandboxAddress.At(_page.Connection?.BaseUrl ?? target.Provider.DefaultBaseUrl, new Uri(Navigation.BaseUri)), _page.Connection?.Overrides)
        : null;

    protected override void OnInitialized()
    {
        _page = new ComposePageState(Catalog.Current, Commands.TravelErrors);
        _page.Edited += _ => Message = null;
        _draft = new PageDraft(_page, DraftStore, PastDraftStore, Time, Logger, ShowSaved);
        if (RendererInfo.IsInteractive) { Hold(Catalog.Subscribe(() => Post(() => _page.UseCatalog(Catalog.Current)))); }
    }

    protected override async Task OnParametersSetAsync()
    {
        var wanted = (Context.Slug, From, Model, File);
        if (_shown == wanted) { return; }
        var isSame = _shown?.Slug == Context.Slug && _page.Form is not null;
        _shown = wanted;
        // The address has lost its query again after it was applied.
        if (isSame && !HasQuery) { return; }
        if (!isSame)
        {
            _draft.Choose(Context.Actor);
            _extras = new ComposeDialogs(_page, PresetStore, PastDraftStore, TaskStore, Context.Actor, Texts);
            _favourites = new FavouriteModels(FavouriteStore, Context.User);
            _shelf = Media.Open(Context, Gone);
            _page.ForgetConflict();
            if (RendererInfo.IsInteractive) { _draft.Begin(); }
            Listen(Context.Actor.Workspace, Frame, () => ShowAsync(ReadLatestAsync));
        }
        ChangeSubject();
        await LoadAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender) { _script = await ComposeScript.AttachAsync(Script, _root, putsBack: !_hasSpentQuery, Logger, Gone); }
        if (_script is null || IsGone) { return; }

        if (_hasSpentQuery)
        {
            // Without it a reload opens the draft, with whatever was changed since. Only now: before the first render the browser would fetch the page.
            _hasSpentQuery = false;
            Navigation.NavigateTo(PageAddress, replace: true);
        }
        await _script.BringAsync(_page.ConsumeFocus());
    }

    private Task LoadAsync() => ReadAsync(async token =>
    {
        var resumed = _page.Form is null && _resumed?.Slug == Context.Slug ? _resumed : null;
        var (kept, version) = _page.Form is { } open ? (open, null) : await _draft.FindAsync(resumed, token);
        var answered = kept is null ? null : await Sender.FindAnsweredAsync(kept, _page.TriedNonce, token);
        var reading = await Reader.ReadAsync(Context.Actor, new ComposeQuery(From, Seed, Model, File, FileSlot) { Take = Take, Count = Count }, token);
        var showTasks = await ReadLatestAsync(token);
        return () =>
        {
            showTasks();
            _favourites.Show(reading.Favourites);
            _page.Budgets = reading.Budgets;
            if (_page.Form is null) { _draft.Know(version, kept); }
            if (_page.Form is null && resumed is not null) { _page.Tab = resumed.Tab; }
            _page.Open(Catalog.Current, reading.Connections, _page.Form ?? kept, reading.Wish);
            if (RendererInfo.IsInteractive && HasQuery && _page.Form is { } form)
            {
                _draft.Changed(form);
                _hasSpentQuery = true;
            }
            if (answered is not null) { _page.Settle(answered); }
        };
    });

    private async Task<Action> ReadLatestAsync(CancellationToken token)
    {
        var latest = await Reader.ReadLatestAsync(Context.Actor, token);
        var answered = _page.Form is not { } form ? null : await Sender.FindAnsweredAsync(form, _page.TriedNonce, token);
        // Most workspaces have none; where there are some, all open pages of a person read them once a change.
        var budgets = _page.Budgets.Count == 0 ? [] : await Live.ReadAsync(Context.Actor, "", reading => Reader.ReadBudgetsAsync(Context.Actor, reading), token);
        return () =>
        {
            (_latest, _page.Budgets) = (latest, budgets);
            if (answered is not null) { _page.Settle(answered); }
        };
    }

    // With a prompt that works filled in, the first clip is one more click away.
    private Task UseSandboxAsync() => RunAsync(async token =>
    {
        var added = await SandboxConnections.AddAsync(ConnectionStore, Context.Actor, SandboxConnections.Missing(Catalog.Current.Providers, _page.Connections ?? []), Texts, token);
        await LoadAsync();
        if (added is SaveConnectionResult.Rejected rejected) { Message = new(Tone.Danger, Texts.Format(rejected.Message)); }
        else { _page.Suggest(Texts[ComposeText.ExamplePrompt]); }
        // The button that was pressed is gone with what stood here.
        _page.Want(ComposeFocus.Prompt);
    });

    private void ShowSaved(DraftSaving saving)
    {
        if (IsGone) { return; }
        if (_page.IsTooLarge || _page.Conflict is not null || saving is not DraftSaving.Kept) { Post(() => _page.Heard(saving)); }
        if (saving is DraftSaving.Kept && _script is { } script) { _ = InvokeAsync(script.ReportKeptAsync); }
    }

    /// <summary>Who leaves now would lose what is typed here: nothing has kept it.</summary>
    private void HoldBack(LocationChangingContext leaving)
    {
        leaving.PreventNavigation();
        _page.Want(ComposeFocus.Decision);
    }

    private async Task SendAsync()
    {
        if (_page.IsSending) { return; }

        Message = null;
        if (_page.BeginSend() is not { } send) { return; }

        SendOutcome? outcome = null;
        await RunAsync(async _ => outcome = await _draft.KeepAsync(send.Form, Texts) ?? await Sender.SendAsync(send, Texts), failure: Texts[ComposeText.SendFailed]);
        _page.EndSend();
        if (outcome is null) { return; }

        if (IsGone)
        {
            await Sender.SettleAsync(send, outcome);
            return;
        }

        _page.Apply(outcome, send.Mode);
        if (outcome.IsWhole) { _chosenSet = null; }
        if (outcome.Tasks.Count > 0) { await ShowSentAsync(); }
        _page.Notice = outcome;
    }

    /// <summary>The card is there before anything is said of it.</summary>
    private async Task ShowSentAsync()
    {
        try
        {
            await ShowAsync(ReadLatestAsync);
            _page.Want(ComposeFocus.Result);
        }
        catch (Exception error)
        {
            Logger.LogWarning(error, "What was sent could not be read yet.");
            RaiseChange();
        }
    }

    private async Task SendSeveralAsync()
    {
        if (_page.Several.Begin(_page.Form, _page.Connections) is not { } plan) { return; }

        MultiModelPlan? done = null;
        await RunAsync(
            async _ =>
            {
                if (await _draft.KeepAsync(MultiModelSubmission.Remember(plan, _page.Form!), Texts) is { } unkept) { Message = new CommandMessage(Tone.Danger, unkept.Refusal!); }
                else { done = await Sender.SendAsync(plan, _page.Catalog, Texts, ShowStep); }
            },
            subject: nameof(SendSeveralAsync),
            failure: Texts[ComposeText.SendFailed]);
        _page.Several.End();
        // What has been answered is not waited for any more, here or in the draft of a page that was left.
        if (done is not null && IsGone) { await Sender.SettleAsync(done); }
        else if (done is not null) { _page.Change(MultiModelSubmission.Remember(done, _page.Form!)); }
        RaiseChange();
    }

    private void ShowStep(MultiModelPlan step)
    {
        _page.Several.Plan = step;
        StateHasChanged();
    }

    private Task MarkAsync(ModelReference model) => RunAsync(token => _favourites.ToggleAsync(model, token), subject: model);

    private async Task OpenExtraAsync(ComposeDialogKind extra)
    {
        Message = null;
        _page.OpenExtra(extra);
        await RunAsync(token => _extras.ReadAsync(extra, token), subject: extra);
        if (extra == ComposeDialogKind.Recent) { await SearchPromptsAsync(null); }
    }

    private Task UsePastDraftAsync(PastDraftId id) => RunAsync(
        async token =>
        {
            if (!await _extras.UseDraftAsync(id, token)) { Message = new CommandMessage(Tone.Warning, Texts[ComposeText.DraftGone]); }
        },
        subject: nameof(UsePastDraftAsync));

    private Task SearchPromptsAsync(string? search)
    {
        _extras.Search = search;
        return RunAsync(token => _extras.ReadPromptsAsync(search, token), subject: $"prompts {search}");
    }

    // What a dialog is about stays open, with what is typed in it: it says itself what failed.
    private async Task<bool> ApplyPresetAsync(Func<CancellationToken, Task<bool>> save)
    {
        var isTaken = false;
        await RunAsync(async token => isTaken = await save(token), subject: nameof(ApplyPresetAsync));
        StateHasChanged();
        return isTaken;
    }

    protected override async ValueTask DisposeCoreAsync()
    {
        await _draft.DisposeAsync();
        if (_script is not null) { await _script.DisposeAsync(); }
    }
}
