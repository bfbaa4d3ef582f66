using System.Globalization;
using Microsoft.AspNetCore.Localization;
using VideoWeb.Localization;

namespace VideoWeb.Setup;

/// <summary>Language by cookie, then by browser. Words are English or Chinese; numbers and dates follow any culture that the browser asks for.</summary>
internal static class RequestCultureSetup
{
    internal static void Configure(RequestLocalizationOptions options)
    {
        options.DefaultRequestCulture = new RequestCulture("en-US", "en");
        options.SupportedUICultures = [.. Words.Languages.Select(name => CultureInfo.GetCultureInfo(name))];
        options.SupportedCultures = [.. CultureInfo.GetCultures(CultureTypes.SpecificCultures).SelectMany(Named)];
        options.RequestCultureProviders = [new CookieRequestCultureProvider(), new AcceptLanguageHeaderRequestCultureProvider()];
    }

    // The list names zh-Hans-CN where browsers ask for zh-CN.
    private static IEnumerable<CultureInfo> Named(CultureInfo culture) =>
        culture.Name.Split('-') is [var language, { Length: 4 }, var region] ? [culture, CultureInfo.GetCultureInfo($"{language}-{region}")] : [culture];
}
