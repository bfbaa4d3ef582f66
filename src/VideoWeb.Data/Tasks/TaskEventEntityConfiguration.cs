using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoWeb.Data.Storage;

namespace VideoWeb.Data.Tasks;

internal sealed class TaskEventEntityConfiguration : IEntityTypeConfiguration<TaskEventEntity>
{
    public void Configure(EntityTypeBuilder<TaskEventEntity> builder)
    {
        builder.ToTable("TaskEvents");
        builder.Property(line => line.Kind).HasMaxLength(40);
        builder.Property(line => line.Text).HasConversion<CleanTextConverter>();
        builder.HasIndex(line => line.TaskId);
        builder.HasOne<TaskEntity>().WithMany().HasForeignKey(line => line.TaskId).OnDelete(DeleteBehavior.Cascade);
    }
}
