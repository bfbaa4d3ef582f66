using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
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

internal sealed class BudgetEntityConfiguration : IEntityTypeConfiguration<BudgetEntity>
{
    public void Configure(EntityTypeBuilder<BudgetEntity> builder)
    {
        builder.ToTable("Budgets");
        builder.Property(budget => budget.Unit).HasMaxLength(LedgerEntityConfiguration.MaxUnitLength);
        builder.HasIndex(budget => budget.WorkspaceId);
        builder.HasOne<WorkspaceEntity>().WithMany().HasForeignKey(budget => budget.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>What is reserved and spent of a budget in one period. Raising it is what enforces the budget.</summary>
internal sealed class BudgetUseEntity
{
    public BudgetId BudgetId { get; init; }

    public DateTimeOffset PeriodStart { get; init; }

    public long Micros { get; set; }
}

internal sealed class BudgetUseEntityConfiguration : IEntityTypeConfiguration<BudgetUseEntity>
{
    public void Configure(EntityTypeBuilder<BudgetUseEntity> builder)
    {
        builder.ToTable("BudgetUse");
        builder.HasKey(use => new { use.BudgetId, use.PeriodStart });
        builder.HasOne<BudgetEntity>().WithMany().HasForeignKey(use => use.BudgetId).OnDelete(DeleteBehavior.Cascade);
    }
}
