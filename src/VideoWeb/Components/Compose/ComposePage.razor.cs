using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Compose;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
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

    private readonly CancellationTokenSource _disposed = new();
    private ElementReference _root;
    private IJSObjectReference? _module;
    private IJSObjectReference? _script;
    private DraftSaver? _drafts;
    private ChangeSignal? _signal;
    private IDisposable? _feed;
    private IDisposable? _catalogFeed;
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
    private string? _problem;
    private DateTimeOffset _now;
    private bool _isSending;
    private bool _hasFailed;
    private bool _wantsSummary;
    private bool _hasSpentQuery;

    [Inject] private LiveCatalog Catalog { get; set; } = default!;
    [Inject] private ConnectionStore ConnectionStore { get; set; } = default!;
    [Inject] private DraftStore DraftStore { get; set; } = default!;
    [Inject] private TaskStore TaskStore { get; set; } = default!;
    [Inject] private GenerationCommands Commands { get; set; } = default!;
    [Inject] private ChangeFeed Feed { get; set; } = default!;
    [Inject] private UsualTimes UsualTimes { get; set; } = default!;
    [Inject] private EngineOptions Options { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;
    [Inject] private IJSRuntime Script { get; set; } = default!;
    [Inject] private TimeProvider Time { get; set; } = default!;
    [Inject] private ILogger<ComposePage> Logger { get; set; } = default!;

    [CascadingParameter] private WorkspaceContext Context { get; set; } = default!;

    [Parameter] public string Slug { get; set; } = "";

    /// <summary>A task whose request is to be used again.</summary>
    [SupplyParameterFromQuery(Name = "from")] private string? From { get; set; }

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
        if (RendererInfo.IsInteractive && !isSame) { Subscribe(); }
        await LoadAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _module = await Script.InvokeAsync<IJSObjectReference>("import", "./Components/Compose/ComposePage.razor.js");
            _script = await _module.InvokeAsync<IJSObjectReference>("attach", _root);
        }
        if (_script is null) { return; }
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

    private void Subscribe()
    {
        _drafts ??= new DraftSaver(DraftDelay, Time, SaveDraftAsync);
        // Subscribe before the first read, so that no change falls between the two.
        _signal ??= new ChangeSignal(Frame, Time, () => InvokeAsync(RefreshTasksAsync));
        _feed?.Dispose();
        _feed = Feed.Subscribe(Context.Actor.Workspace, _ => _signal.Raise());
        _catalogFeed ??= Catalog.Subscribe(() => _ = InvokeAsync(UseNewCatalog));
    }

    private async Task LoadAsync()
    {
        try
        {
            var connections = await ConnectionStore.ListAsync(Context.Actor, _disposed.Token);
            var kept = _state ?? Resume() ?? await ReadDraftAsync();
            var reused = TaskId.TryParse(From, out var task) ? await TaskStore.FindDetailAsync(Context.Actor, task, _disposed.Token) : null;
            var file = AssetId.TryParse(File, out var asset) ? await AssetStore.FindAsync(Context.Actor, asset, _disposed.Token) : null;
            await ReadTasksAsync();
            _now = Time.GetUtcNow();
            _connections = connections;
            _hasFailed = false;
            _shelf = OpenShelf();
            Open(kept, reused, file, connections);
        }
        catch (OperationCanceledException) when (_disposed.IsCancellationRequested)
        {
            // The page is gone.
        }
        catch (Exception error)
        {
            Logger.LogError(error, "The form of workspace {Workspace} could not be opened.", Context.Actor.Workspace);
            _hasFailed = true;
        }
    }

    private void Open(ComposeState? kept, TaskDetail? reused, AssetRow? file, IReadOnlyList<ConnectionView> connections)
    {
        var catalog = Catalog.Current;
        var state = (kept is null ? null : ComposeStart.Restore(kept, catalog, connections)) ?? ComposeStart.Fresh(catalog, connections);
        if (state is null) { return; }
        var wished = ComposeStart.Preselect(reused is null ? state : ComposeStart.Reuse(reused, catalog, connections, state), Model, catalog, connections);
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

    private async Task<ComposeState?> ReadDraftAsync() =>
        await DraftStore.ReadAsync(Context.Actor, _disposed.Token) is { } json ? ComposeDraft.Read(json) : null;

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
        (_notice, _problem) = (null, null);
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
        StateHasChanged();
    }

    private async Task SendAsync()
    {
        if (_isSending || _state is null || _target is null || _state.Connection is not { } connection) { return; }
        (_notice, _problem) = (null, null);
        Use(_state with { ShowsAllErrors = true });
        if (_errors.All.Count > 0)
        {
            _wantsSummary = true;
            return;
        }

        _isSending = true;
        try
        {
            // Kept with the draft before anything is sent: if this page dies now, sending the same form again makes nothing twice.
            var nonce = _state.UnansweredNonce ?? Guid.NewGuid().ToString("N");
            Change(_state with { UnansweredNonce = nonce });
            await (_drafts?.FlushAsync() ?? Task.CompletedTask);
            var orders = ComposeSubmission.Orders(_state, connection, _target.Mode, nonce);
            // Not the page's token: a click that was made counts, also when the reader leaves.
            Take(await ComposeSubmission.SendAsync(orders, order => Commands.SubmitAsync(Context.Actor, order, CancellationToken.None)));
        }
        catch (Exception error) when (!_disposed.IsCancellationRequested)
        {
            Logger.LogError(error, "A form of workspace {Workspace} could not be sent.", Context.Actor.Workspace);
            _problem = T("The server could not take this. Try again: the same form is never sent twice.");
        }
        finally
        {
            _isSending = false;
        }
    }

    private void Take(SendOutcome outcome)
    {
        if (outcome.IsWhole)
        {
            Change(_state!.AfterSent(_target!.Mode));
            _tab = ComposeTab.Tasks;
        }
        else
        {
            if (!outcome.MayRepeat) { Change(_state! with { UnansweredNonce = null }); }
            if (outcome.Errors.Count > 0) { (_errors, _wantsSummary) = (ComposeErrors.Refused(outcome.Errors), true); }
        }
        _notice = outcome;
        _signal?.Raise();
    }

    private async Task ReadTasksAsync()
    {
        var rows = (await TaskStore.ListAsync(Context.Actor, TaskFilter.All, null, LatestCount, _disposed.Token)).Rows;
        _usual = await UsualTimes.FindAsync(rows.Where(row => row.State.IsOpen()), _disposed.Token);
        _tasks = rows;
    }

    private async Task RefreshTasksAsync()
    {
        try
        {
            await ReadTasksAsync();
            _now = Time.GetUtcNow();
            StateHasChanged();
        }
        catch (OperationCanceledException) when (_disposed.IsCancellationRequested)
        {
            // The page is gone.
        }
        catch (Exception error)
        {
            // What is shown stays; the next signal reads again.
            Logger.LogError(error, "The latest tasks of workspace {Workspace} could not be read.", Context.Actor.Workspace);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _feed?.Dispose();
        _catalogFeed?.Dispose();
        _signal?.Dispose();
        await _disposed.CancelAsync();
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
