namespace VideoWeb.Data.Tasks;

/// <summary>How often in a row work on a task broke off. Gone as soon as it has once ended well.</summary>
internal sealed class TaskCrashEntity
{
    public TaskId TaskId { get; init; }

    public int Count { get; set; }

    public DateTimeOffset At { get; set; }

    public required string Evidence { get; set; }
}
