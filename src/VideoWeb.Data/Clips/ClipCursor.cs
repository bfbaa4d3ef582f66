using VideoWeb.Data.Tasks;

namespace VideoWeb.Data.Clips;

/// <summary>The last clip of a page; the next page begins after it.</summary>
public sealed record ClipCursor(DateTimeOffset CreatedAt, TaskId Id);
