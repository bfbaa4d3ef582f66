namespace VideoWeb.Data.Spending;

/// <summary>What is reserved and spent of a budget in one period. Raising it is what enforces the budget.</summary>
internal sealed class BudgetUseEntity
{
    public BudgetId BudgetId { get; init; }

    public DateTimeOffset PeriodStart { get; init; }

    public long Micros { get; set; }
}
