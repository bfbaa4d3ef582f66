using System.Security.Claims;
using VideoWeb.Data.Workspaces;
using VideoWeb.Security;

namespace VideoWeb.Endpoints;

/// <summary>Who asks for the files of a workspace.</summary>
internal static class ActorResolver
{
    /// <summary>Null when there is no such workspace, or the person is not a member of it.</summary>
    public static async Task<Actor?> FindAsync(WorkspaceStore workspaces, ClaimsPrincipal person, string slug, CancellationToken cancellationToken) =>
        person.FindUserId() is { } user && await workspaces.FindAsync(user, slug, cancellationToken) is { } membership
            ? new Actor(membership.Id, user, membership.Role)
            : null;
}
