using Microsoft.AspNetCore.Localization;
using VideoWeb.Data.Workspaces;
using VideoWeb.Security;

namespace VideoWeb.Localization;

/// <summary>The culture of a request as <see cref="PageCulture"/> resolves it. Leaves the account's settings, if there are any, among the request's features.</summary>
internal sealed class AccountRequestCultureProvider : RequestCultureProvider
{
    public override async Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        var settings = httpContext.User.FindUserId() is { } user
            ? await httpContext.RequestServices.GetRequiredService<RegionalSettingsCache>().FindAsync(user, httpContext.RequestAborted)
            : RegionalSettings.OfBrowser;
        httpContext.Features.Set(settings);
        var culture = PageCulture.Resolve(settings, LanguageCookie.Read(httpContext.Request), Accepted(httpContext.Request));
        return new ProviderCultureResult(culture.Formats.Name, culture.Language.Name);
    }

    /// <summary>The culture names that the browser asks for, best first.</summary>
    internal static IReadOnlyList<string> Accepted(HttpRequest request) =>
    [
        .. request.GetTypedHeaders().AcceptLanguage.Where(language => language is { Quality: not 0, Value.Value: not null })
            .OrderByDescending(language => language.Quality ?? 1).Select(language => language.Value.Value!),
    ];
}

/// <summary>The language that was chosen in this browser. <c>frame.js</c> writes it too, at a choice in the menu.</summary>
internal static class LanguageCookie
{
    internal static (string? Language, string? Formats) Read(HttpRequest request) =>
        request.Cookies[CookieRequestCultureProvider.DefaultCookieName] is { } cookie && CookieRequestCultureProvider.ParseCookieValue(cookie) is { } parsed
            ? (parsed.UICultures.FirstOrDefault().Value, parsed.Cultures.FirstOrDefault().Value)
            : (null, null);

    /// <param name="language">Null for as the browser asks.</param>
    internal static void Write(HttpContext context, string? language)
    {
        var name = CookieRequestCultureProvider.DefaultCookieName;
        if (language is null) { context.Response.Cookies.Delete(name); }
        else
        {
            context.Response.Cookies.Append(name, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language)), new CookieOptions
            {
                SameSite = SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
                MaxAge = TimeSpan.FromDays(365),
            });
        }
    }
}
