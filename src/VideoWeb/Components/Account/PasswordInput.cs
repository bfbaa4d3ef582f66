namespace VideoWeb.Components.Account;

/// <summary>The form for a new password.</summary>
public sealed class PasswordInput
{
    public string Current { get; set; } = "";

    public string New { get; set; } = "";
}
