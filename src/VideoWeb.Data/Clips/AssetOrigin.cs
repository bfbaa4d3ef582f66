using VideoWeb.Data.Tasks;

namespace VideoWeb.Data.Clips;

/// <summary>Which clip a picture was taken from.</summary>
/// <param name="Task">The task that made the clip.</param>
/// <param name="Seconds">Where in the clip; null for its last frame.</param>
public sealed record AssetOrigin(TaskId Task, decimal? Seconds);
