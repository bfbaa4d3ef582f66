using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Data.Tasks;

/// <summary>One line of a task's history. Only ever added.</summary>
public sealed record TaskEventRow
{
    public long Id { get; init; }

    internal TaskId TaskId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Kind { get; init; }

    /// <summary>Null for the first.</summary>
    public TaskState? From { get; init; }

    /// <summary>Equal to <see cref="From"/> when the state stayed.</summary>
    public TaskState? To { get; init; }

    public required Message Message { get; init; }
}

/// <param name="Kind">A short word for machines, such as <c>accepted</c>; at most 40 characters.</param>
/// <param name="Message">For the timeline; no keys, no signed addresses.</param>
public sealed record NewTaskEvent(string Kind, Message Message)
{
    internal TaskEventRow In(TaskId task, TaskState? from, TaskState to, DateTimeOffset at) =>
        new() { TaskId = task, At = at, Kind = Kind, From = from, To = to, Message = Message };
}

internal sealed class TaskEventConfiguration : IEntityTypeConfiguration<TaskEventRow>
{
    public void Configure(EntityTypeBuilder<TaskEventRow> builder)
    {
        builder.ToTable("TaskEvents");
        builder.Property(line => line.Kind).HasMaxLength(40);
        builder.Property(line => line.Message).HasColumnName("Text");
        builder.HasIndex(line => line.TaskId);
        builder.HasOne<TaskEntity>().WithMany().HasForeignKey(line => line.TaskId).OnDelete(DeleteBehavior.Cascade);
    }
}
