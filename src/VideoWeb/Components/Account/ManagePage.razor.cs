using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Workspaces;
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
            _nameProblem = Texts[AccountText.NameMissing];
            return;
        }

        _user.DisplayName = name;
        if (!(await Users.UpdateAsync(_user)).Succeeded)
        {
            _nameProblem = Texts[AccountText.AccountChangedElsewhere];
            return;
        }

        await SignIn.RefreshSignInAsync(_user);
        _profileNote = Texts[SharedText.Saved];
    }

    private async Task EndSessionsAsync()
    {
        if (_user is null) { return; }

        if (!(await Users.UpdateSecurityStampAsync(_user)).Succeeded)
        {
            _profileNote = null;
            _nameProblem = Texts[AccountText.AccountChangedElsewhere];
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
            _passwordNote = Texts[AccountText.YourPasswordIsChanged];
            return;
        }

        var isCurrentWrong = result.Errors.Any(error => error.Code == nameof(IdentityErrorDescriber.PasswordMismatch));
        _currentProblem = isCurrentWrong ? Texts[AccountText.CurrentPasswordWrong] : null;
        _newProblem = isCurrentWrong ? null : RegistrationResult.PasswordSentence(Texts);
    }
}
