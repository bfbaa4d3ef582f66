using VideoWeb.Data.Spending;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Tasks;
using VideoWeb.Providers.Catalog.Checking;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Engine;

/// <summary>How confirming a form ended.</summary>
public abstract record SubmitResult
{
    private SubmitResult() { }

    /// <summary>The task is saved and will be sent.</summary>
    /// <param name="IsNew">False when this very form was confirmed before; then the task is that one.</param>
    public sealed record Submitted(TaskId Task, bool IsNew) : SubmitResult;

    /// <summary>Nothing was saved. The same errors that the form shows.</summary>
    public sealed record Invalid(IReadOnlyList<CheckError> Errors) : SubmitResult;

    /// <summary>Nothing was saved.</summary>
    public sealed record Denied(Message Message) : SubmitResult;

    /// <summary>The database did not take it, or did not say so. The same nonce may be sent again: it never makes a second task.</summary>
    /// <param name="Trouble">As <see cref="StorageTrouble"/> calls it.</param>
    /// <param name="MayBeThere">The database has not said whether it has it. If it has, the task is sent by itself.</param>
    public sealed record NotSaved(MessageCode Trouble, bool MayBeThere) : SubmitResult;

    /// <summary>Nothing was saved: a budget has no room for it.</summary>
    public sealed record OverBudget(BudgetShortfall Shortfall) : SubmitResult;
}
