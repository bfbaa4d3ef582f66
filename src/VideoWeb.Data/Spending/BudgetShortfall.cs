namespace VideoWeb.Data.Spending;

/// <summary>Why a budget does not let a task through.</summary>
/// <param name="Left">What may still be reserved in this period; not less than zero.</param>
/// <param name="Needed">What the task would reserve.</param>
public sealed record BudgetShortfall(BudgetScope Scope, BudgetPeriod Period, Amount Limit, Amount Left, Amount Needed);
