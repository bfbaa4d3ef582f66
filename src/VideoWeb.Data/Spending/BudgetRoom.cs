using VideoWeb.Data.Connections;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Data.Spending;

/// <summary>Clips that somebody is about to ask for through one connection.</summary>
/// <param name="IsSandbox">The connection leads to the sandbox.</param>
/// <param name="Price">Of one clip; null when unknown.</param>
/// <param name="Count">How many clips.</param>
public sealed record PlannedClips(ConnectionId Connection, bool IsSandbox, ReportedCost? Price, int Count);

/// <summary>What a budget has left for clips that somebody is about to ask for. Pure.</summary>
/// <param name="Needed">What they would reserve of it, in its unit; zero where no price is published.</param>
public sealed record BudgetRoom(BudgetView Budget, Amount Needed)
{
    /// <summary>They would be refused.</summary>
    public bool IsShort => Needed.Micros > Budget.Left.Micros;

    // After the clips, so that budgets in different units can be compared.
    private double ShareLeft => Budget.Limit.Micros == 0 ? 0 : (double)(Budget.Left.Micros - Needed.Micros) / Budget.Limit.Micros;

    /// <summary>Of the budgets in which the clips would count, the one that ends first; null when they count in none.</summary>
    public static BudgetRoom? FindTightest(IEnumerable<BudgetView> budgets, UserId member, IReadOnlyCollection<PlannedClips> clips)
    {
        return budgets.Select(budget => (Budget: budget, Counted: clips.Where(planned => budget.Counts(member, planned.Connection, planned.IsSandbox)).ToList()))
            .Where(pair => pair.Counted.Count > 0)
            .Select(pair => new BudgetRoom(pair.Budget, new Amount(pair.Counted.Sum(planned => Claim(planned, pair.Budget.Limit.Unit)), pair.Budget.Limit.Unit)))
            .OrderByDescending(room => room.IsShort).ThenBy(room => room.ShareLeft)
            .FirstOrDefault();

        static long Claim(PlannedClips planned, string unit) => planned.Count * LedgerRules.Claim(planned.Price).Where(amount => amount.Unit == unit).Sum(amount => amount.Micros);
    }
}
