using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Clips;

internal sealed class AssetEntityConfiguration : IEntityTypeConfiguration<AssetEntity>
{
    public void Configure(EntityTypeBuilder<AssetEntity> builder)
    {
        builder.ToTable("Assets");
        builder.Property(asset => asset.RelativePath).HasMaxLength(400);
        builder.Property(asset => asset.Sha256).HasMaxLength(64);
        builder.Property(asset => asset.ContentType).HasMaxLength(100);
        builder.Property(asset => asset.Name).HasMaxLength(AssetRow.MaxNameLength).HasConversion<CleanTextConverter>();
        // The same bytes are one upload of a workspace, also when two people bring them at the same moment. Kinds are stored by name.
        builder.HasIndex(asset => new { asset.WorkspaceId, asset.Sha256 }).IsUnique().HasFilter($"\"{nameof(AssetEntity.Kind)}\" = '{nameof(AssetKind.Upload)}'");
        builder.HasIndex(asset => asset.TaskId);
        builder.HasIndex(asset => asset.RelativePath);
        builder.HasOne<WorkspaceEntity>().WithMany().HasForeignKey(asset => asset.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<TaskEntity>().WithMany().HasForeignKey(asset => asset.TaskId).OnDelete(DeleteBehavior.Cascade);
    }
}
