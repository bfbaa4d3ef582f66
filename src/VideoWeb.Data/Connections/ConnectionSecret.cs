using VideoWeb.Providers.Wire;

namespace VideoWeb.Data.Connections;

/// <summary>A connection with its key in plain, for the length of one request.</summary>
public sealed record ConnectionSecret(Uri BaseUrl, EndpointOverrides? Overrides, SecretKey Key, string ProviderId)
{
    /// <summary>With which this connection's callbacks are verified; null when none is stored.</summary>
    public SecretKey? CallbackKey { get; init; }

    /// <summary>Null for the catalog's own figures.</summary>
    public ConnectionPace? Pace { get; init; }
}
