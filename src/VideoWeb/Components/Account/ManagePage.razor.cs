using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Workspaces;
using VideoWeb.Localization;
using VideoWeb.Security;

namespace VideoWeb.Components.Account;

public sealed partial class ManagePage
{
    private const string SavedRegion = "region";

    private User? _user;
    private string? _nameProblem;
    private string? _currentProblem;
    private string? _newProblem;
    private string? _regionProblem;
    private string? _profileNote;
    private string? _passwordNote;

    [Inject] private UserManager<User> Users { get; set; } = default!;
    [Inject] private SignInManager<User> SignIn { get; set; } = default!;
    [Inject] private RegionalSettingsCache Settings { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [CascadingParameter] private HttpContext Http { get; set; } = default!;
    [SupplyParameterFromForm(FormName = "profile")] private ProfileInput? Profile { get; set; }
    [SupplyParameterFromForm(FormName = "region")] private RegionalInput? Region { get; set; }
    [SupplyParameterFromForm(FormName = "password")] private PasswordInput? Password { get; set; }
    [SupplyParameterFromQuery(Name = "saved")] private string? Saved { get; set; }

    private bool HasSavedRegion => Saved == SavedRegion && HttpMethods.IsGet(Http.Request.Method);

    private RegionalSettings Regional => Region?.Settings ?? new RegionalSettings(_user!.Language, _user.Formats, _user.TimeZone);

    // What would hold with nothing chosen: the language by the browser alone, for the cookie goes with the choice; the formats as they go with the language of now.
    private PageCulture Browser => new(
        PageCulture.Resolve(RegionalSettings.OfBrowser, (null, null), AccountRequestCultureProvider.Accepted(Http.Request)).Language,
        PageCulture.Resolve(Regional with { Formats = null }, LanguageCookie.Read(Http.Request), AccountRequestCultureProvider.Accepted(Http.Request)).Formats);

    private TimeZoneInfo? BrowserZone => IanaTimeZone.Find(Http.Request.Cookies["zone"]);

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

    private async Task SaveRegionAsync()
    {
        if (_user is null || Region is null) { return; }

        var settings = Region.Settings;
        if (await Settings.SaveAsync(new UserId(_user.Id), settings, Http.RequestAborted) is SaveRegionalSettingsResult.Rejected refused)
        {
            _regionProblem = Texts.Format(refused.Message);
            return;
        }

        LanguageCookie.Write(Http, settings.Language);
        // Asked for anew, so that the page is in the language that was chosen.
        Navigation.NavigateTo($"/account/manage?saved={SavedRegion}#region");
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
