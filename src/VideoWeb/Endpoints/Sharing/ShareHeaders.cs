namespace VideoWeb.Endpoints.Sharing;

/// <summary>What browsers and search engines are told of what a link shows.</summary>
internal static class ShareHeaders
{
    // No scripts at all; a clip's shape is in a style attribute.
    private const string Policy = "default-src 'none'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self'; media-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Of a page.</summary>
    /// <param name="hasForm">A page that tells nobody where it is would not tell this site either, and its form be taken for one of another site.</param>
    public static void SetForPage(HttpResponse response, bool hasForm)
    {
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.CacheControl = "private, no-cache";
        Hide(response);
        if (hasForm) { response.Headers["Referrer-Policy"] = "same-origin"; }
    }

    /// <summary>The secret is in the address, which nobody else is to learn.</summary>
    public static void Hide(HttpResponse response)
    {
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["X-Robots-Tag"] = "noindex";
    }
}
