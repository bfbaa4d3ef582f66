using System.Net;
using System.Net.Sockets;
using VideoWeb.Engine.Outbound;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Engine;

/// <summary>The only way out. Every connection of the engine is dialled here, to an address whose bytes were checked just before.</summary>
/// <remarks>
/// Allowed are public addresses, the hosts listed in <c>Outbound:AllowedPrivateHosts</c>, and the sandbox in this process when it is on. A name is
/// resolved once and the checked address itself is dialled, so that no second answer of the name server can lead elsewhere.
/// </remarks>
public sealed class OutboundGuard(EngineOptions options, OwnAddress own)
{
    private static readonly Message SandboxOff = Message.Of(MessageCode.SandboxOff);

    private readonly AllowedHosts _allowed = new(options.AllowedPrivateHosts);

    /// <summary>Checks a base URL as typed, without a look-up: what can be said at once. The dialler has the last word.</summary>
    public AddressCheck CheckBaseUrl(string text)
    {
        if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out var address) || address.Host.Length == 0)
        {
            return Wrong(Message.Of(MessageCode.AddressIncomplete));
        }

        if (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp) { return Wrong(Message.Of(MessageCode.AddressOtherScheme)); }
        if (address.UserInfo.Length > 0) { return Wrong(Message.Of(MessageCode.AddressWithUser)); }
        if (address.Query.Length > 0 || address.Fragment.Length > 0) { return Wrong(Message.Of(MessageCode.AddressWithQuery)); }
        if (CheckHost(address) is { } problem) { return Wrong(problem); }

        return new AddressCheck(new Uri(address.GetLeftPart(UriPartial.Path).TrimEnd('/')), null);
    }

    /// <summary>Why nothing with a key may go to this base URL; null when it may as far as can be told without a look-up.</summary>
    internal Message? RefusalOf(Uri baseUrl) => CheckHost(baseUrl);

    /// <summary>Why the address of a medium may not be used, as far as can be told without a look-up; null when it may, and for data URIs, which lead nowhere.</summary>
    internal Message? RefusalOfMedia(string address)
    {
        if (address.StartsWith("data:", StringComparison.OrdinalIgnoreCase)) { return null; }
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")) { return Message.Of(MessageCode.MediumAddressOtherScheme); }
        if (uri.UserInfo.Length > 0) { return Message.Of(MessageCode.MediumAddressWithUser); }
        if (SandboxAddress.Is(uri)) { return options.SandboxEnabled ? null : SandboxOff; }
        if (_allowed.Contains(uri.Host, uri.Port)) { return null; }

        var isPrivate = IPAddress.TryParse(uri.DnsSafeHost, out var literal) ? !PublicAddress.Is(literal) : uri.IsLoopback || uri.Host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
        return isPrivate ? PrivateAddress(uri.Host) : null;
    }

    /// <summary>A handler that dials through this guard and does nothing by itself: no redirects, cookies, proxies or decompression.</summary>
    internal SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        AutomaticDecompression = DecompressionMethods.None,
        ActivityHeadersPropagator = null,
        ConnectTimeout = options.ConnectTimeout,
        MaxResponseHeadersLength = 64,
        MaxResponseDrainSize = 0,
        ConnectCallback = (context, cancellationToken) => DialAsync(context.DnsEndPoint, cancellationToken),
    };

    /// <exception cref="OutboundRefusedException">The address may not be called.</exception>
    internal async ValueTask<Stream> DialAsync(DnsEndPoint target, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            var (addresses, port) = await ResolveAsync(target, cancellationToken);
            await socket.ConnectAsync(addresses, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async ValueTask<(IPAddress[] Addresses, int Port)> ResolveAsync(DnsEndPoint target, CancellationToken cancellationToken)
    {
        if (string.Equals(target.Host, SandboxAddress.Host, StringComparison.OrdinalIgnoreCase)) { return await ResolveSandboxAsync(cancellationToken); }

        // The name server is not asked about a literal, and the look-up would throw over 0.0.0.0.
        IPAddress[] addresses = IPAddress.TryParse(target.Host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(target.Host, cancellationToken);
        if (_allowed.Contains(target.Host, target.Port)) { return (addresses, target.Port); }

        var open = addresses.Where(PublicAddress.Is).ToArray();
        return open.Length > 0 ? (open, target.Port) : throw new OutboundRefusedException(PrivateAddress(target.Host));
    }

    private async ValueTask<(IPAddress[] Addresses, int Port)> ResolveSandboxAsync(CancellationToken cancellationToken)
    {
        if (!options.SandboxEnabled) { throw new OutboundRefusedException(SandboxOff); }

        var local = own.Local ?? throw new OutboundRefusedException(Message.Of(MessageCode.SandboxNotReady), isLasting: false);
        if (!IPAddress.TryParse(local.DnsSafeHost, out var address)) { return (await LocalAddressesAsync(local, cancellationToken), local.Port); }

        return address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any) ? ([IPAddress.Loopback], local.Port) : ([address], local.Port);
    }

    // Kestrel also knows "http://+:8080" and "http://localhost:0"; neither is an address.
    private static async ValueTask<IPAddress[]> LocalAddressesAsync(Uri local, CancellationToken cancellationToken) =>
        local.Host is "+" or "*" ? [IPAddress.Loopback] : await Dns.GetHostAddressesAsync(local.DnsSafeHost, cancellationToken);

    private Message? CheckHost(Uri address)
    {
        if (SandboxAddress.Is(address)) { return options.SandboxEnabled ? null : SandboxOff; }
        if (_allowed.Contains(address.Host, address.Port)) { return null; }
        if (IPAddress.TryParse(address.DnsSafeHost, out var literal) && !PublicAddress.Is(literal)) { return PrivateAddress(address.Host); }
        if (address.IsLoopback || address.Host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)) { return PrivateAddress(address.Host); }

        return address.Scheme == Uri.UriSchemeHttps
            ? null
            : Message.Of(MessageCode.AddressNotSecure);
    }

    private static AddressCheck Wrong(Message problem) => new(null, problem);

    private static Message PrivateAddress(string host) => Message.Of(MessageCode.AddressPrivate, ("host", host));
}
