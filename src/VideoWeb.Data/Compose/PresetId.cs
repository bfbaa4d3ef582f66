namespace VideoWeb.Data.Compose;

/// <summary>A preset. Written as 32 hex digits. One of a later millisecond is greater.</summary>
public readonly record struct PresetId(Guid Value)
{
    public static PresetId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public override string ToString() => Value.ToString("N");
}
