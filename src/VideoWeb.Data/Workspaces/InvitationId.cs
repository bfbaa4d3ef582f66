namespace VideoWeb.Data.Workspaces;

/// <summary>An invitation to a team. In addresses it is written as 32 hex digits. One of a later millisecond is greater.</summary>
public readonly record struct InvitationId(Guid Value) : IComparable<InvitationId>
{
    public static InvitationId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public static bool TryParse(string? text, out InvitationId id)
    {
        var isRead = Guid.TryParseExact(text, "N", out var value);
        id = new(value);
        return isRead;
    }

    public int CompareTo(InvitationId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("N");
}
