namespace VideoWeb.Providers.Dialects;

/// <summary>What the engine wants to travel with a task.</summary>
/// <param name="CallbackUrl">Where the provider may knock; null when this instance cannot be reached.</param>
/// <param name="Marker">A short text that the provider echoes in its query answer, where it can; null for none.</param>
public sealed record DeliveryHints(Uri? CallbackUrl, string? Marker)
{
    public static DeliveryHints None { get; } = new(null, null);
}
