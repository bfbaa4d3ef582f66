namespace VideoWeb.Data.Tasks;

/// <summary>The last row of a page; the next page begins after it, whatever was added meanwhile.</summary>
public sealed record TaskCursor(DateTimeOffset CreatedAt, TaskId Id);
