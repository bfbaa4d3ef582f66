using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Shared;
using VideoWeb.Components.Spending;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Spending;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Engine.Callbacks;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Components.Connections;

public sealed partial class ConnectionsPage
{
    private IReadOnlyList<ConnectionView>? _connections;
    private IReadOnlyList<ProviderDescription> _providers = [];
    private ConnectionDraft? _draft;
    private ConnectionSnapshot? _resumed;
    private IReadOnlySet<ConnectionId> _unreadable = new HashSet<ConnectionId>();
    private ConnectionProblems _problems = ConnectionProblems.None;
    private ConnectionUseResult? _testResult;
    private ConnectionId? _testing;
    private bool _offersCompose;
    private bool _isTestingReach;
    private bool _startsAtKey;
    private IReadOnlyDictionary<ConnectionId, string> _spent = new Dictionary<ConnectionId, string>();

    [Inject] private ConnectionStore Store { get; set; } = default!;
    [Inject] private SpendingStore Spending { get; set; } = default!;
    [Inject] private QueueCommands Queue { get; set; } = default!;
    [Inject] private ConnectionTest Test { get; set; } = default!;
    [Inject] private CallbackReach Reach { get; set; } = default!;
    [Inject] private LiveCatalog Catalog { get; set; } = default!;
    [Inject] private OutboundGuard Guard { get; set; } = default!;
    [Inject] private Toasts Toasts { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;
    [Inject] private EngineOptions Engine { get; set; } = default!;

    [CascadingParameter] private WorkspaceContext Context { get; set; } = default!;
    [Parameter] public string Slug { get; set; } = "";

    /// <summary>The connection whose form is to be open, at its key: a task that its provider refused leads here.</summary>
    [SupplyParameterFromQuery(Name = "key")] public string? KeyOf { get; set; }

    /// <summary>The task that led here.</summary>
    [SupplyParameterFromQuery(Name = "task")] public string? FromTask { get; set; }

    /// <summary>The open form over a pause of the circuit, without its keys.</summary>
    [PersistentState(RestoreBehavior = RestoreBehavior.SkipInitialValue)]
    public ConnectionSnapshot? Snapshot { get => _draft?.Snapshot(); set => _resumed = value; }

    private bool CanSpend => Context.Membership.Role.CanSpend();
    private bool CanUseSandbox => Engine.SandboxEnabled && MissingFromSandbox.Count > 0;
    private IReadOnlyList<ProviderDescription> MissingFromSandbox => _connections is null ? [] : SandboxConnections.Missing(_providers, _connections);

    // Only where there is a connection to a provider that calls back does it matter whether it can.
    private string Callers => string.Join(", ", _providers
        .Where(provider => provider.Capabilities.Callback != CallbackKind.None && _connections?.Any(connection => connection.ProviderId == provider.Id) == true)
        .Select(provider => provider.Name));

    private string EmptyText => CanSpend
        ? Texts[ConnectionText.NoConnectionsHelp]
        : Texts[ConnectionText.NoConnectionsViewerHelp];

    protected override async Task OnInitializedAsync()
    {
        _providers = Catalog.Current.Providers;
        var resumed = _resumed;
        await LoadAsync();
        if (resumed is null && _connections?.FirstOrDefault(connection => connection.Id.ToString() == KeyOf && !connection.IsSandbox) is { } wanted && MayChange(wanted)) { Edit(wanted, startsAtKey: true); }
        if (resumed is null || _connections is null || !CanSpend || ConnectionDraft.Restore(resumed, Catalog.Current, _connections) is not { } draft) { return; }

        Open(draft);
        if (resumed.HasKey) { _problems = new ConnectionProblems(null, null, Texts[ConnectionText.KeyTypedAgain]); }
    }

    private Task LoadAsync() => ReadAsync(async token =>
    {
        var connections = await Store.ListAsync(Context.Actor, token);
        var unreadable = await Store.ListUnreadableAsync(Context.Actor, token);
        var lines = await Spending.ReportAsync(Context.Actor, SpendingPeriod.ThisMonth.RangeAt(Time.GetUtcNow()), token);
        return () => (_connections, _unreadable, _spent) = (connections, unreadable, SpentOf(lines));
    });

    private Dictionary<ConnectionId, string> SpentOf(IReadOnlyList<SpendingLine> lines) => lines.Where(line => line.Spent.Micros > 0).GroupBy(line => line.Connection).ToDictionary(
        connection => connection.Key,
        connection => string.Join(" · ", SpendingRows.Units(connection).Select(unit => BudgetLabels.Format(new Amount(connection.Where(line => line.Spent.Unit == unit).Sum(line => line.Spent.Micros), unit), Texts))));

    private string SpentThrough(ConnectionView connection) => _spent.GetValueOrDefault(connection.Id) is not { } spent ? Texts[ConnectionText.NothingSpentThisMonth]
        : Context.Membership.Role.CanManage() ? Texts[ConnectionText.SpentThisMonth, ("amount", spent)]
        : Texts[ConnectionText.SpentByYouThisMonth, ("amount", spent)];

    private string NameOf(ConnectionView connection) => Catalog.Current.FindProvider(connection.ProviderId)?.Name ?? connection.ProviderId;

    private bool MayChange(ConnectionView connection) => CanSpend && (connection.OwnerId == Context.User || Context.Membership.Role.CanManage());

    // Who may do nothing else here any more may still take their own key away.
    private bool MayRemove(ConnectionView connection) => connection.OwnerId == Context.User || MayChange(connection);

    // The task that the open form mends.
    private TaskId? RefusedTask => _draft?.Existing?.Id.ToString() == KeyOf && TaskId.TryParse(FromTask, out var task) ? task : null;

    private bool CanShare => Context.Membership.IsPersonal is false;

    private void Add() => Open(ConnectionDraft.For(_providers[0]));

    private void Edit(ConnectionView connection, bool startsAtKey = false)
    {
        if (Catalog.Current.FindProvider(connection.ProviderId) is not { } provider) { return; }

        Open(ConnectionDraft.For(provider, connection));
        _startsAtKey = startsAtKey;
    }

    private void Open(ConnectionDraft draft)
    {
        Close();
        (_draft, Message) = (draft, null);
    }

    private void Close() => (_draft, _problems, _testResult, _startsAtKey) = (null, ConnectionProblems.None, null, false);

    private Task SaveAsync() => CommandAsync(async token =>
    {
        var wasTested = _testResult is not null;
        if (_draft is not { } draft || CheckDraft(draft) is not { } address) { return; }

        var key = draft.Key.Trim() is { Length: > 0 } text ? new SecretKey(text) : null;
        var callbackKey = draft.NewCallbackKey is { } callbackText ? new SecretKey(callbackText) : null;
        var outcome = draft.Existing is { } existing
            ? await Store.ChangeAsync(Context.Actor, existing.Id, new ConnectionChange(draft.Name, draft.IsShared ?? true, draft.Overrides, address, key) { CallbackKey = callbackKey, Pace = draft.Pace, Hours = draft.Hours }, token)
            : await Store.AddAsync(Context.Actor, new NewConnection(draft.Provider.Id, draft.Name, address, key!, draft.IsShared ?? true, draft.Overrides, IsSandbox: false) { CallbackKey = callbackKey, Pace = draft.Pace, Hours = draft.Hours }, token);
        if (Describe(outcome) is { } sentence)
        {
            Note(sentence, Tone.Danger);
            return;
        }

        if (outcome is SaveConnectionResult.Saved { Connection.Id: var saved }) { await Queue.HasChangedAsync(Context.Actor, saved, token); }

        var (told, mended) = (Texts[ConnectionText.ConnectionSaved, ("name", draft.Name)], RefusedTask);
        Close();
        if (mended is { } task)
        {
            // Nothing is sent by this: the form opens with what was refused, and Generate says what it costs.
            Toasts.Show(new(told));
            Navigation.NavigateTo(AppRoutes.Reuse(Slug, task));
            return;
        }

        Note(told, Tone.Success);
        await LoadAsync();
        // Somebody who has tested what is saved now does not read that it was never tested.
        if (wasTested && outcome is SaveConnectionResult.Saved { Connection.Id: var tested }) { await TestStoredAsync(tested, token); }
    });

    private Task TestDraftAsync() => CommandAsync(async token =>
    {
        if (_draft is not { } draft || CheckDraft(draft) is not { } address) { return; }

        _testResult = draft.Key.Trim() is { Length: > 0 } key
            ? await Test.TestAsync(Context.Actor, draft.Provider.Id, address, new SecretKey(key), draft.Overrides, token)
            : await Test.TestAsync(Context.Actor, draft.Existing!.Id, token);
    });

    private Uri? CheckDraft(ConnectionDraft draft)
    {
        _testResult = null;
        _problems = draft.Check(Guard, Texts, CanShare, out var address);
        return _problems.Any ? null : address;
    }

    private Task TestAsync(ConnectionView connection) => CommandAsync(token => TestStoredAsync(connection.Id, token));

    private async Task TestStoredAsync(ConnectionId connection, CancellationToken token)
    {
        _testing = connection;
        StateHasChanged();
        await Test.TestAsync(Context.Actor, connection, token);
        await LoadAsync();
    }

    private Task TestReachAsync() => CommandAsync(async token =>
    {
        _isTestingReach = true;
        await Reach.TestAsync(token);
    });

    private Task RemoveAsync(ConnectionView connection) => CommandAsync(async token =>
    {
        var isRemoved = await Store.RemoveAsync(Context.Actor, connection.Id, token);
        Note(
            isRemoved ? Texts[ConnectionText.Removed, ("name", connection.Label)] : Texts[ConnectionText.NotRemoved, ("name", connection.Label)],
            isRemoved ? Tone.Success : Tone.Danger);
        await LoadAsync();
    });

    private Task UseSandboxAsync() => CommandAsync(async token =>
    {
        var added = await SandboxConnections.AddAsync(Store, Context.Actor, MissingFromSandbox, Texts, token);
        if (added is not null && Describe(added) is { } sentence)
        {
            Note(sentence, Tone.Danger);
            await LoadAsync();
            return;
        }

        await LoadAsync();
        Note(Texts[ConnectionText.TheSandboxIsReady], Tone.Success);
        _offersCompose = true;
    });

    private string? Describe(SaveConnectionResult outcome) => outcome switch
    {
        SaveConnectionResult.Rejected denied => Texts.Format(denied.Message),
        SaveConnectionResult.NotFound => Texts[ConnectionText.ConnectionGone],
        _ => null,
    };

    private void Note(string sentence, Tone tone) => Message = new(tone, sentence);

    private async Task CommandAsync(Func<CancellationToken, Task> command)
    {
        await RunAsync(token =>
        {
            _offersCompose = false;
            return command(token);
        });
        if (!IsBusy) { (_testing, _isTestingReach) = (null, false); }
    }
}
