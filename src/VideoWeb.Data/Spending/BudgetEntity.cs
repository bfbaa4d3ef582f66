using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Spending;

/// <summary>A limit on what may be reserved and spent in a period, as it is stored.</summary>
internal sealed record BudgetEntity : BudgetView
{
    public BudgetEntity(BudgetTerms terms)
        : base(terms)
    {
    }

    private BudgetEntity()
    {
    }

    public WorkspaceId WorkspaceId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}

internal sealed class BudgetEntityConfiguration : IEntityTypeConfiguration<BudgetEntity>
{
    public void Configure(EntityTypeBuilder<BudgetEntity> builder)
    {
        builder.ToTable("Budgets");
        builder.Ignore(budget => budget.Name);
        builder.Ignore(budget => budget.Used);
        builder.Ignore(budget => budget.Since);
        builder.Property(budget => budget.Member).HasColumnName("MemberId");
        builder.Property(budget => budget.Connection).HasColumnName("ConnectionId");
        builder.ComplexProperty(budget => budget.Limit, amount => AmountColumns.Configure(amount, "LimitMicros"));
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
