using Microsoft.AspNetCore.Identity;
using VideoWeb.Components.Account;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Localization;

namespace VideoWeb.Security;

/// <summary>Deletes an account with everything that is only its own.</summary>
internal sealed class AccountRemoval(
    UserManager<User> users, AdministratorRoleService administrators, WorkspaceStore workspaces, MessageFormatter texts, MediaStore media,
    ILogger<AccountRemoval> logger)
{
    /// <returns>A sentence that says why not; null when the account is gone.</returns>
    internal async Task<string?> RemoveAsync(User user, CancellationToken cancellationToken)
    {
        if (await administrators.IsOnlyAdministratorAmongOthersAsync(user, cancellationToken))
        {
            return texts[AccountText.OnlyAdministrator];
        }

        var deletion = await workspaces.DeleteUserDataAsync(new UserId(user.Id), cancellationToken);
        if (deletion is DeleteUserResult.Rejected refused) { return texts.Format(refused.Message); }

        // From here on the account must go, whoever closes the page.
        var result = await users.DeleteAsync(user);
        if (!result.Succeeded) { throw new InvalidOperationException(string.Join(' ', result.Errors.Select(error => error.Description))); }

        await administrators.ReleaseAsync(CancellationToken.None);
        DeleteFiles(((DeleteUserResult.Deleted)deletion).Files);
        logger.LogInformation("Account {UserId} was deleted.", user.Id);
        return null;
    }

    private void DeleteFiles(IReadOnlyList<string> files)
    {
        foreach (var file in files)
        {
            try
            {
                media.Delete(file);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                logger.LogWarning(error, "The media file {File} of a deleted account could not be removed; no row names it any more.", file);
            }
        }
    }
}
