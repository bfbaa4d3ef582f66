using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace VideoWeb.Setup;

/// <summary>Language by cookie, then by browser. Words are English or Chinese; numbers and dates follow any culture that the browser asks for.</summary>
internal static class ReaderCulture
{
    internal static void Configure(RequestLocalizationOptions options)
    {
        options.DefaultRequestCulture = new RequestCulture("en-US", "en");
        options.SupportedUICultures = [.. Words.Languages.Select(name => CultureInfo.GetCultureInfo(name))];
        options.SupportedCultures = CultureInfo.GetCultures(CultureTypes.SpecificCultures);
        options.RequestCultureProviders = [new CookieRequestCultureProvider(), new AcceptLanguageHeaderRequestCultureProvider()];
    }
}
