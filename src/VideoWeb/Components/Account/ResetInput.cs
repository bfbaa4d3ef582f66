namespace VideoWeb.Components.Account;

/// <summary>The form behind an administrator's reset link.</summary>
public sealed class ResetInput
{
    public string Password { get; set; } = "";
}
