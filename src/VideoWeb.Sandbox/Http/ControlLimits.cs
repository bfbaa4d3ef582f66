using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace VideoWeb.Sandbox.Http;

/// <summary>Bounds what is not a provider's own call: how often it is called, and how much it is sent.</summary>
internal static class ControlLimits
{
    private const int LargestBody = 256 * 1024;

    /// <param name="endpoints">What is bounded.</param>
    /// <param name="admit">Null when a call may be answered; else how long until the next one may.</param>
    public static TBuilder Limited<TBuilder>(this TBuilder endpoints, Func<TimeSpan?> admit)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoints.Finally(endpoint =>
        {
            var inner = endpoint.RequestDelegate ?? throw new InvalidOperationException($"{endpoint.DisplayName} has no handler.");
            endpoint.RequestDelegate = context =>
            {
                if (admit() is { } wait)
                {
                    context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                    context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                    return Task.CompletedTask;
                }

                if (context.Request.ContentLength > LargestBody)
                {
                    context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
                    return Task.CompletedTask;
                }

                // One that does not say its length is cut off by the server while it is read.
                if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) { limit.MaxRequestBodySize = LargestBody; }
                return inner(context);
            };
        });
        return endpoints;
    }
}
