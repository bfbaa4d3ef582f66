using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Storage;

namespace VideoWeb.Data.Workspaces;

/// <summary>Who administers the site; roles in workspaces are another matter.</summary>
public sealed class AdministratorStore(Database database)
{
    /// <summary>The role's name in Identity's table.</summary>
    public const string Role = "Administrator";

    internal const string NormalizedRole = "ADMINISTRATOR";

    /// <summary>Whether the account has the role at this moment, whatever its cookie says.</summary>
    public async Task<bool> ContainsAsync(UserId user, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await db.UserRoles.AnyAsync(
            held => held.UserId == user.Value && db.Roles.Any(role => role.Id == held.RoleId && role.NormalizedName == NormalizedRole), cancellationToken);
    }
}
