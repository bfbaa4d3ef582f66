namespace VideoWeb.Tests.Endpoints;

/// <summary>What an answer asks of a browser.</summary>
internal static class Redirects
{
    /// <summary>Where an answer leads: the whole address, but for this site's own name.</summary>
    public static string Target(this HttpResponseMessage answer)
    {
        var location = answer.Headers.Location!;
        return location.IsAbsoluteUri && location.Host == "localhost" ? location.PathAndQuery : location.OriginalString;
    }

    /// <summary>The cookies that an answer sets, as a browser would send them back.</summary>
    public static string SetCookies(this HttpResponseMessage answer) =>
        string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
}
