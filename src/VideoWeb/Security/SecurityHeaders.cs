namespace VideoWeb.Security;

/// <summary>Tells browsers what pages of this site may do, and leads to addresses of this site by their path. An endpoint that needs stricter words (media) sets its own afterwards.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    // base-uri: Blazor finds its server by the page's own <base>, which 'none' would switch off.
    // style-src-attr: our cards carry data (a ratio, a progress) in style attributes; style sheets and scripts are our own files only.
    // img-src, media-src https: and http: a picture that a person names by its address is shown beside the field.
    internal const string Policy =
        "default-src 'self'; base-uri 'self'; object-src 'none'; frame-ancestors 'self'; form-action 'self'; script-src 'self'; "
        + "style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob: https: http:; media-src 'self' blob: https: http:; font-src 'self' data:; connect-src 'self'";

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        context.Response.OnStarting(() =>
        {
            Shorten(context);
            return Task.CompletedTask;
        });
        return next(context);
    }

    // Only a path: the host in it would be the one that the request names, and anybody can name any.
    private static void Shorten(HttpContext context)
    {
        if (Uri.TryCreate(context.Response.Headers.Location, UriKind.Absolute, out var location)
            && location.Scheme is "http" or "https"
            && string.Equals(location.Authority, new Uri($"{location.Scheme}://{context.Request.Host.Value}").Authority, StringComparison.OrdinalIgnoreCase))
        {
            context.Response.Headers.Location = location.PathAndQuery + location.Fragment;
        }
    }
}
