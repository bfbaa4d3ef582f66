using System.ComponentModel.DataAnnotations;

namespace VideoWeb.Settings;

/// <summary>Accounts and sign-in.</summary>
public sealed record AccountOptions
{
    [Display(Description = "Who may create an account. The very first account can always be created and becomes the administrator.")]
    public RegistrationMode Registration { get; init; } = RegistrationMode.Open;

    [Range(1, 1000)]
    [Display(Description = "Sign-in and registration attempts per client address and minute; as many passwords of a shared link.")]
    public int SignInAttemptsPerMinute { get; init; } = 20;

    [Range(1, 1440)]
    [Display(Description = "How long an account rests after 5 wrong passwords in a row.")]
    public int LockoutMinutes { get; init; } = 10;
}

/// <summary>Who may create an account, once there is one.</summary>
public enum RegistrationMode
{
    Open,
    InviteOnly,
    Closed,
}
