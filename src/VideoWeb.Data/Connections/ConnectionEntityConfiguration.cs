using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Connections;

internal sealed class ConnectionEntityConfiguration : IEntityTypeConfiguration<ConnectionEntity>
{
    public void Configure(EntityTypeBuilder<ConnectionEntity> builder)
    {
        builder.ToTable("Connections");
        builder.Property(connection => connection.ProviderId).HasMaxLength(64);
        builder.Property(connection => connection.Label).HasMaxLength(ConnectionStore.MaxLabelLength).HasConversion<CleanTextConverter>();
        builder.Property(connection => connection.BaseUrl).HasMaxLength(2_000);
        builder.Property(connection => connection.HoursZone).HasMaxLength(64);
        builder.Property(connection => connection.KeyLast4).HasMaxLength(4);
        builder.Property(connection => connection.KeyFingerprint).HasMaxLength(8);
        builder.Property(connection => connection.LastSentence).HasConversion<CleanTextConverter>();
        builder.HasIndex(connection => connection.WorkspaceId);
        builder.HasOne<WorkspaceEntity>().WithMany().HasForeignKey(connection => connection.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
    }
}
