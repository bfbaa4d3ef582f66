using VideoWeb.Data.Connections;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Spending;

/// <summary>A limit on spending. In addresses it is written as 32 hex digits. One of a later millisecond is greater.</summary>
public readonly record struct BudgetId(Guid Value) : IEntityId<BudgetId>
{
    public static BudgetId From(Guid value) => new(value);

    public static BudgetId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public int CompareTo(BudgetId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("N");
}

/// <summary>A budget as its readers see it.</summary>
/// <param name="Name">The member's name or the connection's label; null for the workspace's own.</param>
/// <param name="Used">Reserved and spent in this period; more than the limit when a clip turned out dearer than reckoned.</param>
/// <param name="Since">When this period began.</param>
public sealed record BudgetView(BudgetId Id, BudgetScope Scope, string? Name, BudgetPeriod Period, Amount Limit, Amount Used, DateTimeOffset Since);

/// <summary>A budget to be set.</summary>
/// <param name="Member">For <see cref="BudgetScope.Member"/>.</param>
/// <param name="Connection">For <see cref="BudgetScope.Connection"/>.</param>
/// <param name="Limit">Zero or more; its unit has at most 40 characters.</param>
public sealed record NewBudget(BudgetScope Scope, UserId? Member, ConnectionId? Connection, BudgetPeriod Period, Amount Limit);

/// <summary>Whose spending a budget limits.</summary>
public enum BudgetScope
{
    /// <summary>Everybody's in the workspace, without the sandbox.</summary>
    Workspace,

    /// <summary>One member's in the workspace, without the sandbox.</summary>
    Member,

    /// <summary>What goes through one connection, be it the sandbox.</summary>
    Connection,
}

/// <summary>How long a budget lasts before it begins anew. Periods begin at midnight UTC; weeks on Monday.</summary>
public enum BudgetPeriod
{
    Day,
    Week,
    Month,

    /// <summary>It does not begin anew.</summary>
    Always,
}

/// <summary>When periods begin. Pure.</summary>
public static class BudgetPeriodRules
{
    /// <summary>The beginning of the period that <paramref name="at"/> is in.</summary>
    public static DateTimeOffset StartAt(this BudgetPeriod period, DateTimeOffset at)
    {
        var day = new DateTimeOffset(at.UtcDateTime.Date, TimeSpan.Zero);
        return period switch
        {
            BudgetPeriod.Day => day,
            BudgetPeriod.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
            BudgetPeriod.Month => day.AddDays(1 - day.Day),
            BudgetPeriod.Always => DateTimeOffset.UnixEpoch,
            _ => throw new ArgumentOutOfRangeException(nameof(period), period, "There is no such period."),
        };
    }
}

/// <summary>Why a budget does not let a task through.</summary>
/// <param name="Left">What may still be reserved in this period; not less than zero.</param>
/// <param name="Needed">What the task would reserve.</param>
public sealed record BudgetShortfall(BudgetScope Scope, BudgetPeriod Period, Amount Limit, Amount Left, Amount Needed);

/// <summary>How setting a budget ended.</summary>
public abstract record SaveBudgetResult
{
    private SaveBudgetResult() { }

    public sealed record Saved : SaveBudgetResult;

    /// <summary>There is none such in the actor's workspace.</summary>
    public sealed record NotFound : SaveBudgetResult;

    /// <param name="Sentence">For the user.</param>
    public sealed record Rejected(string Sentence) : SaveBudgetResult;
}
