using VideoWeb.Data.Spending;
using VideoWeb.Data.Storage;

namespace VideoWeb.Data.Tasks;

/// <summary>How saving a new task ended.</summary>
public abstract record CreatedTask
{
    private CreatedTask() { }

    /// <param name="Id">The task; the first one's when this form was saved before.</param>
    /// <param name="IsNew">False when this form was saved before.</param>
    public sealed record Created(TaskId Id, bool IsNew) : CreatedTask;

    /// <param name="Sentence">For the user.</param>
    public sealed record Denied(string Sentence) : CreatedTask;

    /// <summary>A budget has no room for it.</summary>
    public sealed record OverBudget(BudgetShortfall Shortfall) : CreatedTask;

    /// <summary>The database broke off and cannot be asked either whether it has the task.</summary>
    /// <param name="Trouble">A sentence of <see cref="StorageTrouble"/>.</param>
    public sealed record Unclear(string Trouble) : CreatedTask;
}
