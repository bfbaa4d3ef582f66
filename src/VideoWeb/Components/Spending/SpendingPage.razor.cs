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
    private SpendingPeriod _period = SpendingPeriod.ThisMonth;
    private SpendingRange _range;
    private bool? _wantsSimulated;
    private string _unit = Amount.Clips;
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
        get => new(_period, _formNumber, _wantsSimulated, _unit);
        set { if (value is not null) { (_period, _formNumber, _wantsSimulated, _unit) = value; } }
    }

    public sealed record Kept(SpendingPeriod Period, int FormNumber, bool? WantsSimulated, string Unit);

    private IEnumerable<(SpendingPeriod Period, string Label)> Periods =>
    [
        (SpendingPeriod.Today, Texts[SpendingText.Today]),
        (SpendingPeriod.ThisWeek, Texts[SpendingText.ThisWeek]),
        (SpendingPeriod.ThisMonth, Texts[SpendingText.ThisMonth]),
        (SpendingPeriod.LastMonth, Texts[SpendingText.LastMonth]),
        (SpendingPeriod.ThirtyDays, Texts[SpendingText.ThirtyDays]),
        (SpendingPeriod.Always, Texts[SpendingText.Always]),
    ];

    // What was really spent, unless there is none and the sandbox has something to show.
    private bool IsSimulated => _lines is { } lines && lines.Any(line => line.IsSandbox) && (_wantsSimulated ?? lines.All(line => line.IsSandbox));

    private IReadOnlyList<SpendingLine> Shown => [.. (_lines ?? []).Where(line => line.IsSandbox == IsSimulated)];

    private IReadOnlyList<string> Units => SpendingRows.Units(Shown.Where(line => line.Spent.Micros > 0));

    private SpendingBars Bars => SpendingBars.Of(Shown, Units.Contains(_unit) ? _unit : Amount.Clips, _range, DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime));

    private string CsvAddress => $"w/{Slug}/spending/csv?period={_period}&simulated={(IsSimulated ? "true" : "false")}";

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
        var range = _period.RangeAt(Time.GetUtcNow());
        var lines = await Store.ReportAsync(Context.Actor, range, token);
        var budgets = await Store.ListBudgetsAsync(Context.Actor, token);
        var members = CanManage ? await Workspaces.ListMembersAsync(Context.Actor, token) : [];
        IReadOnlyList<ConnectionView> connections = CanManage ? [.. (await Connections.ListAsync(Context.Actor, token)).Where(connection => connection.IsShared)] : [];
        return () => (_range, _lines, _budgets, _members, _connections) = (range, lines, budgets, members, connections);
    }

    private Task ShowAsync(SpendingPeriod period)
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
