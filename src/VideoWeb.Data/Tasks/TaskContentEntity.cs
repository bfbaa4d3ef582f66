using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace VideoWeb.Data.Tasks;

/// <summary>The long texts of a task.</summary>
internal sealed class TaskContentEntity
{
    public TaskId TaskId { get; init; }

    public required string SnapshotHash { get; init; }

    public required string ValuesJson { get; init; }

    public required string MediaJson { get; init; }

    public string? ResultJson { get; init; }

    public string? QueryText { get; init; }
}

internal sealed class TaskContentEntityConfiguration : IEntityTypeConfiguration<TaskContentEntity>
{
    public void Configure(EntityTypeBuilder<TaskContentEntity> builder)
    {
        builder.ToTable("TaskContents");
        builder.HasKey(content => content.TaskId);
        builder.Property(content => content.SnapshotHash).HasMaxLength(64);
        builder.HasOne<TaskEntity>().WithOne().HasForeignKey<TaskContentEntity>(content => content.TaskId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<ModelSnapshotEntity>().WithMany().HasForeignKey(content => content.SnapshotHash).OnDelete(DeleteBehavior.NoAction);
    }
}

/// <summary>A resolved model description, stored once for all tasks that were made with it.</summary>
internal sealed class ModelSnapshotEntity
{
    /// <summary>SHA-256 of the canonical JSON as 64 lower-case hex digits.</summary>
    public required string Hash { get; init; }

    public required string Json { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}

internal sealed class ModelSnapshotEntityConfiguration : IEntityTypeConfiguration<ModelSnapshotEntity>
{
    public void Configure(EntityTypeBuilder<ModelSnapshotEntity> builder)
    {
        builder.ToTable("ModelSnapshots");
        builder.HasKey(snapshot => snapshot.Hash);
        builder.Property(snapshot => snapshot.Hash).HasMaxLength(64);
    }
}
