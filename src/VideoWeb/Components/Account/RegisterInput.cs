namespace VideoWeb.Components.Account;

/// <summary>The registration form.</summary>
public sealed class RegisterInput
{
    public string Email { get; set; } = "";

    public string DisplayName { get; set; } = "";

    public string Password { get; set; } = "";
}
