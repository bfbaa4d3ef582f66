using System.Globalization;

namespace VideoWeb.Engine.Outbound;

/// <summary>The private hosts that an administrator listed.</summary>
internal sealed class AllowedHosts(IReadOnlyList<string> entries)
{
    private readonly HashSet<string> _entries = new(entries.Select(Canonical), StringComparer.OrdinalIgnoreCase);

    /// <param name="host">As in an address or a socket's end point; an IPv6 address with or without brackets.</param>
    /// <param name="port">The port that is dialled.</param>
    public bool Contains(string host, int port)
    {
        var canonical = Canonical(host);
        return _entries.Contains(canonical) || _entries.Contains(string.Create(CultureInfo.InvariantCulture, $"{canonical}:{port}"));
    }

    // "[::1]:3000" stays as it is, "::1" and "[::1]" become one.
    private static string Canonical(string entry)
    {
        var trimmed = entry.Trim().TrimEnd('.');
        return trimmed.StartsWith('[') || trimmed.Count(character => character == ':') < 2 ? trimmed : $"[{trimmed}]";
    }
}
