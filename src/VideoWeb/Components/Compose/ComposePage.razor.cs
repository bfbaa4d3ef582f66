using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Compose;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using VideoWeb.Localization;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Wire;
using static VideoWeb.Localization.Words;

namespace VideoWeb.Components.Compose;

/// <summary>Where a clip is asked for. Keeps the draft, sends, and shows the latest tasks live.</summary>
public sealed partial class ComposePage
{
    private const int LatestCount = 8;

    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(80);
    private static readonly TimeSpan DraftDelay = TimeSpan.FromMilliseconds(500);

    private ElementReference _root;
    private IJSObjectReference? _module;
    private IJSObjectReference? _script;
    private DraftSaver? _drafts;
    private (string Slug, string? From, string? Model, string? Frame)? _shown;

    private IReadOnlyList<ConnectionView>? _connections;
    private IReadOnlyList<TaskRow>? _tasks;
    private IReadOnlyDictionary<DurationKey, UsualTime> _usual = new Dictionary<DurationKey, UsualTime>();
    private ComposeState? _state;
    private ComposeSnapshot? _resumed;
    private ComposeTarget? _target;
    private ComposeErrors _errors = ComposeErrors.None;
    private ReportedCost? _price;
    private RequestPreviewText? _preview;
    private ComposeTab _tab;
    private SendOutcome? _notice;
    private DateTimeOffset _now;
    private bool _isSending;
    private string? _triedNonce; // of the last sending from this page
    private bool _wantsSummary;
    private bool _hasSpentQuery;
    private bool _hearsCatalog;

