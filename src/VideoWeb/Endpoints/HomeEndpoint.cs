using System.Security.Claims;
using VideoWeb.Data.Workspaces;
using VideoWeb.Security;

namespace VideoWeb.Endpoints;

/// <summary><c>GET /</c>: to the workspace that was open last, else to the personal one.</summary>
internal static class HomeEndpoint
{
    internal static void Map(IEndpointRouteBuilder app) => app.MapGet("/", GoAsync);

    private static async Task<IResult> GoAsync(HttpContext context, ClaimsPrincipal person, WorkspaceStore workspaces, CancellationToken cancellationToken)
    {
        if (person.FindUserId() is not { } user) { return TypedResults.LocalRedirect("/account/login"); }

        var last = context.Request.Cookies[LastWorkspaceCookie.Name];
        var workspace = last is null ? null : await workspaces.FindAsync(user, last, cancellationToken);
        workspace ??= await workspaces.EnsurePersonalAsync(user, person.ReadDisplayName(), cancellationToken);
        return TypedResults.LocalRedirect($"/w/{workspace.Slug}/compose");
    }
}
