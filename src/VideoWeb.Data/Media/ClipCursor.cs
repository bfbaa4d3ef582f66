namespace VideoWeb.Data;

/// <summary>The last clip of a page; the next page begins after it.</summary>
public sealed record ClipCursor(DateTimeOffset CreatedAt, TaskId Id);
