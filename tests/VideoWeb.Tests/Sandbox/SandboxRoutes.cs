using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace VideoWeb.Tests.Sandbox;

/// <summary>Every way into the sandbox, as it is mapped.</summary>
internal static class SandboxRoutes
{
    /// <summary>Each method and an address of each route; what stands open in one is <c>x</c>.</summary>
    public static IReadOnlyList<(string Method, string Path)> Of(IEndpointRouteBuilder endpoints) =>
        [.. endpoints.DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().SelectMany(AddressesOf)];

    private static IEnumerable<(string Method, string Path)> AddressesOf(RouteEndpoint endpoint)
    {
        var path = string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part is RoutePatternLiteralPart literal ? literal.Content : "x"))));
        return (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"]).Select(method => (method, $"/{path}"));
    }
}
