namespace VideoWeb.Data.Spending;

/// <summary>A budget as its readers see it.</summary>
/// <param name="Name">The member's name or the connection's label; null for the workspace's own.</param>
/// <param name="Used">Reserved and spent in this period; more than the limit when a clip turned out dearer than reckoned.</param>
/// <param name="Since">When this period began.</param>
public sealed record BudgetView(BudgetId Id, BudgetScope Scope, string? Name, BudgetPeriod Period, Amount Limit, Amount Used, DateTimeOffset Since);
