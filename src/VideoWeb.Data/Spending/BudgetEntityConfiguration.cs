using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Spending;

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
