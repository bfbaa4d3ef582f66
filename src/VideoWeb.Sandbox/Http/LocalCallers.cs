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
                // A page of another site is a stranger, whoever sits before it: its requests carry that person's cookies, and come from this machine.
                if (!IsFromAnotherSite(context.Request, options.PublicUrl) && (IsLocal(context, options.PublicUrl) || options.Admits(context))) { return inner(context); }

                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            };
        });
        return endpoints;
    }

    // Without an address it came by no network, and so by no name: a test server or a socket of this machine.
    private static bool IsLocal(HttpContext context, Uri? site) =>
        !ProxyHeaders.Any(context.Request.Headers.ContainsKey)
        && (context.Connection.RemoteIpAddress is not { } remote || (IsOfThisMachine(remote, context.Connection) && NamesThisMachine(context, site)));

    private static bool IsOfThisMachine(IPAddress address, ConnectionInfo connection) =>
        IPAddress.IsLoopback(Plain(address)) || (connection.LocalIpAddress is { } local && Plain(address).Equals(Plain(local)));

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    // Any other name may be of somebody who has it lead here, so that their page passes for one of this site.
    private static bool NamesThisMachine(HttpContext context, Uri? site)
    {
        var host = context.Request.Host.Host;
        if (IPAddress.TryParse(host, out var address)) { return IsOfThisMachine(address, context.Connection); }

        // The site itself calls it by a name of .invalid, which no name server has.
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".invalid", StringComparison.OrdinalIgnoreCase)
            || host.Equals(site?.IdnHost, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsFromAnotherSite(HttpRequest request, Uri? site) =>
        request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "none" or "same-origin")
        || (request.Headers.Origin.ToString() is { Length: > 0 } origin && !IsOwn(origin, request, site));

    private static bool IsOwn(string origin, HttpRequest request, Uri? site) =>
        origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase)
        || origin.Equals(site?.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase);
}
