namespace VideoWeb.Data.Tasks;

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
