namespace VideoWeb.Components.Account;

/// <summary>The form that deletes an account.</summary>
public sealed class DeleteInput
{
    public string Password { get; set; } = "";
}
