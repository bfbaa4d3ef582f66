using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using VideoWeb.Components.Account;
using VideoWeb.Data.Workspaces;
using VideoWeb.Localization;
using VideoWeb.Settings;
using VideoWeb.Setup;

namespace VideoWeb.Security;

/// <summary>Makes accounts, where the settings allow it.</summary>
internal sealed class Registration(
    UserManager<User> users, AdministratorRoleService administrators, WorkspaceStore workspaces, IOptions<AccountOptions> options, MessageFormatter texts, TimeProvider time)
{
    /// <summary>No address that mail can reach is longer.</summary>
    internal const int MaxEmailLength = 254;

    private const string InvitePath = "/invite/";

    /// <summary>Whether a visitor with this return address may make an account. The first account always may; an invitation counts where the setting says so.</summary>
    internal async Task<bool> IsAllowedAsync(string returnUrl, CancellationToken cancellationToken)
    {
        if (options.Value.Registration == RegistrationMode.Open || !await administrators.HasAccountsAsync(cancellationToken)) { return true; }

        return options.Value.Registration == RegistrationMode.InviteOnly
            && returnUrl.StartsWith(InvitePath, StringComparison.Ordinal)
            && await workspaces.FindInvitationAsync(returnUrl[InvitePath.Length..], cancellationToken) is not null;
    }

    /// <summary>Makes the account and its personal workspace. The answer has either the user or sentences for the form's fields.</summary>
    /// <param name="language">The one that was chosen before; null for as the browser asks.</param>
    internal async Task<RegistrationResult> RegisterAsync(string email, string displayName, string password, CultureInfo? language, CancellationToken cancellationToken)
    {
        var user = new User
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            UserName = email,
            Email = email,
            DisplayName = displayName,
            CreatedAt = time.GetUtcNow(),
            Language = language?.Name,
        };
        var made = await users.CreateAsync(user, password);
        if (!made.Succeeded) { return RegistrationResult.Refused(made.Errors, texts); }

        await administrators.GrantIfFreeAsync(user);
        await workspaces.EnsurePersonalAsync(new UserId(user.Id), displayName, cancellationToken);
        return new RegistrationResult(user, null, null);
    }
}

/// <param name="User">The new account; null when it was refused.</param>
/// <param name="EmailProblem">A sentence for the e-mail field.</param>
/// <param name="PasswordProblem">A sentence for the password field.</param>
internal sealed record RegistrationResult(User? User, string? EmailProblem, string? PasswordProblem)
{
    internal static RegistrationResult Refused(IEnumerable<IdentityError> errors, MessageFormatter texts)
    {
        var codes = errors.Select(error => error.Code).ToList();
        var password = codes.Exists(code => code.StartsWith("Password", StringComparison.Ordinal)) ? PasswordSentence(texts) : null;
        var email = codes.Exists(code => code.StartsWith("Duplicate", StringComparison.Ordinal)) ? texts[AccountText.EmailTaken]
            : password is null ? texts[AccountText.EmailIncomplete]
            : null;
        return new RegistrationResult(null, email, password);
    }

    internal static string PasswordSentence(MessageFormatter texts) => texts[AccountText.PasswordTooWeak, ("length", AccountSetup.MinPasswordLength)];
}
