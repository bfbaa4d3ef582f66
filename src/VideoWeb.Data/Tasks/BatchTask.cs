namespace VideoWeb.Data.Tasks;

/// <summary>One of the tasks that one click has made.</summary>
public sealed record BatchTask(TaskId Id, TaskState State, long QueueOrder, DateTimeOffset? FinishedAt, bool IsSetAside, bool IsStopped);
