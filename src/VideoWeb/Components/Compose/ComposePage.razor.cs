using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using VideoWeb.Components.Compose.Extras;
using VideoWeb.Components.Compose.Fields;
using VideoWeb.Components.Compose.Results;
using VideoWeb.Components.Connections;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Compose;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Components.Compose;

/// <summary>Where a clip is asked for. Keeps the draft, sends, and shows the latest tasks live.</summary>
public sealed partial class ComposePage
{
    // Enough for a strip of sets, of which each may have several.
    private const int LatestCount = 24;

    private const int RecentModels = 4;

    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(80);
    private static readonly TimeSpan DraftDelay = TimeSpan.FromMilliseconds(500);

    private ElementReference _root;
    private IJSObjectReference? _module;
    private IJSObjectReference? _script;
    private (string Slug, string? From, string? Model, string? Frame)? _shown;

    private IReadOnlyList<ConnectionView>? _connections;
    private IReadOnlyList<ResultSet>? _sets;
    private string? _chosenSet;
    private IReadOnlyList<ModelPick> _recent = [];
    private IReadOnlyDictionary<DurationKey, UsualTime> _usual = new Dictionary<DurationKey, UsualTime>();
    private ComposeState? _state;
    private ComposeSnapshot? _resumed;
    private ComposeTarget? _target;
    private ComposeErrors _errors = ComposeErrors.None;
    private ReportedCost? _price;
    private RequestPreviewText? _preview;
    private ComposeTab _tab;
    private DateTimeOffset _now;
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
        get => _state is { } state && RendererInfo.IsInteractive ? ComposeSnapshot.Of(Context.Slug, state, _tab, Draft.Version) : null;
        set => _resumed = value;
    }

    private string PageAddress => Context.Page("compose");

    private string ConnectionsAddress => Context.Page("connections");

    private bool CanSpend => Context.Membership.Role.CanSpend();

    private ConnectionView? Connection => _connections?.FirstOrDefault(connection => connection.Id == _state?.Connection);

    private ResultSet? CurrentSet => _sets is null ? null : ResultSet.Current(_sets, _chosenSet, Context.User);

    private string? Obstacle => SendObstacle.Find(CanSpend, _state!, _target!, _isTooLarge, _conflict is not null, Texts);

    /// <summary>Under which the browser keeps what is typed and has not arrived here.</summary>
    private string CopyName => $"videoweb-draft/{Context.Actor.Workspace}/{Context.User}";

    // A viewer cannot send, to one model or to several.
    private EventCallback Several => CanSpend ? EventCallback.Factory.Create(this, () => OpenExtraAsync(ComposeExtra.Several)) : default;

    private string TaskAddress(TaskId task) => Context.Page($"tasks/{task}");

    protected override async Task OnParametersSetAsync()
    {
        var wanted = (Context.Slug, From, Model, File);
        if (_shown == wanted) { return; }
        var isSame = _shown?.Slug == Context.Slug && _state is not null;
        _shown = wanted;
        // The address has lost its query again after it was applied.
        if (isSame && From is null && Model is null && File is null) { return; }
        if (!isSame)
        {
            (Draft, _conflict) = (null, null);
            Subscribe();
        }
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
            if (_wantsResult)
            {
                _wantsResult = false;
                await _script.InvokeVoidAsync("reveal", ResultList.Id);
            }
            if (_wantsDecision)
            {
                _wantsDecision = false;
                await _script.InvokeVoidAsync("focus", DraftConflict.Id);
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
        if (!IsGone) { _script = await _module.InvokeAsync<IJSObjectReference>("attach", _root, !_hasSpentQuery); }
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
        var draft = Draft;
        var resumed = _state is null ? Resume() : null;
        var read = _state is null && resumed is null ? await draft.ReadAsync(token) : null;
        var kept = _state ?? resumed ?? read?.Form;
        var answered = kept is null ? null : await FindAnsweredAsync(kept, token);
        var reused = TaskId.TryParse(From, out var task) ? await TaskStore.FindDetailAsync(Context.Actor, task, token) : null;
        var file = AssetId.TryParse(File, out var asset) ? await AssetStore.FindAsync(Context.Actor, asset, token) : null;
        var showTasks = await ReadLatestAsync(token);
        return () =>
        {
            showTasks();
            _connections = connections;
            _shelf = OpenShelf();
            // Its own last saving may have come after it was paused; that is this form.
            if (_state is null && resumed is not null) { draft.Know(_resumed!.Version, resumed); }
            if (_state is null && read is { } known) { draft.Know(known.Version, known.Form); }
            Open(_state ?? kept, reused, file, connections);
            if (answered is not null) { Settle(answered); }
        };
    });

    // With a prompt that works filled in, the first clip is one more click away.
    private Task UseSandboxAsync() => RunAsync(async token =>
    {
        var added = await SandboxConnections.AddAsync(ConnectionStore, Context.Actor, SandboxConnections.Missing(Catalog.Current.Providers, _connections ?? []), Texts, token);
        await LoadAsync();
        if (added is SaveConnectionResult.Rejected rejected) { Message = new(Tone.Danger, Texts.Format(rejected.Message)); }
        else if (_state is { } state && string.IsNullOrWhiteSpace(state.Values.Text(ComposeForm.PromptName)))
        {
            Change(state.Set(new FieldChange(ComposeForm.PromptName, JsonSerializer.SerializeToElement(Texts[ComposeText.ExamplePrompt]))));
        }
    });

    private void Open(ComposeState? kept, TaskDetail? reused, AssetRow? file, IReadOnlyList<ConnectionView> connections)
    {
        var catalog = Catalog.Current;
        var state = (kept is null ? null : ComposeStart.Restore(kept, catalog, connections)) ?? ComposeStart.Fresh(catalog, connections);
        if (state is null) { return; }
        var wished = Wish(state, reused, file, catalog, connections);
        if (ComposeStart.IsWorthKeeping(state) && (reused is not null || file is not null) && ComposeDraft.Fingerprint(wished) != ComposeDraft.Fingerprint(state))
        {
            wished = state.Replace(wished, reused is not null ? ComposeCause.Reuse : ComposeCause.Frame);
        }
        Use(wished);
        if (!RendererInfo.IsInteractive || (From is null && Model is null && File is null)) { return; }

        _drafts?.Changed(wished);
        _hasSpentQuery = true;
    }

    private ComposeState Wish(ComposeState state, TaskDetail? reused, AssetRow? file, ModelCatalog catalog, IReadOnlyList<ConnectionView> connections)
    {
        var wished = ComposeStart.Preselect(reused is null ? state : ComposeStart.Reuse(reused, catalog, connections, state, withUsedSeed: Seed == "used"), Model, catalog, connections);
        return file is null ? wished : FrameStart.Use(wished, AssetMedia.Item(file, FileSlot ?? ""), catalog, connections);
    }

    private ComposeState? Resume()
    {
        if (_resumed?.Slug != Context.Slug) { return null; }
        _tab = _resumed.Tab;
        return _resumed.Restore();
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
        var connection = Connection;
        _shelf = _shelf is null ? null : _shelf with { Problems = Commands.TravelErrors(input, connection?.IsSandbox == true) };
        _preview = Commands.Preview(ComposeSubmission.PreviewOrder(state), connection?.BaseUrl ?? target.Provider.DefaultBaseUrl, connection?.Overrides);
    }

    private void UseNewCatalog()
    {
        if (_state is null || _connections is null || ComposeStart.Restore(_state, Catalog.Current, _connections) is not { } state) { return; }
        Use(state);
        _plan = _plan is null ? null : _plan with { Targets = _plan.Targets.RemoveAll(target => target.Input(Catalog.Current) is null) };
    }

    private async Task<Action> ReadLatestAsync(CancellationToken token)
    {
        var rows = (await TaskStore.ListAsync(Context.Actor, TaskFilter.All, null, LatestCount, token)).Rows;
        var usual = await UsualTimes.FindAsync(rows.Where(row => row.State.IsOpen()), token);
        var answered = _state is null ? null : await FindAnsweredAsync(_state, token);
        return () =>
        {
            (_sets, _usual, _now) = (ResultSet.Group(rows), usual, Time.GetUtcNow());
            _recent = [.. rows.Where(row => row.CreatedBy == Context.User).Select(row => new ModelPick(row.ProviderId, row.ModelId)).Distinct().Take(RecentModels)];
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
