using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Security;

/// <summary>Gives the administrator role to the first account and keeps it from being lost.</summary>
/// <remarks>
/// Two people who register at the same instant: the role's name is unique in the database, and only the one who makes the role gets it.
/// When the last account of all is deleted the role is deleted too, so that it is free again.
/// </remarks>
internal sealed class AdministratorRoleService(UserManager<User> users, RoleManager<IdentityRole<Guid>> roles, ILogger<AdministratorRoleService> logger)
{
    internal Task<bool> HasAccountsAsync(CancellationToken cancellationToken) => users.Users.AnyAsync(cancellationToken);

    /// <summary>Makes <paramref name="user"/> the administrator when there never was one.</summary>
    internal async Task GrantIfFreeAsync(User user)
    {
        if (!await TryMakeRoleAsync()) { return; }

        Require(await users.AddToRoleAsync(user, ClaimNames.Administrator));
        logger.LogInformation("Account {UserId} is the first and becomes administrator.", user.Id);
    }

    /// <summary>True when deleting <paramref name="user"/> would leave others without an administrator.</summary>
    internal async Task<bool> IsOnlyAdministratorAmongOthersAsync(User user, CancellationToken cancellationToken)
    {
        var administrators = await users.GetUsersInRoleAsync(ClaimNames.Administrator);
        return administrators.Count == 1 && administrators[0].Id == user.Id && await users.Users.AnyAsync(other => other.Id != user.Id, cancellationToken);
    }

    /// <summary>Frees the role when nobody is left.</summary>
    internal async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        if (await HasAccountsAsync(cancellationToken)) { return; }
        if (await roles.FindByNameAsync(ClaimNames.Administrator) is { } role) { Require(await roles.DeleteAsync(role)); }
    }

    /// <summary>At start: a crash between making the role and giving it would leave accounts without an administrator; the oldest account then gets it.</summary>
    internal async Task RepairAsync(CancellationToken cancellationToken)
    {
        if ((await users.GetUsersInRoleAsync(ClaimNames.Administrator)).Count > 0) { return; }

        var oldest = await users.Users.OrderBy(user => user.CreatedAt).FirstOrDefaultAsync(cancellationToken);
        if (oldest is null) { return; }

        await TryMakeRoleAsync();
        Require(await users.AddToRoleAsync(oldest, ClaimNames.Administrator));
        logger.LogWarning("No account was administrator. Account {UserId}, the oldest, now is.", oldest.Id);
    }

    private async Task<bool> TryMakeRoleAsync()
    {
        if (await roles.RoleExistsAsync(ClaimNames.Administrator)) { return false; }

        try
        {
            return (await roles.CreateAsync(new IdentityRole<Guid>(ClaimNames.Administrator))).Succeeded;
        }
        catch (DbUpdateException error)
        {
            logger.LogInformation(error, "Somebody else registered at the same instant and became the administrator.");
            return false;
        }
    }

    private static void Require(IdentityResult result)
    {
        if (!result.Succeeded) { throw new InvalidOperationException(string.Join(' ', result.Errors.Select(error => error.Description))); }
    }
}
