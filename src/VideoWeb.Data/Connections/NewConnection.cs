using VideoWeb.Providers.Wire;

namespace VideoWeb.Data.Connections;

/// <param name="BaseUrl">http or https, without user name, query and fragment.</param>
/// <param name="Key">1 to 2,000 printable ASCII characters without spaces.</param>
public sealed record NewConnection(
    string ProviderId, string Label, Uri BaseUrl, SecretKey Key, bool IsShared, EndpointOverrides? Overrides, bool IsSandbox)
{
    /// <summary>With which callbacks are verified; null for none. Written like a key.</summary>
    public SecretKey? CallbackKey { get; init; }

    /// <summary>Null for the catalog's own figures.</summary>
    public ConnectionPace? Pace { get; init; }

    /// <summary>Null when it sends at any time.</summary>
    public SendHours? Hours { get; init; }
}
