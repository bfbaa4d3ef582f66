using System.Net.Mail;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using VideoWeb.Data.Workspaces;
using VideoWeb.Localization;
using VideoWeb.Security;

namespace VideoWeb.Components.Account;

public sealed partial class RegisterPage
{
    private bool _isAllowed;
    private bool _isFirst;
    private string? _nameProblem;
    private string? _emailProblem;
    private string? _passwordProblem;

    [Inject] private Registration Registration { get; set; } = default!;
    [Inject] private AdministratorRoleService Administrators { get; set; } = default!;
    [Inject] private SignInManager<User> SignIn { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [CascadingParameter] private HttpContext Http { get; set; } = default!;
    [SupplyParameterFromForm(FormName = "register")] private RegisterInput? Input { get; set; }
    [SupplyParameterFromQuery(Name = "returnUrl")] private string? ReturnUrl { get; set; }

    private string Return => LocalUrl.Or(ReturnUrl, "/");

    protected override async Task OnInitializedAsync()
    {
        _isAllowed = await Registration.IsAllowedAsync(Return, Http.RequestAborted);
        _isFirst = !await Administrators.HasAccountsAsync(Http.RequestAborted);
    }

    private async Task RegisterAsync()
    {
        if (!_isAllowed || Input is null) { return; }

        var (name, email) = (Input.DisplayName.Trim(), Input.Email.Trim());
        _nameProblem = name.Length is 0 or > User.MaxDisplayNameLength ? Texts[AccountText.NameMissing] : null;
        _emailProblem = email.Length <= Registration.MaxEmailLength && MailAddress.TryCreate(email, out var address) && address.Address == email ? null : Texts[AccountText.EmailIncomplete];
        _passwordProblem = Input.Password.Length == 0 ? RegistrationResult.PasswordSentence(Texts) : null;
        if ((_nameProblem ?? _emailProblem ?? _passwordProblem) is not null) { return; }

        var result = await Registration.RegisterAsync(email, name, Input.Password, Languages.Find(LanguageCookie.Read(Http.Request).Language), Http.RequestAborted);
        if (result.User is null)
        {
            (_emailProblem, _passwordProblem) = (result.EmailProblem, result.PasswordProblem);
            return;
        }

        await SignIn.SignInAsync(result.User, isPersistent: true);
        Navigation.NavigateTo(Return);
    }
}
