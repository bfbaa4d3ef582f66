using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace VideoWeb.Data.Tasks;

/// <summary>One line of a task's history.</summary>
/// <param name="From">Null for the first.</param>
/// <param name="To">Equal to <paramref name="From"/> when the state stayed.</param>
public sealed record TaskEventRow(long Id, DateTimeOffset At, string Kind, TaskState? From, TaskState? To, string Text);

/// <param name="Kind">A short word for machines, such as <c>accepted</c>; at most 40 characters.</param>
/// <param name="Text">A sentence for the timeline; no keys, no signed addresses.</param>
public sealed record NewTaskEvent(string Kind, string Text);

/// <summary>One line of a task's history. Only ever added.</summary>
internal sealed class TaskEventEntity
{
    public long Id { get; init; }

    public TaskId TaskId { get; init; }

    public DateTimeOffset At { get; init; }

    public required string Kind { get; init; }

    public TaskState? From { get; init; }

    public TaskState? To { get; init; }

    public required string Text { get; init; }
}

internal sealed class TaskEventEntityConfiguration : IEntityTypeConfiguration<TaskEventEntity>
{
    public void Configure(EntityTypeBuilder<TaskEventEntity> builder)
    {
        builder.ToTable("TaskEvents");
        builder.Property(line => line.Kind).HasMaxLength(40);
        builder.HasIndex(line => line.TaskId);
        builder.HasOne<TaskEntity>().WithMany().HasForeignKey(line => line.TaskId).OnDelete(DeleteBehavior.Cascade);
    }
}
