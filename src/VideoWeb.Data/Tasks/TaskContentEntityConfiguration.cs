using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoWeb.Data.Storage;

namespace VideoWeb.Data.Tasks;

internal sealed class TaskContentEntityConfiguration : IEntityTypeConfiguration<TaskContentEntity>
{
    public void Configure(EntityTypeBuilder<TaskContentEntity> builder)
    {
        builder.ToTable("TaskContents");
        builder.HasKey(content => content.TaskId);
        builder.Property(content => content.SnapshotHash).HasMaxLength(64);
        builder.Property(content => content.MediaJson).HasConversion<CleanTextConverter>();
        builder.Property(content => content.ResultJson).HasConversion<CleanTextConverter>();
        builder.Property(content => content.QueryText).HasConversion<CleanTextConverter>();
        builder.HasOne<TaskEntity>().WithOne().HasForeignKey<TaskContentEntity>(content => content.TaskId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<ModelSnapshotEntity>().WithMany().HasForeignKey(content => content.SnapshotHash).OnDelete(DeleteBehavior.NoAction);
    }
}
