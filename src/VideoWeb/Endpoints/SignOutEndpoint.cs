using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Endpoints;

/// <summary><c>POST /account/logout</c>: ends the session of this browser. A form with an antiforgery token only.</summary>
internal static class SignOutEndpoint
{
    internal static void Map(IEndpointRouteBuilder app) => app.MapPost("/account/logout", SignOutAsync);

    private static async Task<IResult> SignOutAsync(HttpContext context, IAntiforgery antiforgery, SignInManager<User> signIn)
    {
        if (!await antiforgery.IsRequestValidAsync(context)) { return TypedResults.BadRequest(); }

        await signIn.SignOutAsync();
        // What the browser kept of a workspace's pictures must not be there for who uses it next.
        context.Response.Headers["Clear-Site-Data"] = "\"cache\"";
        return TypedResults.LocalRedirect("/account/login");
    }
}
