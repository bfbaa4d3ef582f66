using Microsoft.AspNetCore.DataProtection;
using VideoWeb.Data.Sharing;

namespace VideoWeb.Endpoints.Sharing;

/// <summary>That a visitor has given a link's password: a signed cookie under the link's own address, which opens no other link.</summary>
internal sealed class ShareCookie(IDataProtectionProvider protection)
{
    private const string Name = "videoweb-share";

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("share-link").ToTimeLimitedDataProtector();

    public void Give(HttpContext context, string path, SharedLink link) => context.Response.Cookies.Append(Name, _protector.Protect(link.Id.ToString(), Lifetime), new CookieOptions
    {
        Path = path,
        HttpOnly = true,
        // Lax, as whoever comes back by the link comes from a page of another site.
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
    });

    public bool Opens(HttpContext context, SharedLink link) => !link.HasPassword || Read(context.Request.Cookies[Name]) == link.Id.ToString();

    private string? Read(string? cookie)
    {
        try
        {
            return cookie is null ? null : _protector.Unprotect(cookie);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null; // Forged, or its time is over.
        }
    }
}
