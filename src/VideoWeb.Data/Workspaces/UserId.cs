namespace VideoWeb.Data.Workspaces;

/// <summary>An account. Rows keep it after the account is gone; the name is then "former member".</summary>
public readonly record struct UserId(Guid Value)
{
    public static UserId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public static bool TryParse(string? text, out UserId id)
    {
        var isRead = Guid.TryParseExact(text, "N", out var value);
        id = new(value);
        return isRead;
    }

    public override string ToString() => Value.ToString("N");
}
