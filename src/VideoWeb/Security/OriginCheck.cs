using Microsoft.Extensions.Options;
using VideoWeb.Settings;

namespace VideoWeb.Security;

/// <summary>
/// Turns away what a page of another origin asks for with the cookie of the person in front of it. SameSite keeps other sites out, but not other
/// ports of this host nor its sister domains, and a WebSocket may be opened from any page.
/// </summary>
/// <remarks>For the hub by every method, elsewhere for what changes something or has this server call another one. Callbacks go by keys of their own, not by a cookie; the sandbox, which programs call as well, sees to it itself.</remarks>
internal sealed class OriginCheck(RequestDelegate next, IOptions<SiteOptions> site, ILogger<OriginCheck> logger)
{
    private const string Hub = "/_blazor";
    private const string RemotePicture = "/remote-picture";

    private static readonly PathString[] WithKeysOfTheirOwn = ["/callbacks", "/sandbox"];

    private int _hasWarned;

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!ActsByCookie(request) || IsOwn(request)) { return next(context); }

        // Once: whoever can make the site refuse could otherwise fill its log.
        if (Interlocked.Exchange(ref _hasWarned, 1) == 0)
        {
            logger.LogWarning("A request from a page of another origin was refused; this site takes itself for {Own}. Where people reach it by another address, set Site:PublicUrl.", OwnOrigin(request));
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static bool ActsByCookie(HttpRequest request)
    {
        if (request.Path.StartsWithSegments(Hub) || request.Path.Value.AsSpan().TrimEnd('/').EndsWith(RemotePicture, StringComparison.OrdinalIgnoreCase)) { return true; }

        var isSafe = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method);
        return !isSafe && !Array.Exists(WithKeysOfTheirOwn, path => request.Path.StartsWithSegments(path));
    }

    // Programs that are no browsers send neither header, and carry nobody's cookie but their own.
    private bool IsOwn(HttpRequest request)
    {
        var origins = request.Headers.Origin;
        if (origins.Count > 1 || (origins.Count == 1 && !IsOwn(origins[0]!, request))) { return false; }

        // "none" is a person's own doing, such as a form that is sent again by reloading; nobody comes to the hub that way.
        var places = request.Headers["Sec-Fetch-Site"];
        return places.Count == 0 || (places.Count == 1 && (places[0] == "same-origin" || (places[0] == "none" && !request.Path.StartsWithSegments(Hub))));
    }

    private bool IsOwn(string origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var asked)
        && (Same(asked, OwnOrigin(request)) || Same(asked, site.Value.PublicUrl));

    private static bool Same(Uri origin, Uri? own) =>
        own is not null && Uri.Compare(origin, own, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;

    private static Uri? OwnOrigin(HttpRequest request) =>
        Uri.TryCreate($"{request.Scheme}://{request.Host.Value}", UriKind.Absolute, out var own) ? own : null;
}
