namespace VideoWeb.Components.Account;

/// <summary>The form for the display name.</summary>
public sealed class ProfileInput
{
    public string DisplayName { get; set; } = "";
}
