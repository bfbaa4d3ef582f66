using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Workspaces;
using VideoWeb.Localization;

namespace VideoWeb.Security;

/// <summary>What administrators do with accounts.</summary>
/// <remarks>Each call has a scope of its own: a circuit's would keep its first reading of every account until the page is closed.</remarks>
public sealed class UserAdministration(IServiceScopeFactory scopes, TimeProvider time, ILogger<UserAdministration> logger)
{
    /// <summary>All accounts, newest first.</summary>
    public async Task<IReadOnlyList<UserSummary>> ListAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var administrators = (await users.GetUsersInRoleAsync(ClaimNames.Administrator)).Select(user => user.Id).ToHashSet();
        var all = await users.Users.AsNoTracking().OrderByDescending(user => user.CreatedAt).ToListAsync(cancellationToken);
        var now = time.GetUtcNow();
        return [.. all.Select(user => new UserSummary(new UserId(user.Id), user.DisplayName, user.Email ?? "", user.CreatedAt, administrators.Contains(user.Id), user.LockoutEnd > now))];
    }

    /// <summary>Locks for good and ends running sessions within a minute, or unlocks.</summary>
    /// <returns>A sentence that says why not; null when done.</returns>
    public async Task<string?> SetLockedAsync(UserId asker, UserId person, bool isLocked)
    {
        if (asker == person) { return Words.T("You cannot lock yourself out."); }

        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        if (await users.FindByIdAsync(person.Value.ToString()) is not { } user) { return Words.T("This account is gone already."); }

        Require(await users.SetLockoutEndDateAsync(user, isLocked ? DateTimeOffset.MaxValue : null));
        Require(isLocked ? await users.UpdateSecurityStampAsync(user) : await users.ResetAccessFailedCountAsync(user));
        logger.LogInformation("Account {UserId} was {Change} by {AskerId}.", user.Id, isLocked ? "locked" : "unlocked", asker.Value);
        return null;
    }

    /// <summary>The path of a page where the holder of the link sets a new password; works for a day and once. Null when the account is gone.</summary>
    public async Task<string?> MakeResetPathAsync(UserId asker, UserId person)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        if (await users.FindByIdAsync(person.Value.ToString()) is not { } user) { return null; }

        var token = WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(await users.GeneratePasswordResetTokenAsync(user)));
        logger.LogInformation("A password reset link for account {UserId} was made by {AskerId}.", user.Id, asker.Value);
        return $"/account/reset?account={person}&token={token}";
    }

    private static void Require(IdentityResult result)
    {
        if (!result.Succeeded) { throw new InvalidOperationException(string.Join(' ', result.Errors.Select(error => error.Description))); }
    }
}

/// <summary>An account as administrators see it.</summary>
public sealed record UserSummary(UserId Id, string Name, string Email, DateTimeOffset CreatedAt, bool IsAdministrator, bool IsLocked);
