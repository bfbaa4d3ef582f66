namespace VideoWeb.Providers.Wire;

/// <summary>A provider's API key in plain. It exists only inside the sender, and shows itself to nobody by accident.</summary>
public sealed class SecretKey(string value)
{
    private readonly string _value = value;

    /// <summary>The key itself, for the Authorization header and for nothing else.</summary>
    public string Reveal() => _value;

    public override string ToString() => "***";
}
