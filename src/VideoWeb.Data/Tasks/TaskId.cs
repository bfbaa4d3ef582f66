namespace VideoWeb.Data.Tasks;

/// <summary>A generation task of ours; not the provider's name for it, which is <see cref="Providers.Wire.RemoteTaskId"/>. In addresses it is written as 32 hex digits. One of a later millisecond is greater.</summary>
public readonly record struct TaskId(Guid Value) : IComparable<TaskId>
{
    public static TaskId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public static bool TryParse(string? text, out TaskId id)
    {
        var isRead = Guid.TryParseExact(text, "N", out var value);
        id = new(value);
        return isRead;
    }

    public int CompareTo(TaskId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("N");
}
