using Microsoft.AspNetCore.Identity;
using VideoWeb.Data.Workspaces;
using VideoWeb.Localization;
using VideoWeb.Setup;

namespace VideoWeb.Security;

/// <param name="User">The new account; null when it was refused.</param>
/// <param name="EmailProblem">A sentence for the e-mail field.</param>
/// <param name="PasswordProblem">A sentence for the password field.</param>
internal sealed record RegistrationResult(User? User, string? EmailProblem, string? PasswordProblem)
{
    internal static RegistrationResult Refused(IEnumerable<IdentityError> errors)
    {
        var codes = errors.Select(error => error.Code).ToList();
        var password = codes.Exists(code => code.StartsWith("Password", StringComparison.Ordinal)) ? PasswordSentence : null;
        var email = codes.Exists(code => code.StartsWith("Duplicate", StringComparison.Ordinal)) ? Words.T("There is already an account with this e-mail. Sign in instead.")
            : password is null ? Words.T("Write a whole e-mail address, such as ana@example.com.")
            : null;
        return new RegistrationResult(null, email, password);
    }

    internal static string PasswordSentence => Words.T("Take at least {0} characters, not all alike. A few words in a row are easy to keep and hard to guess.", AccountSetup.MinPasswordLength);
}
