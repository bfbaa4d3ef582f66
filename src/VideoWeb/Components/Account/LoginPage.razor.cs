using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using VideoWeb.Data.Workspaces;
using VideoWeb.Security;

namespace VideoWeb.Components.Account;

public sealed partial class LoginPage
{
    private string? _problem;
    // The address is kept, so that only the password is typed again.
    private bool _isPasswordWrong;

    [Inject] private SignInManager<User> SignIn { get; set; } = default!;
    [Inject] private UserManager<User> Users { get; set; } = default!;
    [Inject] private AdministratorRoleService Administrators { get; set; } = default!;
    [Inject] private SessionCheck Sessions { get; set; } = default!;
    [Inject] private WorkspaceStore Workspaces { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;
    [Inject] private TimeProvider Time { get; set; } = default!;
    [Inject] private ILogger<LoginPage> Logger { get; set; } = default!;

    [CascadingParameter] private HttpContext Http { get; set; } = default!;
    [SupplyParameterFromForm(FormName = "login")] private LoginInput? Input { get; set; }
    [SupplyParameterFromQuery(Name = "returnUrl")] private string? ReturnUrl { get; set; }

    private string Return => LocalUrl.Or(ReturnUrl, "/");

    protected override async Task OnInitializedAsync()
    {
        if (!HttpMethods.IsGet(Http.Request.Method)) { return; }

        if (Http.User.Identity?.IsAuthenticated == true)
        {
            // Asked anew: a page of a session that ended leads here, and led back there it would be refused again and again.
            if (await Sessions.AskAsync(Http.User, Http.RequestAborted)) { Navigation.NavigateTo(Return); }
        }
        else if (!await Administrators.HasAccountsAsync(Http.RequestAborted)) { Navigation.NavigateTo("/account/register"); }
    }

    private async Task SignInAsync()
    {
        if (Input is null) { return; }

        var email = Input.Email.Trim();
        var result = await SignIn.PasswordSignInAsync(email, Input.Password, Input.Remember, lockoutOnFailure: true);
        if (result.IsLockedOut)
        {
            _problem = DescribeLock((await Users.FindByEmailAsync(email))?.LockoutEnd, Time.GetUtcNow());
            return;
        }

        if (!result.Succeeded || await Users.FindByEmailAsync(email) is not { } user)
        {
            (_problem, _isPasswordWrong) = (Texts[AccountText.SignInFailed], email.Length > 0);
            return;
        }

        await Workspaces.EnsurePersonalAsync(new UserId(user.Id), user.DisplayName, Http.RequestAborted);
        Logger.LogInformation("Account {UserId} signed in.", user.Id);
        Navigation.NavigateTo(Return);
    }

    // An administrator's lock has no end that anybody could wait for.
    private string DescribeLock(DateTimeOffset? end, DateTimeOffset now) => end is null || end - now > TimeSpan.FromDays(1)
        ? Texts[AccountText.AccountLockedByAdministrator]
        : Texts[AccountText.AccountLockedForNow, ("minutes", Math.Max(1, (int)Math.Ceiling((end.Value - now).TotalMinutes)))];
}
