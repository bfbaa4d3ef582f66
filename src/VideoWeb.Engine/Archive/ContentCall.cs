namespace VideoWeb.Engine.Archive;

/// <summary>Fetching a clip from the provider itself, with the key: software of the new-api family hands out such addresses as results too.</summary>
internal static class ContentCall
{
    private const string Ending = "/content";

    /// <summary>Whether the address is such a call on the connection's own origin, the only place to which the key may go.</summary>
    public static bool NeedsKey(Uri address, Uri baseUrl) =>
        address.AbsolutePath.EndsWith(Ending, StringComparison.Ordinal)
        && Uri.Compare(address, baseUrl, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;
}
