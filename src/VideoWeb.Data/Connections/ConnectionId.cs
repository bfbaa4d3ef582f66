namespace VideoWeb.Data.Connections;

/// <summary>A connection: a key with its address. In addresses it is written as 32 hex digits. One of a later millisecond is greater.</summary>
public readonly record struct ConnectionId(Guid Value) : IComparable<ConnectionId>
{
    public static ConnectionId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public static bool TryParse(string? text, out ConnectionId id)
    {
        var isRead = Guid.TryParseExact(text, "N", out var value);
        id = new(value);
        return isRead;
    }

    public int CompareTo(ConnectionId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("N");
}
