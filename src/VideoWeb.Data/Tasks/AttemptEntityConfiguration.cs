using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoWeb.Data.Storage;

namespace VideoWeb.Data.Tasks;

internal sealed class AttemptEntityConfiguration : IEntityTypeConfiguration<AttemptEntity>
{
    public void Configure(EntityTypeBuilder<AttemptEntity> builder)
    {
        builder.ToTable("TaskAttempts");
        builder.HasKey(attempt => new { attempt.TaskId, attempt.Number });
        builder.Property(attempt => attempt.CallbackTokenHash).HasMaxLength(64);
        builder.Property(attempt => attempt.RequestBody).HasConversion<CleanTextConverter>();
        builder.Property(attempt => attempt.ResponseText).HasConversion<CleanTextConverter>();
        builder.Property(attempt => attempt.Outcome).HasConversion<CleanTextConverter>();
        builder.HasIndex(attempt => attempt.CallbackTokenHash).IsUnique();
        builder.HasOne<TaskEntity>().WithMany().HasForeignKey(attempt => attempt.TaskId).OnDelete(DeleteBehavior.Cascade);
    }
}
