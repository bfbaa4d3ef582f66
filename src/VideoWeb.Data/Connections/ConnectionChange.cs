using VideoWeb.Providers.Wire;

namespace VideoWeb.Data.Connections;

/// <summary>The new state of what may be changed; null keeps the address or the key.</summary>
/// <param name="Overrides">Replaces the old ones; null for the provider's own paths.</param>
/// <param name="BaseUrl">Another origin (scheme, host, port) is only accepted together with <paramref name="Key"/>: a key never follows an address.</param>
public sealed record ConnectionChange(string Label, bool IsShared, EndpointOverrides? Overrides, Uri? BaseUrl = null, SecretKey? Key = null)
{
    /// <summary>Replaces the key with which callbacks are verified; an empty one wipes it, null keeps it.</summary>
    public SecretKey? CallbackKey { get; init; }

    /// <summary>Null for the catalog's own figures.</summary>
    public ConnectionPace? Pace { get; init; }

    /// <summary>Null when it sends at any time.</summary>
    public SendHours? Hours { get; init; }
}
