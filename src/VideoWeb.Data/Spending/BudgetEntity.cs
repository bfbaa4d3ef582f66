using VideoWeb.Data.Connections;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Spending;

/// <summary>A limit on what may be reserved and spent in a period.</summary>
internal sealed class BudgetEntity
{
    public BudgetId Id { get; init; }

    public WorkspaceId WorkspaceId { get; init; }

    public BudgetScope Scope { get; init; }

    /// <summary>For <see cref="BudgetScope.Member"/>.</summary>
    public Guid? MemberId { get; init; }

    /// <summary>For <see cref="BudgetScope.Connection"/>.</summary>
    public ConnectionId? ConnectionId { get; init; }

    public BudgetPeriod Period { get; init; }

    public required string Unit { get; init; }

    public long LimitMicros { get; set; }

    public DateTimeOffset CreatedAt { get; init; }
}
