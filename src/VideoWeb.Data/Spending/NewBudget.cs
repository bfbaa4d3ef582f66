using VideoWeb.Data.Connections;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Spending;

/// <summary>A budget to be set.</summary>
/// <param name="Member">For <see cref="BudgetScope.Member"/>.</param>
/// <param name="Connection">For <see cref="BudgetScope.Connection"/>.</param>
/// <param name="Limit">Zero or more; its unit has at most 40 characters.</param>
public sealed record NewBudget(BudgetScope Scope, UserId? Member, ConnectionId? Connection, BudgetPeriod Period, Amount Limit);
