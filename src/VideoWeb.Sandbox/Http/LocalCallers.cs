using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace VideoWeb.Sandbox.Http;

/// <summary>Keeps strangers out: what the sandbox tells and takes is for programs on this machine and for whom the host admits.</summary>
internal static class LocalCallers
{
    // A proxy on this machine makes everybody look local, but says that it is one.
    private static readonly string[] ProxyHeaders = ["X-Forwarded-For", "X-Original-For", "X-Forwarded-Host", "X-Real-IP", "Forwarded", "Via"];

    /// <summary>Answers everybody else as if there were no such address.</summary>
    public static TBuilder ForLocalCallersOnly<TBuilder>(this TBuilder endpoints, SandboxOptions options)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoints.Finally(endpoint =>
        {
            var inner = endpoint.RequestDelegate ?? throw new InvalidOperationException($"{endpoint.DisplayName} has no handler.");
            endpoint.RequestDelegate = context =>
            {
                if (IsLocal(context) || options.Admits(context)) { return inner(context); }

                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            };
        });
        return endpoints;
    }

    private static bool IsLocal(HttpContext context) =>
        IsOfThisMachine(context.Connection) && !ProxyHeaders.Any(context.Request.Headers.ContainsKey) && !IsFromAnotherSite(context.Request);

    // Without an address it came by no network: a test server or a socket of this machine.
    private static bool IsOfThisMachine(ConnectionInfo connection) =>
        connection.RemoteIpAddress is not { } remote || IPAddress.IsLoopback(remote.IsIPv4MappedToIPv6 ? remote.MapToIPv4() : remote) || remote.Equals(connection.LocalIpAddress);

    // A page of another site, opened in a browser on this machine, is a stranger too.
    private static bool IsFromAnotherSite(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "none" or "same-origin")
        || (request.Headers.Origin.ToString() is { Length: > 0 } origin && !origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase));
}
