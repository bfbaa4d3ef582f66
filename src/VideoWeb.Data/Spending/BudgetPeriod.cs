namespace VideoWeb.Data.Spending;

/// <summary>How long a budget lasts before it begins anew. Periods begin at midnight UTC; weeks on Monday.</summary>
public enum BudgetPeriod
{
    Day,
    Week,
    Month,

    /// <summary>It does not begin anew.</summary>
    Always,
}
