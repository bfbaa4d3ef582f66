using VideoWeb.Data.Tasks;

namespace VideoWeb.Data.Clips;

/// <summary>A clip with the task that made it.</summary>
/// <param name="Newer">The clip before it in the gallery; null at the beginning.</param>
/// <param name="Older">The clip after it; null at the end.</param>
public sealed record ClipDetail(ClipCard Card, TaskDetail Task, TaskId? Newer, TaskId? Older);
