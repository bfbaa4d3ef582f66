using Microsoft.AspNetCore.Identity;

namespace VideoWeb.Data.Workspaces;

/// <summary>An account.</summary>
public sealed class User : IdentityUser<Guid>
{
    public const int MaxDisplayNameLength = 80;

    public string DisplayName { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>A culture name such as <c>de-DE</c>; null follows the browser.</summary>
    public string? Locale { get; set; }

    /// <summary>An IANA name such as <c>Europe/Berlin</c>; null follows the browser.</summary>
    public string? TimeZone { get; set; }
}
