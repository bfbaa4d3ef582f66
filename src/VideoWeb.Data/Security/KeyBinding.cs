using System.Globalization;
using System.Text;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Security;

/// <summary>What a connection's key belongs to. Sealed with it, so that a swapped row or a changed address does not open it.</summary>
/// <param name="Origin">Scheme, host and port of the base URL; see <see cref="OriginOf"/>.</param>
internal sealed record KeyBinding(WorkspaceId Workspace, ConnectionId Connection, string Origin)
{
    /// <summary>The key that verifies callbacks, which cannot stand in the place of the one that pays.</summary>
    public bool IsForCallbacks { get; init; }

    /// <summary><c>https://api.example.com:443</c>: the host in lower-case ASCII, the port always written.</summary>
    public static string OriginOf(Uri baseUrl)
    {
        var host = baseUrl.HostNameType == UriHostNameType.IPv6 ? $"[{baseUrl.IdnHost}]" : baseUrl.IdnHost;
        return string.Create(CultureInfo.InvariantCulture, $"{baseUrl.Scheme}://{host}:{baseUrl.Port}");
    }

    // None of the parts can hold a line break, so no two bindings give the same bytes.
    public byte[] Associated(int keyVersion) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{(IsForCallbacks ? "callback-key" : "connection-key")}\nv1\n{keyVersion}\n{Workspace}\n{Connection}\n{Origin}"));
}
