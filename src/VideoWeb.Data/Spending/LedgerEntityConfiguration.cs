using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Spending;

internal sealed class LedgerEntityConfiguration : IEntityTypeConfiguration<LedgerEntity>
{
    public void Configure(EntityTypeBuilder<LedgerEntity> builder)
    {
        builder.ToTable("Ledger");
        builder.Property(entry => entry.Unit).HasMaxLength(MaxUnitLength).HasConversion<CleanTextConverter>();
        builder.HasIndex(entry => entry.TaskId);
        builder.HasIndex(entry => new { entry.WorkspaceId, entry.SeriesAt });
        // Not with its task: what was spent stays spent, and goes only with the workspace.
        builder.HasOne<WorkspaceEntity>().WithMany().HasForeignKey(entry => entry.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
    }

    internal const int MaxUnitLength = 40;
}
