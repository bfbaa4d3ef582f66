using VideoWeb.Data.Connections;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Data.Spending;

/// <summary>A limit on spending. In addresses it is written as 32 hex digits. One of a later millisecond is greater.</summary>
public readonly record struct BudgetId(Guid Value) : IEntityId<BudgetId>
{
    public static BudgetId From(Guid value) => new(value);

    public static BudgetId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public int CompareTo(BudgetId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("N");
}

/// <summary>Whose spending is limited to what.</summary>
public record BudgetTerms
{
    public BudgetScope Scope { get; init; }

    /// <summary>For <see cref="BudgetScope.Member"/>.</summary>
    public UserId? Member { get; init; }

    /// <summary>For <see cref="BudgetScope.Connection"/>.</summary>
    public ConnectionId? Connection { get; init; }

    public BudgetPeriod Period { get; init; }

    /// <summary>Zero or more; its unit has at most <see cref="Amount.MaxUnitLength"/> characters.</summary>
    public Amount Limit { get; init; }

    /// <summary>Whether what a member sends through a connection counts in it.</summary>
    /// <param name="isSandbox">The connection leads to the sandbox.</param>
    public bool Counts(UserId member, ConnectionId connection, bool isSandbox) => Scope switch
    {
        BudgetScope.Workspace => !isSandbox,
        BudgetScope.Member => !isSandbox && Member == member,
        _ => Connection == connection,
    };
}

/// <summary>A budget as members see it.</summary>
public record BudgetView : BudgetTerms
{
    internal BudgetView(BudgetTerms terms)
        : base(terms)
    {
    }

    private protected BudgetView()
    {
    }

    public BudgetId Id { get; init; }

    /// <summary>The member's name or the connection's label; null for the workspace's own.</summary>
    public string? Name { get; init; }

    /// <summary>Reserved and spent in this period; more than the limit when a clip turned out dearer than reckoned.</summary>
    public Amount Used { get; init; }

    /// <summary>What may still be reserved in this period; not less than zero.</summary>
    public Amount Left => Limit with { Micros = Math.Max(0, Limit.Micros - Used.Micros) };

    /// <summary>When this period began.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>What is shown of a stored row: without the columns that are the database's own.</summary>
    /// <param name="name">Of the member or the connection; null when that is gone.</param>
    /// <param name="used">Millionths of the limit's unit.</param>
    internal static BudgetView Of(BudgetEntity stored, string? name, DateTimeOffset since, long used) => new((BudgetView)stored)
    {
        Name = name,
        Used = new Amount(used, stored.Limit.Unit),
        Since = since,
    };
}

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

    /// <summary>When the period that began at <paramref name="start"/> is over; null for one that never is.</summary>
    public static DateTimeOffset? EndOf(this BudgetPeriod period, DateTimeOffset start) => period switch
    {
        BudgetPeriod.Day => start.AddDays(1),
        BudgetPeriod.Week => start.AddDays(7),
        BudgetPeriod.Month => start.AddMonths(1),
        _ => null,
    };
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

    /// <param name="Message">For the user.</param>
    public sealed record Rejected(Message Message) : SaveBudgetResult;
}
