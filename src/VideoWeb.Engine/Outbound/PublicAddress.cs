using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace VideoWeb.Engine.Outbound;

/// <summary>Whether an address is one of the public internet, judged by its bytes and never by its text.</summary>
internal static class PublicAddress
{
    // Network and prefix length of what IANA's special-purpose registry does not call globally reachable.
    private static readonly (uint Network, int Prefix)[] PrivateV4 =
    [
        (0x00000000, 8),    // 0.0.0.0/8, "this host": Linux dials it as loopback
        (0x0A000000, 8),    // 10.0.0.0/8
        (0x64400000, 10),   // 100.64.0.0/10, carrier-grade NAT
        (0x7F000000, 8),    // 127.0.0.0/8
        (0xA9FE0000, 16),   // 169.254.0.0/16, link-local: cloud metadata
        (0xAC100000, 12),   // 172.16.0.0/12
        (0xC0000000, 24),   // 192.0.0.0/24, protocol assignments
        (0xC0000200, 24),   // 192.0.2.0/24, documentation
        (0xC0586300, 24),   // 192.88.99.0/24, 6to4 relays
        (0xC0A80000, 16),   // 192.168.0.0/16
        (0xC6120000, 15),   // 198.18.0.0/15, benchmarking
        (0xC6336400, 24),   // 198.51.100.0/24, documentation
        (0xCB007100, 24),   // 203.0.113.0/24, documentation
        (0xE0000000, 4),    // 224.0.0.0/4, multicast
        (0xF0000000, 4),    // 240.0.0.0/4, reserved and broadcast
    ];

    public static bool Is(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork) { return IsV4(BinaryPrimitives.ReadUInt32BigEndian(address.GetAddressBytes())); }

        return address.AddressFamily == AddressFamily.InterNetworkV6 && IsV6(address.GetAddressBytes());
    }

    private static bool IsV4(uint address) => !PrivateV4.Any(range => address >> (32 - range.Prefix) == range.Network >> (32 - range.Prefix));

    private static bool IsV6(ReadOnlySpan<byte> bytes)
    {
        var high = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        var low = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        var last = (uint)low;

        // ::ffff:0:0/96 is an IPv4 address in disguise, 64:ff9b::/96 is one behind a translator.
        if ((high == 0 && low >> 32 == 0x0000FFFF) || (high == 0x0064FF9B00000000 && low >> 32 == 0)) { return IsV4(last); }

        // Only 2000::/3 is global unicast: this drops loopback, ::/96, link-local, site-local, unique local and multicast.
        if (high >> 61 != 1) { return false; }

        return high >> 41 != 0x20010000u >> 9       // 2001::/23, protocol assignments, Teredo and ORCHID among them
            && high >> 32 != 0x20010DB8             // 2001:db8::/32, documentation
            && high >> 48 != 0x2002                 // 2002::/16, 6to4: leads to any IPv4 address
            && high >> 44 != 0x3FFF0;               // 3fff::/20, documentation
    }
}
