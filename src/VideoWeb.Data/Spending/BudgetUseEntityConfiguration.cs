using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace VideoWeb.Data.Spending;

internal sealed class BudgetUseEntityConfiguration : IEntityTypeConfiguration<BudgetUseEntity>
{
    public void Configure(EntityTypeBuilder<BudgetUseEntity> builder)
    {
        builder.ToTable("BudgetUse");
        builder.HasKey(use => new { use.BudgetId, use.PeriodStart });
        builder.HasOne<BudgetEntity>().WithMany().HasForeignKey(use => use.BudgetId).OnDelete(DeleteBehavior.Cascade);
    }
}
