using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Dialects;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Engine.Archive;

/// <summary>Fetching a clip from the provider itself, with the key, where a finished task names no address.</summary>
/// <remarks>
/// EZModel documents <c>GET /v1/video/generations/{task_id}/content</c> on its Seedance page (video/mp4, ranges, the same Authorization), and its
/// software hands out such addresses as results too.
/// </remarks>
internal static class ContentFallback
{
    private const string Ending = "/content";

    /// <summary>Null where the API has no such call.</summary>
    /// <param name="provider">With the connection's own paths.</param>
    public static ProviderRequest? RequestFor(ProviderDescription provider, RemoteTaskId task)
    {
        if (provider.Dialect != "ezmodel") { return null; }

        var query = DialectTable.Find(provider.Dialect).BuildQuery(provider, task);
        return new ProviderRequest("GET", query.Path + Ending, null);
    }

    /// <summary>Whether the address is such a call on the connection's own origin, the only place to which the key may go.</summary>
    public static bool NeedsKey(Uri address, Uri baseUrl) =>
        address.AbsolutePath.EndsWith(Ending, StringComparison.Ordinal)
        && Uri.Compare(address, baseUrl, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;
}
