namespace VideoWeb.Data.Clips;

/// <summary>A stored file. In addresses it is written as 32 hex digits. One of a later millisecond is greater.</summary>
public readonly record struct AssetId(Guid Value) : IComparable<AssetId>
{
    public static AssetId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public static bool TryParse(string? text, out AssetId id)
    {
        var isRead = Guid.TryParseExact(text, "N", out var value);
        id = new(value);
        return isRead;
    }

    public int CompareTo(AssetId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("N");
}
