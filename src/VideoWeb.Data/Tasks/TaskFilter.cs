namespace VideoWeb.Data.Tasks;

/// <param name="Search">In the prompt, without regard to the case of Latin letters; cut to 200 characters. Null or blank finds all.</param>
/// <param name="States">Any of these; null for all.</param>
public sealed record TaskFilter(
    bool MineOnly = false, bool RunningOnly = false, string? ProviderId = null, TaskState? State = null, string? Search = null,
    IReadOnlyList<TaskState>? States = null)
{
    public static TaskFilter All { get; } = new();
}
