using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using VideoWeb.Data.Workspaces;
using VideoWeb.Security;

namespace VideoWeb.Endpoints;

/// <summary><c>POST /account/logout</c>: ends the session of this browser. A form with an antiforgery token only.</summary>
internal static class SignOutEndpoint
{
    internal static void Map(IEndpointRouteBuilder app) => app.MapPost("/account/logout", SignOutAsync).AllowAnonymous();

    private static async Task<IResult> SignOutAsync(HttpContext context, IAntiforgery antiforgery, SignInManager<User> signIn)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            // No form of ours is without a token. One of another session signs nobody out, and whoever is signed out already has what they want.
            if (!context.Request.HasFormContentType || !(await context.Request.ReadFormAsync()).ContainsKey("__RequestVerificationToken")) { return TypedResults.BadRequest(); }

            return TypedResults.LocalRedirect(context.User.Identity?.IsAuthenticated == true ? $"/account/manage?{StaleForms.Mark}=1" : "/account/login");
        }

        await signIn.SignOutAsync();
        // What the browser kept of a workspace's pictures must not be there for who uses it next.
        context.Response.Headers["Clear-Site-Data"] = "\"cache\"";
        return TypedResults.LocalRedirect("/account/login");
    }
}
