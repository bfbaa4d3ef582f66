namespace VideoWeb.Components.Account;

/// <summary>The sign-in form.</summary>
public sealed class LoginInput
{
    public string Email { get; set; } = "";

    public string Password { get; set; } = "";

    public bool Remember { get; set; }
}
