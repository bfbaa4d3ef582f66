using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace VideoWeb.Data.Tasks;

internal sealed class ModelSnapshotEntityConfiguration : IEntityTypeConfiguration<ModelSnapshotEntity>
{
    public void Configure(EntityTypeBuilder<ModelSnapshotEntity> builder)
    {
        builder.ToTable("ModelSnapshots");
        builder.HasKey(snapshot => snapshot.Hash);
        builder.Property(snapshot => snapshot.Hash).HasMaxLength(64);
    }
}
