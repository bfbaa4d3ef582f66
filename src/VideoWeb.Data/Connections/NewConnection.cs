using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Data.Connections;

/// <summary>What a person sets of a connection besides its address and key.</summary>
/// <param name="Label">1 to <see cref="ConnectionStore.MaxLabelLength"/> characters.</param>
/// <param name="Overrides">Null for the provider's own paths.</param>
public abstract record ConnectionSettings(string Label, bool IsShared, EndpointOverrides? Overrides)
{
    /// <summary>With which callbacks are verified, written like a key. An empty one is none; null leaves what there is.</summary>
    public SecretKey? CallbackKey { get; init; }

    /// <summary>Null for the catalog's own figures.</summary>
    public ConnectionPace? Pace { get; init; }

    /// <summary>Null when it sends at any time.</summary>
    public SendWindow? Hours { get; init; }
}

/// <param name="BaseUrl">http or https, without user name, query and fragment.</param>
/// <param name="Key">1 to 2,000 printable ASCII characters without spaces.</param>
public sealed record NewConnection(
    string ProviderId, string Label, Uri BaseUrl, SecretKey Key, bool IsShared, EndpointOverrides? Overrides, bool IsSandbox)
    : ConnectionSettings(Label, IsShared, Overrides);

/// <summary>The new state of what may be changed; null keeps the address or the key.</summary>
/// <param name="BaseUrl">Another origin (scheme, host, port) is only accepted together with <paramref name="Key"/>: a key never follows an address.</param>
public sealed record ConnectionChange(string Label, bool IsShared, EndpointOverrides? Overrides, Uri? BaseUrl = null, SecretKey? Key = null)
    : ConnectionSettings(Label, IsShared, Overrides);

/// <summary>How adding or changing a connection ended.</summary>
public abstract record SaveConnectionResult
{
    private SaveConnectionResult() { }

    public sealed record Saved(ConnectionView Connection) : SaveConnectionResult;

    public sealed record Rejected(Message Message) : SaveConnectionResult;

    /// <summary>There is none of that id that the asker can see.</summary>
    public sealed record NotFound : SaveConnectionResult;
}

/// <summary>Paths and method that a relay has moved; null where the provider's own apply.</summary>
public sealed record EndpointOverrides(string? CreatePath, string? QueryPath, string? QueryMethod);

/// <summary>How hard the provider may be asked through one connection; null where the catalog's own figure applies.</summary>
/// <param name="Concurrency">Questions in flight at once, 1 to <see cref="MostConcurrency"/>.</param>
/// <param name="PerMinute">Questions in a minute, 1 to <see cref="MostPerMinute"/>.</param>
/// <param name="Running">Tasks at the provider at once, 1 to <see cref="MostRunning"/>; the others wait here.</param>
public sealed record ConnectionPace(int? Concurrency, int? PerMinute, int? Running = null)
{
    public const int MostRunning = 10_000;

    public const int MostConcurrency = 256;

    public const int MostPerMinute = 60_000;
}
