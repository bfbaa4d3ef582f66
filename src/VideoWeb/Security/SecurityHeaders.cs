namespace VideoWeb.Security;

/// <summary>Tells browsers what pages of this site may do, and leads to addresses of this site by their path. An endpoint that needs stricter words (media) sets its own afterwards.</summary>
/// <remarks>
/// Runs twice: around everything, for what is refused before the site's own pipeline (a host that is not served), and inside what handles errors,
/// which clears the answer. What the server refuses before any program runs (a line or header that is too long or broken: 400, 414, 431) has
/// neither these headers nor anything in it.
/// </remarks>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    // base-uri: Blazor finds its server by the page's own <base>, which 'none' would switch off.
    // style-src-attr: our cards carry data (a ratio, a progress) in style attributes; style sheets and scripts are our own files only.
    // img-src, media-src: nothing of another host, which would be told who looks. A picture that a person names by its address is fetched by the server.
    internal const string Policy =
        "default-src 'self'; base-uri 'self'; object-src 'none'; frame-ancestors 'self'; form-action 'self'; script-src 'self'; "
        + "style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self' data:; connect-src 'self'";

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

/// <summary>Puts <see cref="SecurityHeaders"/> around everything. Registered before all other filters.</summary>
internal sealed class OutermostSecurityHeaders : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.UseMiddleware<SecurityHeaders>();
        next(app);
    };
}
