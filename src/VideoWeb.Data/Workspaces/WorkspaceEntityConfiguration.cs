using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoWeb.Data.Storage;

namespace VideoWeb.Data.Workspaces;

internal sealed class WorkspaceEntityConfiguration : IEntityTypeConfiguration<WorkspaceEntity>
{
    public void Configure(EntityTypeBuilder<WorkspaceEntity> builder)
    {
        builder.ToTable("Workspaces");
        builder.Property(workspace => workspace.Name).HasMaxLength(WorkspaceStore.MaxNameLength).HasConversion<CleanTextConverter>();
        builder.Property(workspace => workspace.Slug).HasMaxLength(64);
        builder.HasIndex(workspace => workspace.Slug).IsUnique();
        builder.HasIndex(workspace => workspace.PersonalOwnerId).IsUnique();
    }
}
