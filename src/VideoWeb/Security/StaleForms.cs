using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Endpoints;

namespace VideoWeb.Security;

/// <summary>
/// Shows a plain form again, with a sentence, when its token is not this visitor's any more: somebody has signed in or out in another tab, or
/// deleted the cookies. Nothing of the form is done.
/// </summary>
internal sealed class StaleForms(RequestDelegate next)
{
    /// <summary>In the query of the address of a form that is shown again.</summary>
    public const string Mark = "stale";

    public Task InvokeAsync(HttpContext context)
    {
        var isStale = context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false } && context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;
        if (!isStale) { return next(context); }

        var request = context.Request;
        var query = request.Query.ContainsKey(Mark) ? request.QueryString : request.QueryString.Add(Mark, "1");
        // 303, so that it is asked for and not posted again.
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = $"{request.PathBase}{request.Path}{query}";
        return Task.CompletedTask;
    }
}
