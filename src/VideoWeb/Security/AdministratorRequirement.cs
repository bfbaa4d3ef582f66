using Microsoft.AspNetCore.Authorization;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Security;

/// <summary>The person administers the site at this moment. The database is asked: cookies and open pages outlive a role.</summary>
internal sealed class AdministratorRequirement : IAuthorizationRequirement;

internal sealed class AdministratorHandler(AdministratorStore administrators) : AuthorizationHandler<AdministratorRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, AdministratorRequirement requirement)
    {
        if (context.User.FindUserId() is { } user && await administrators.ContainsAsync(user, CancellationToken.None)) { context.Succeed(requirement); }
    }
}
