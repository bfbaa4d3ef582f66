using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Spending;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;

namespace VideoWeb.Components.Spending;

public sealed partial class SpendingPage
{
    private IReadOnlyList<SpendingLine>? _lines;
    private IReadOnlyList<BudgetView> _budgets = [];
    private IReadOnlyList<MemberRow> _members = [];
    private IReadOnlyList<ConnectionView> _connections = [];
    private BudgetPeriod _period = BudgetPeriod.Month;
    // A budget that was added leaves an empty form behind.
    private int _formNumber;

    [Inject] private SpendingStore Store { get; set; } = default!;
    [Inject] private WorkspaceStore Workspaces { get; set; } = default!;
    [Inject] private ConnectionStore Connections { get; set; } = default!;
    [Inject] private LiveCatalog Catalog { get; set; } = default!;
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

    private IEnumerable<(BudgetPeriod Period, string Label)> Periods =>
    [
        (BudgetPeriod.Day, Texts[SpendingText.Today]),
        (BudgetPeriod.Week, Texts[SpendingText.ThisWeek]),
        (BudgetPeriod.Month, Texts[SpendingText.ThisMonth]),
        (BudgetPeriod.Always, Texts[SpendingText.Always]),
    ];

    private bool CanManage => Context.Membership.Role.CanManage();

    protected override Task OnInitializedAsync()
    {
        // Most signals are progress and change no sum, and the sums read a whole period: seldom is often enough.
        Listen(Context.Membership.Id, TimeSpan.FromSeconds(5), () => ShowAsync(SumUpAsync));
        return LoadAsync();
    }

    private Task LoadAsync() => ReadAsync(SumUpAsync);

    private async Task<Action> SumUpAsync(CancellationToken token)
    {
        var lines = await Store.ReportAsync(Context.Actor, _period.StartAt(Time.GetUtcNow()), token);
        var budgets = await Store.ListBudgetsAsync(Context.Actor, token);
        var members = CanManage ? await Workspaces.ListMembersAsync(Context.Actor, token) : [];
        IReadOnlyList<ConnectionView> connections = CanManage ? [.. (await Connections.ListAsync(Context.Actor, token)).Where(connection => connection.IsShared)] : [];
        return () => (_lines, _budgets, _members, _connections) = (lines, budgets, members, connections);
    }

    private Task ShowAsync(BudgetPeriod period)
    {
        _period = period;
        ChangeSubject();
        return LoadAsync();
    }

    private Task AddAsync(BudgetTerms budget) => RunAsync(async token =>
    {
        if (Report(await Store.AddBudgetAsync(Context.Actor, budget, token), Texts[SpendingText.BudgetHoldsFromNowOn])) { _formNumber++; }
        await LoadAsync();
    });

    private Task ChangeLimitAsync((BudgetView Budget, decimal Limit) change) => RunAsync(async token =>
    {
        Report(await Store.ChangeLimitAsync(Context.Actor, change.Budget.Id, change.Limit, token), Texts[SharedText.Saved]);
        await LoadAsync();
    });

    private Task RemoveAsync(BudgetView budget) => RunAsync(async token =>
    {
        Report(await Store.RemoveBudgetAsync(Context.Actor, budget.Id, token), Texts[SpendingText.TheBudgetIsRemoved]);
        await LoadAsync();
    });

    private bool Report(SaveBudgetResult outcome, string done)
    {
        Message = outcome switch
        {
            SaveBudgetResult.Rejected refused => new(Tone.Danger, Texts.Format(refused.Message)),
            SaveBudgetResult.NotFound => new(Tone.Warning, Texts[SharedText.GoneAlready]),
            _ => new(Tone.Success, done),
        };
        return outcome is SaveBudgetResult.Saved;
    }
}
