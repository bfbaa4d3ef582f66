using System.Net;
using System.Net.Sockets;

namespace VideoWeb.Security;

/// <summary>By what a caller's attempts are counted.</summary>
public static class ClientPartition
{
    /// <summary>The address itself; of IPv6 the first 64 bits, because whoever has one address of these has all of them.</summary>
    public static string Of(IPAddress? address) => address switch
    {
        null => "unknown",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => $"{new IPAddress([.. address.GetAddressBytes()[..8], .. new byte[8]])}/64",
        _ => address.ToString(),
    };
}
