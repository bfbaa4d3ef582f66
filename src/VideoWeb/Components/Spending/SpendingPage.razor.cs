using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Spending;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Localization;

namespace VideoWeb.Components.Spending;

public sealed partial class SpendingPage : IDisposable
{
    private readonly CancellationTokenSource _disposed = new();
    private IReadOnlyList<SpendingLine>? _lines;
    private IReadOnlyList<BudgetView> _budgets = [];
    private IReadOnlyList<MemberRow> _members = [];
    private IReadOnlyList<ConnectionView> _connections = [];
    private BudgetPeriod _period = BudgetPeriod.Month;
    private ChangeSignal? _signal;
    private IDisposable? _subscription;
    private string? _note;
    private Tone _noteTone;
    private bool _isWorking;
    private bool _hasFailed;
    // A budget that was added leaves an empty form behind.
    private int _formNumber;

    [Inject] private SpendingStore Store { get; set; } = default!;
    [Inject] private WorkspaceStore Workspaces { get; set; } = default!;
    [Inject] private ConnectionStore Connections { get; set; } = default!;
    [Inject] private ChangeFeed Feed { get; set; } = default!;
    [Inject] private TimeProvider Time { get; set; } = default!;
    [Inject] private ILogger<SpendingPage> Logger { get; set; } = default!;

    [CascadingParameter] private WorkspaceContext Context { get; set; } = default!;
    [Parameter] public string Slug { get; set; } = "";

    /// <summary>Over a pause of the circuit: the period that is shown, and by which number the form finds what was typed in it.</summary>
    [PersistentState(RestoreBehavior = RestoreBehavior.SkipInitialValue)]
    public Kept? Snapshot
    {
        get => new(_period, _formNumber);
        set { if (value is not null) { (_period, _formNumber) = value; } }
    }

    public sealed record Kept(BudgetPeriod Period, int FormNumber);

    private static IEnumerable<(BudgetPeriod Period, string Label)> Periods =>
    [
        (BudgetPeriod.Day, Words.T("Today")),
        (BudgetPeriod.Week, Words.T("This week")),
        (BudgetPeriod.Month, Words.T("This month")),
        (BudgetPeriod.Always, Words.T("Always")),
    ];

    private bool CanManage => Context.Membership.Role.CanManage();
    private bool IsBusy => _isWorking || !RendererInfo.IsInteractive;

    protected override async Task OnInitializedAsync()
    {
        // Subscribe before the first read, so that no change falls between the two. Most signals are progress and change no sum, and the sums
        // read a whole period: seldom is often enough.
        if (RendererInfo.IsInteractive)
        {
            _signal = new ChangeSignal(TimeSpan.FromSeconds(5), Time, () => InvokeAsync(RefreshAsync));
            _subscription = Feed.Subscribe(Context.Membership.Id, _ => _signal.Raise());
        }

        await LoadAsync();
    }

    private async Task RefreshAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private async Task LoadAsync()
    {
        try
        {
            var lines = await Store.ReportAsync(Context.Actor, _period.StartAt(Time.GetUtcNow()), _disposed.Token);
            _budgets = await Store.ListBudgetsAsync(Context.Actor, _disposed.Token);
            if (CanManage)
            {
                _members = await Workspaces.ListMembersAsync(Context.Actor, _disposed.Token);
                _connections = [.. (await Connections.ListAsync(Context.Actor, _disposed.Token)).Where(connection => connection.IsShared)];
            }

            (_lines, _hasFailed) = (lines, false);
        }
        catch (OperationCanceledException) when (_disposed.IsCancellationRequested)
        {
            // The page is gone.
        }
        catch (Exception error) when (!_disposed.IsCancellationRequested)
        {
            Logger.LogError(error, "The spending of workspace {WorkspaceId} could not be read.", Context.Membership.Id);
            _hasFailed = true;
        }
    }

    private Task ShowAsync(BudgetPeriod period)
    {
        _period = period;
        return LoadAsync();
    }

    private Task AddAsync(NewBudget budget) => WorkAsync(async () =>
    {
        if (Report(await Store.AddBudgetAsync(Context.Actor, budget, _disposed.Token), Words.T("The budget holds from now on."))) { _formNumber++; }
    });

    private Task ChangeLimitAsync((BudgetView Budget, decimal Limit) change) => WorkAsync(async () =>
        Report(await Store.ChangeLimitAsync(Context.Actor, change.Budget.Id, change.Limit, _disposed.Token), Words.T("Saved.")));

    private Task RemoveAsync(BudgetView budget) => WorkAsync(async () =>
        Report(await Store.RemoveBudgetAsync(Context.Actor, budget.Id, _disposed.Token), Words.T("The budget is removed.")));

    private bool Report(SaveBudgetResult outcome, string done)
    {
        (_note, _noteTone) = outcome switch
        {
            SaveBudgetResult.Rejected refused => (Words.T(refused.Sentence), Tone.Danger),
            SaveBudgetResult.NotFound => (Words.T("This is gone already. The list below is up to date."), Tone.Warning),
            _ => (done, Tone.Success),
        };
        return outcome is SaveBudgetResult.Saved;
    }

    private async Task WorkAsync(Func<Task> work)
    {
        if (_isWorking) { return; }

        (_isWorking, _note) = (true, null);
        try
        {
            await work();
            await LoadAsync();
        }
        catch (OperationCanceledException) when (_disposed.IsCancellationRequested)
        {
            // The page is gone.
        }
        finally
        {
            _isWorking = false;
        }
    }

    public void Dispose()
    {
        _subscription?.Dispose();
        _signal?.Dispose();
        _disposed.Cancel();
        _disposed.Dispose();
    }
}
