using Microsoft.AspNetCore.DataProtection;
using VideoWeb.Components.Sharing;

namespace VideoWeb.Endpoints.Sharing;

/// <summary>By which the browser of a visitor who has said something is known again: a signed cookie under the link's own address. Whoever only looks gets none.</summary>
internal sealed class VisitorCookie(IDataProtectionProvider protection)
{
    private const string Name = "videoweb-visitor";

    // Of the cookie's value: a number and a name.
    private const int MaxLength = 2000;

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("share-visitor").ToTimeLimitedDataProtector();

    public void Give(HttpContext context, string path, ShareVisitor visitor) => context.Response.Cookies.Append(Name, _protector.Protect($"{visitor.Id:N}{visitor.Name}", Lifetime), new CookieOptions
    {
        Path = path,
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        MaxAge = Lifetime,
    });

    /// <summary>Null for whoever has said nothing yet.</summary>
    public ShareVisitor? Read(HttpContext context)
    {
        if (context.Request.Cookies[Name] is not { Length: <= MaxLength } cookie) { return null; }

        try
        {
            var text = _protector.Unprotect(cookie);
            return Guid.TryParseExact(text[..Math.Min(32, text.Length)], "N", out var id) ? new(id, text[32..]) : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null; // Forged, or its time is over.
        }
    }
}
