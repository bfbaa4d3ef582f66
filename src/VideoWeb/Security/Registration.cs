using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using VideoWeb.Data.Workspaces;
using VideoWeb.Settings;

namespace VideoWeb.Security;

/// <summary>Makes accounts, where the settings allow it.</summary>
internal sealed class Registration(
    UserManager<User> users, AdministratorSeat seat, WorkspaceStore workspaces, IOptions<AccountOptions> options, TimeProvider time)
{
    private const string InvitePath = "/invite/";

    /// <summary>Whether a visitor with this return address may make an account. The first account always may; an invitation counts where the setting says so.</summary>
    internal async Task<bool> IsAllowedAsync(string returnUrl, CancellationToken cancellationToken)
    {
        if (options.Value.Registration == RegistrationMode.Open || !await seat.HasAccountsAsync(cancellationToken)) { return true; }

        return options.Value.Registration == RegistrationMode.InviteOnly
            && returnUrl.StartsWith(InvitePath, StringComparison.Ordinal)
            && await workspaces.FindInvitationAsync(returnUrl[InvitePath.Length..], cancellationToken) is not null;
    }

    /// <summary>Makes the account and its personal workspace. The answer has either the user or sentences for the form's fields.</summary>
    internal async Task<RegistrationResult> RegisterAsync(string email, string displayName, string password, CancellationToken cancellationToken)
    {
        var user = new User
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            UserName = email,
            Email = email,
            DisplayName = displayName,
            CreatedAt = time.GetUtcNow(),
        };
        var made = await users.CreateAsync(user, password);
        if (!made.Succeeded) { return RegistrationResult.Refused(made.Errors); }

        await seat.TakeIfFreeAsync(user);
        await workspaces.EnsurePersonalAsync(new UserId(user.Id), displayName, cancellationToken);
        return new RegistrationResult(user, null, null);
    }
}
