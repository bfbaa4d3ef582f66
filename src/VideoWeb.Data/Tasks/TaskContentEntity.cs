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
