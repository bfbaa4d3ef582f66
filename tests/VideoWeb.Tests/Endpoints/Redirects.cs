namespace VideoWeb.Tests.Endpoints;

internal static class Redirects
{
    /// <summary>Where an answer leads: the whole address, but for this site's own name.</summary>
    public static string Target(this HttpResponseMessage answer)
    {
        var location = answer.Headers.Location!;
        return location.IsAbsoluteUri && location.Host == "localhost" ? location.PathAndQuery : location.OriginalString;
    }
}
