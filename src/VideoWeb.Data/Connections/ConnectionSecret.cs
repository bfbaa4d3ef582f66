using VideoWeb.Providers.Wire;

namespace VideoWeb.Data;

/// <summary>A connection with its key in plain, for the length of one request.</summary>
public sealed record ConnectionSecret(Uri BaseUrl, EndpointOverrides? Overrides, SecretKey Key, string ProviderId)
{
    /// <summary>Null for the catalog's own figures.</summary>
    public ConnectionPace? Pace { get; init; }
}
