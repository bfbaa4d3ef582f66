using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Compose;

internal sealed class DraftEntityConfiguration : IEntityTypeConfiguration<DraftEntity>
{
    public void Configure(EntityTypeBuilder<DraftEntity> builder)
    {
        builder.ToTable("Drafts");
        builder.HasKey(draft => new { draft.WorkspaceId, draft.UserId });
        builder.Property(draft => draft.Json).HasConversion<CleanTextConverter>();
        builder.HasOne<WorkspaceEntity>().WithMany().HasForeignKey(draft => draft.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
    }
}
