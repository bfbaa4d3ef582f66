namespace VideoWeb.Data.Spending;

/// <summary>How setting a budget ended.</summary>
public abstract record BudgetOutcome
{
    private BudgetOutcome() { }

    public sealed record Saved : BudgetOutcome;

    /// <summary>There is none such in the actor's workspace.</summary>
    public sealed record NotFound : BudgetOutcome;

    /// <param name="Sentence">For the user.</param>
    public sealed record Refused(string Sentence) : BudgetOutcome;
}
