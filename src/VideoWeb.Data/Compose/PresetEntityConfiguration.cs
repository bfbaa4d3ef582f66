using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Compose;

internal sealed class PresetEntityConfiguration : IEntityTypeConfiguration<PresetEntity>
{
    public void Configure(EntityTypeBuilder<PresetEntity> builder)
    {
        builder.ToTable("Presets");
        builder.Property(preset => preset.Name).HasMaxLength(PresetStore.MaxNameLength).HasConversion<CleanTextConverter>();
        builder.Property(preset => preset.ProviderId).HasMaxLength(64);
        builder.Property(preset => preset.ModelId).HasMaxLength(128);
        builder.Property(preset => preset.Json).HasConversion<CleanTextConverter>();
        builder.HasIndex(preset => new { preset.WorkspaceId, preset.UserId, preset.Name }).IsUnique();
        builder.HasOne<WorkspaceEntity>().WithMany().HasForeignKey(preset => preset.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
    }
}
