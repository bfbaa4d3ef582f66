namespace VideoWeb.Data.Workspaces;

/// <summary>A workspace. In addresses it is written as 32 hex digits. One of a later millisecond is greater.</summary>
public readonly record struct WorkspaceId(Guid Value) : IComparable<WorkspaceId>
{
    public static WorkspaceId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public static bool TryParse(string? text, out WorkspaceId id)
    {
        var isRead = Guid.TryParseExact(text, "N", out var value);
        id = new(value);
        return isRead;
    }

    public int CompareTo(WorkspaceId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("N");
}
