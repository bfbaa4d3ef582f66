using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Endpoints;

namespace VideoWeb.Security;

/// <summary>
/// Shows a page again, with a sentence, when a plain form of it is out of date: its token is not this visitor's any more, because somebody has
/// signed in or out in another tab or deleted the cookies, or the page has no such form any more. Nothing of the form is done.
/// </summary>
internal sealed class StaleForms(RequestDelegate next)
{
    /// <summary>In the query of the address of a page that is shown again.</summary>
    public const string Mark = "stale";

    public Task InvokeAsync(HttpContext context)
    {
        var isForm = HttpMethods.IsPost(context.Request.Method) && context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;
        if (!isForm) { return next(context); }

        // As it is now: a page that says what went wrong runs under an address of its own.
        var address = AddressOf(context.Request);
        if (context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false })
        {
            ShowAgain(context.Response, address);
            return Task.CompletedTask;
        }

        // A form that is not on the page any more, such as that of an invitation which somebody has used up meanwhile, is answered by the renderer
        // with a bare 400.
        context.Response.OnStarting(() =>
        {
            if (context.Response.StatusCode == StatusCodes.Status400BadRequest) { ShowAgain(context.Response, address); }
            return Task.CompletedTask;
        });
        return next(context);
    }

    private static string AddressOf(HttpRequest request) =>
        $"{request.PathBase}{request.Path}{(request.Query.ContainsKey(Mark) ? request.QueryString : request.QueryString.Add(Mark, "1"))}";

    // 303, so that it is asked for and not posted again.
    private static void ShowAgain(HttpResponse response, string address) => (response.StatusCode, response.Headers.Location) = (StatusCodes.Status303SeeOther, address);
}
