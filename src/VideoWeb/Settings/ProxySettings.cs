using System.Net;

namespace VideoWeb.Settings;

/// <summary>Whether a reverse proxy in front is believed about scheme and client address.</summary>
internal sealed record ProxySettings(bool TrustForwardedHeaders, IReadOnlyList<IPAddress> KnownProxies);
