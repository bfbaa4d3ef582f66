using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoWeb.Data.Storage;

namespace VideoWeb.Data.Tasks;

internal sealed class TaskCrashEntityConfiguration : IEntityTypeConfiguration<TaskCrashEntity>
{
    public void Configure(EntityTypeBuilder<TaskCrashEntity> builder)
    {
        builder.ToTable("TaskCrashes");
        builder.HasKey(crash => crash.TaskId);
        builder.Property(crash => crash.Evidence).HasConversion<CleanTextConverter>();
        builder.HasOne<TaskEntity>().WithOne().HasForeignKey<TaskCrashEntity>(crash => crash.TaskId).OnDelete(DeleteBehavior.Cascade);
    }
}