    [Inject] private LiveCatalog Catalog { get; set; } = default!;
    [Inject] private ConnectionStore ConnectionStore { get; set; } = default!;
    [Inject] private DraftStore DraftStore { get; set; } = default!;
    [Inject] private TaskStore TaskStore { get; set; } = default!;
    [Inject] private GenerationCommands Commands { get; set; } = default!;
    [Inject] private UsualTimes UsualTimes { get; set; } = default!;
    [Inject] private EngineOptions Options { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;
    [Inject] private IJSRuntime Script { get; set; } = default!;
    [Inject] private MessageFormatter Messages { get; set; } = default!;

    [CascadingParameter] private WorkspaceContext Context { get; set; } = default!;

    [Parameter] public string Slug { get; set; } = "";

    /// <summary>A task whose request is to be used again.</summary>
    [SupplyParameterFromQuery(Name = "from")] private string? From { get; set; }

    /// <summary><c>used</c> for the seed that the task's provider says it has used.</summary>
    [SupplyParameterFromQuery(Name = "seed")] private string? Seed { get; set; }

    /// <summary><c>provider/model</c> to begin with.</summary>
    [SupplyParameterFromQuery(Name = "model")] private string? Model { get; set; }

    /// <summary>The form over a pause of the circuit.</summary>
    [PersistentState(RestoreBehavior = RestoreBehavior.SkipInitialValue)]
    public ComposeSnapshot? Snapshot
    {
        get => _state is { } state && RendererInfo.IsInteractive ? ComposeSnapshot.Of(Context.Slug, state, _tab) : null;
        set => _resumed = value;
    }

    private string PageAddress => Context.Page("compose");

    private string TaskAddress(TaskId task) => Context.Page($"tasks/{task}");

    protected override async Task OnParametersSetAsync()
    {
        var wanted = (Context.Slug, From, Model, File);
        if (_shown == wanted) { return; }
        var isSame = _shown?.Slug == Context.Slug && _state is not null;
        _shown = wanted;
        // The address has lost its query again after it was applied.
        if (isSame && From is null && Model is null && File is null) { return; }
        if (!isSame) { Subscribe(); }
        ChangeSubject();
        await LoadAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        try
        {
            if (firstRender) { await AttachAsync(); }
            if (_script is null || IsGone) { return; }

            if (_hasSpentQuery)
            {
                // Without it a reload opens the draft, with whatever was changed since. Only now: before the first render the browser would fetch the page.
                _hasSpentQuery = false;
                Navigation.NavigateTo(PageAddress, replace: true);
            }
            if (_wantsSummary)
            {
                _wantsSummary = false;
                await _script.InvokeVoidAsync("focus", "error-summary");
            }
        }
        catch (Exception error) when (error is JSException or JSDisconnectedException or OperationCanceledException)
        {
            // The form works without its script: what is typed arrives when its field is left.
            Logger.LogWarning(error, "The script of the form did not answer.");
        }
    }

    private async Task AttachAsync()
    {
        _module = await Script.InvokeAsync<IJSObjectReference>("import", "./Components/Compose/ComposePage.razor.js");
        if (!IsGone) { _script = await _module.InvokeAsync<IJSObjectReference>("attach", _root); }
    }

    private void Subscribe()
    {
        if (!RendererInfo.IsInteractive) { return; }

        _drafts ??= new DraftSaver(DraftDelay, Time, SaveDraftAsync);
        Listen(Context.Actor.Workspace, Frame, () => ShowAsync(ReadLatestAsync));
        if (_hearsCatalog) { return; }

        _hearsCatalog = true;
        Hold(Catalog.Subscribe(() => Post(UseNewCatalog)));
    }

    private Task LoadAsync() => ReadAsync(async token =>
    {
        var connections = await ConnectionStore.ListAsync(Context.Actor, token);
        var kept = _state ?? Resume() ?? await ReadDraftAsync(token);
        var answered = kept is null ? null : await FindAnsweredAsync(kept, token);
        var reused = TaskId.TryParse(From, out var task) ? await TaskStore.FindDetailAsync(Context.Actor, task, token) : null;
        var file = AssetId.TryParse(File, out var asset) ? await AssetStore.FindAsync(Context.Actor, asset, token) : null;
        var showTasks = await ReadLatestAsync(token);
        return () =>
        {
            showTasks();
            _connections = connections;
            _shelf = OpenShelf();
            Open(_state ?? kept, reused, file, connections);
            if (answered is not null) { Settle(answered); }
        };
    });

    private void Open(ComposeState? kept, TaskDetail? reused, AssetRow? file, IReadOnlyList<ConnectionView> connections)
    {
        var catalog = Catalog.Current;
        var state = (kept is null ? null : ComposeStart.Restore(kept, catalog, connections)) ?? ComposeStart.Fresh(catalog, connections);
        if (state is null) { return; }
        var wished = ComposeStart.Preselect(reused is null ? state : ComposeStart.Reuse(reused, catalog, connections, state, withUsedSeed: Seed == "used"), Model, catalog, connections);
        if (file is not null) { wished = FrameStart.Use(wished, AssetMedia.Item(file, FileSlot ?? ""), catalog, connections); }
        Use(wished);
        if (!RendererInfo.IsInteractive || (From is null && Model is null && File is null)) { return; }

        _drafts?.Changed(wished);
        _hasSpentQuery = true;
    }

    private ComposeState? Resume()
    {
        if (_resumed?.Slug != Context.Slug) { return null; }
        _tab = _resumed.Tab;
        return _resumed.Restore();
    }

    private async Task<ComposeState?> ReadDraftAsync(CancellationToken token) =>
        await DraftStore.ReadAsync(Context.Actor, token) is { } json ? ComposeDraft.Read(json) : null;

    private async Task SaveDraftAsync(ComposeState state)
    {
        try
        {
            // Not the page's token: the last save happens when the page goes.
            await DraftStore.WriteAsync(Context.Actor, ComposeDraft.Write(state), CancellationToken.None);
        }
        catch (Exception error)
        {
            Logger.LogError(error, "The draft of user {User} in workspace {Workspace} could not be saved.", Context.User, Context.Actor.Workspace);
        }
    }

    private void Change(ComposeState state)
    {
        (_notice, Message) = (null, null);
        Use(state);
        _drafts?.Changed(state);
    }

    private void Use(ComposeState state)
    {
        _state = state;
        _target = ComposeTarget.Find(Catalog.Current, state);
        if (_target is not { } target) { return; }
        var input = new GenerationInput(target.Provider, target.Model, target.Mode, state.Values, state.Media);
        _errors = ComposeErrors.Find(state, input);
        _price = PriceEstimate.Estimate(input);
        var connection = _connections?.FirstOrDefault(candidate => candidate.Id == state.Connection);
        _shelf = _shelf is null ? null : _shelf with { Problems = Commands.TravelErrors(input, connection?.IsSandbox == true) };
        _preview = Commands.Preview(ComposeSubmission.PreviewOrder(state), connection?.BaseUrl ?? target.Provider.DefaultBaseUrl, connection?.Overrides);
    }

    private void UseNewCatalog()
    {
        if (_state is null || _connections is null || ComposeStart.Restore(_state, Catalog.Current, _connections) is not { } state) { return; }
        Use(state);
        _plan = _plan is null ? null : _plan with { Targets = _plan.Targets.RemoveAll(target => target.Input(Catalog.Current) is null) };
    }

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

        // Kept with the draft before anything is sent: if this page dies now, sending the same form again makes nothing twice.
        var nonce = _state.UnansweredNonce ?? Guid.NewGuid().ToString("N");
        SendOutcome? outcome = null;
        (_isSending, _triedNonce) = (true, nonce);
        await RunAsync(
            async _ =>
            {
                Change(_state with { UnansweredNonce = nonce });
                await (_drafts?.FlushAsync() ?? Task.CompletedTask);
                var orders = ComposeSubmission.Orders(_state, connection, target.Mode, nonce);
                // Not the page's token: a click that was made counts, also when the reader leaves.
                outcome = await ComposeSubmission.SendAsync(orders, order => Commands.SubmitAsync(Context.Actor, order, CancellationToken.None));
            },
            failure: T("The server could not take this. Try again: the same form is never sent twice."));
        _isSending = false;
        if (outcome is null) { return; }

        if (IsGone) { await SettleDraftAsync(nonce, outcome, target.Mode); }
        else { Take(outcome, target.Mode); }
    }

