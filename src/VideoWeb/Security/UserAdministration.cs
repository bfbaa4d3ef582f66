using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using VideoWeb.Components.Account;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Workspaces;
using VideoWeb.Localization;

namespace VideoWeb.Security;

/// <summary>What administrators do with accounts. Each call asks the database whether the asker is one.</summary>
/// <remarks>Each call has a scope of its own: a circuit's would keep its first reading of every account until the page is closed.</remarks>
public sealed class UserAdministration(IServiceScopeFactory scopes, AdministratorStore administrators, MessageFormatter texts, TimeProvider time, ILogger<UserAdministration> logger)
{
    /// <summary>All accounts, newest first; none for who is no administrator.</summary>
    public async Task<IReadOnlyList<UserSummary>> ListAsync(UserId asker, CancellationToken cancellationToken)
    {
        if (!await administrators.ContainsAsync(asker, cancellationToken)) { return []; }

        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var inRole = (await users.GetUsersInRoleAsync(ClaimNames.Administrator)).Select(user => user.Id).ToHashSet();
        var all = await users.Users.AsNoTracking().OrderByDescending(user => user.CreatedAt).ToListAsync(cancellationToken);
        var now = time.GetUtcNow();
        return [.. all.Select(user => new UserSummary(new UserId(user.Id), user.DisplayName, user.Email ?? "", user.CreatedAt, inRole.Contains(user.Id), user.LockoutEnd > now))];
    }

    /// <summary>Locks for good and ends all sessions at once, or unlocks.</summary>
    /// <returns>A sentence that says why not; null when done.</returns>
    public async Task<string?> SetLockedAsync(UserId asker, UserId person, bool isLocked)
    {
        if (!await administrators.ContainsAsync(asker, CancellationToken.None)) { return texts[AccountText.OnlyForAdministrators]; }
        if (asker == person) { return texts[AccountText.YouCannotLockYourselfOut]; }

        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        if (await users.FindByIdAsync(person.Value.ToString()) is not { } user) { return texts[SharedText.AccountGone]; }

        Require(await users.SetLockoutEndDateAsync(user, isLocked ? DateTimeOffset.MaxValue : null));
        Require(isLocked ? await users.UpdateSecurityStampAsync(user) : await users.ResetAccessFailedCountAsync(user));
        logger.LogInformation("Account {UserId} was {Change} by {AskerId}.", user.Id, isLocked ? "locked" : "unlocked", asker.Value);
        return null;
    }

    /// <summary>The path of a page where the holder of the link sets a new password; works for a day and once. Null when the account is gone, or the asker is no administrator.</summary>
    public async Task<string?> MakeResetPathAsync(UserId asker, UserId person)
    {
        if (!await administrators.ContainsAsync(asker, CancellationToken.None)) { return null; }

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
