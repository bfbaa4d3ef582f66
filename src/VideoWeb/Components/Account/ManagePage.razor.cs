using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using VideoWeb.Data.Workspaces;
using VideoWeb.Localization;
using VideoWeb.Security;

namespace VideoWeb.Components.Account;

public sealed partial class ManagePage
{
    private User? _user;
    private string? _nameProblem;
    private string? _currentProblem;
    private string? _newProblem;
    private string? _profileNote;
    private string? _passwordNote;

    [Inject] private UserManager<User> Users { get; set; } = default!;
    [Inject] private SignInManager<User> SignIn { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [CascadingParameter] private HttpContext Http { get; set; } = default!;
    [SupplyParameterFromForm(FormName = "profile")] private ProfileInput? Profile { get; set; }
    [SupplyParameterFromForm(FormName = "password")] private PasswordInput? Password { get; set; }

    protected override async Task OnInitializedAsync() => _user = await Users.GetUserAsync(Http.User);

    private async Task SaveProfileAsync()
    {
        if (_user is null || Profile is null) { return; }

        var name = Profile.DisplayName.Trim();
        if (name.Length is 0 or > User.MaxDisplayNameLength)
        {
            _nameProblem = Words.T("Write the name that your team knows you by.");
            return;
        }

        _user.DisplayName = name;
        if (!(await Users.UpdateAsync(_user)).Succeeded)
        {
            _nameProblem = Words.T("This could not be saved, because the account was changed elsewhere. Load the page again.");
            return;
        }

        await SignIn.RefreshSignInAsync(_user);
        _profileNote = Words.T("Saved.");
    }

    private async Task EndSessionsAsync()
    {
        if (_user is null) { return; }

        if (!(await Users.UpdateSecurityStampAsync(_user)).Succeeded)
        {
            _profileNote = null;
            _nameProblem = Words.T("This could not be saved, because the account was changed elsewhere. Load the page again.");
            return;
        }

        await SignIn.SignOutAsync();
        Navigation.NavigateTo("/account/login");
    }

    private async Task ChangePasswordAsync()
    {
        if (_user is null || Password is null) { return; }

        var result = await Users.ChangePasswordAsync(_user, Password.Current, Password.New);
        if (result.Succeeded)
        {
            await SignIn.RefreshSignInAsync(_user);
            _passwordNote = Words.T("Your password is changed.");
            return;
        }

        var isCurrentWrong = result.Errors.Any(error => error.Code == nameof(IdentityErrorDescriber.PasswordMismatch));
        _currentProblem = isCurrentWrong ? Words.T("This is not your current password.") : null;
        _newProblem = isCurrentWrong ? null : RegistrationResult.PasswordSentence;
    }
}
