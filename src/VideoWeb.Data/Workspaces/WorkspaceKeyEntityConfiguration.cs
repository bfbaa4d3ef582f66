using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace VideoWeb.Data.Workspaces;

internal sealed class WorkspaceKeyEntityConfiguration : IEntityTypeConfiguration<WorkspaceKeyEntity>
{
    public void Configure(EntityTypeBuilder<WorkspaceKeyEntity> builder)
    {
        builder.ToTable("WorkspaceKeys");
        builder.HasKey(key => new { key.WorkspaceId, key.Version });
        builder.Property(key => key.WrappedKey).HasMaxLength(200);
        builder.HasOne<WorkspaceEntity>().WithMany().HasForeignKey(key => key.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
    }
}
