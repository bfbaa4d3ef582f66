using Microsoft.AspNetCore.Localization;
using VideoWeb.Data.Workspaces;
using VideoWeb.Localization;

namespace VideoWeb.Setup;

/// <summary>Words are in one of the site's languages; numbers and dates follow any culture.</summary>
internal static class RequestCultureSetup
{
    internal static void Configure(RequestLocalizationOptions options)
    {
        options.DefaultRequestCulture = new RequestCulture("en-US", Languages.English.Name);
        options.SupportedUICultures = [.. Languages.All.Select(spoken => spoken.Culture)];
        options.SupportedCultures = [.. FormatCultures.All];
        options.RequestCultureProviders = [new AccountRequestCultureProvider()];
    }
}
