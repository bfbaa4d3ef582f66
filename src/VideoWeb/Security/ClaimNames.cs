using System.Security.Claims;
using VideoWeb.Data.Security;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Security;

/// <summary>What the sign-in cookie says about a person beside Identity's own claims.</summary>
public static class ClaimNames
{
    internal const string DisplayName = "display_name";

    /// <summary>The site's administrator role; workspace roles are another matter.</summary>
    internal const string Administrator = AdministratorStore.Role;

    /// <summary>The session that the cookie belongs to.</summary>
    internal const string Session = "session";

    /// <summary>Null for a visitor who is not signed in.</summary>
    internal static UserId? FindUserId(this ClaimsPrincipal person) =>
        Guid.TryParse(person.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? new UserId(id) : null;

    /// <summary>Null for a visitor who is not signed in, and for a cookie from before there were sessions.</summary>
    internal static SessionId? FindSession(this ClaimsPrincipal person) =>
        SessionId.TryParse(person.FindFirstValue(Session), out var session) ? session : null;

    internal static string ReadDisplayName(this ClaimsPrincipal person) =>
        person.FindFirstValue(DisplayName) ?? person.Identity?.Name ?? "";
}