    private void Take(SendOutcome outcome, ModeDescription mode)
    {
        if (outcome.IsWhole)
        {
            Change(_state!.AfterSent(mode));
            _tab = ComposeTab.Tasks;
        }
        else
        {
            if (!outcome.MayRepeat) { Change(_state! with { UnansweredNonce = null }); }
            if (outcome.Errors.Count > 0) { (_errors, _wantsSummary) = (ComposeErrors.Refused(outcome.Errors), true); }
        }

        _notice = outcome;
        RaiseChange();
    }

    /// <summary>For a page that was left while its sending ran: the answer has come, so the kept form does not wait for it any more.</summary>
    private async Task SettleDraftAsync(string nonce, SendOutcome outcome, ModeDescription mode)
    {
        if (outcome.MayRepeat) { return; }

        try
        {
            // What was changed or sent anew since is not touched.
            if (await DraftStore.ReadAsync(Context.Actor, CancellationToken.None) is not { } json || ComposeDraft.Read(json) is not { } kept || kept.UnansweredNonce != nonce) { return; }

            var settled = outcome.IsWhole ? kept.AfterSent(mode) : kept with { UnansweredNonce = null };
            await DraftStore.ReplaceAsync(Context.Actor, json, ComposeDraft.Write(settled), CancellationToken.None);
        }
        catch (Exception error)
        {
            // The nonce stays: the next sending of this form says that it was sent before, and the one after makes a new task.
            Logger.LogError(error, "The draft of user {User} in workspace {Workspace} could not be settled.", Context.User, Context.Actor.Workspace);
        }
    }

    /// <summary>What became of a sending that this form still waits for, although the page that sent it has its answer; null when it has none, or none is known.</summary>
    /// <remarks>
    /// It takes both, tasks and a draft that has been settled (<see cref="SettleDraftAsync"/>): tasks alone can be those of an answer that was lost,
    /// and then the same form must make nothing twice. A sending of this page's own is not looked for.
    /// </remarks>
    private async Task<AnsweredSend?> FindAnsweredAsync(ComposeState state, CancellationToken token)
    {
        if (state.UnansweredNonce is not { } nonce || nonce == _triedNonce || (await ReadDraftAsync(token))?.UnansweredNonce == nonce) { return null; }

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

    private async Task<Action> ReadLatestAsync(CancellationToken token)
    {
        var rows = (await TaskStore.ListAsync(Context.Actor, TaskFilter.All, null, LatestCount, token)).Rows;
        var usual = await UsualTimes.FindAsync(rows.Where(row => row.State.IsOpen()), token);
        var answered = _state is null ? null : await FindAnsweredAsync(_state, token);
        return () =>
        {
            (_tasks, _usual, _now) = (rows, usual, Time.GetUtcNow());
            if (answered is not null) { Settle(answered); }
        };
    }

    protected override async ValueTask DisposeCoreAsync()
    {
        if (_drafts is not null) { await _drafts.DisposeAsync(); }
        try
        {
            if (_script is not null) { await _script.InvokeVoidAsync("dispose"); await _script.DisposeAsync(); }
            if (_module is not null) { await _module.DisposeAsync(); }
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and the listeners with it.
        }
    }
}
