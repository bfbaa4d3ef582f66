using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using VideoWeb.Data.Workspaces;
using VideoWeb.Localization;
using VideoWeb.Security;

namespace VideoWeb.Endpoints;

/// <summary><c>POST /account/language</c>: keeps the language that was chosen in the menu with the account. A form with an antiforgery token only.</summary>
internal static class LanguageEndpoint
{
    internal static void Map(IEndpointRouteBuilder app) => app.MapPost("/account/language", SaveAsync);

    private static async Task<IResult> SaveAsync(HttpContext context, ClaimsPrincipal person, IAntiforgery antiforgery, RegionalSettingsCache settings, CancellationToken cancellationToken)
    {
        if (person.FindUserId() is not { } user || !await antiforgery.IsRequestValidAsync(context) || !context.Request.HasFormContentType) { return TypedResults.BadRequest(); }

        var language = (await context.Request.ReadFormAsync(cancellationToken))["language"].ToString();
        return await settings.SaveLanguageAsync(user, language, cancellationToken) is SaveRegionalSettingsResult.Saved ? TypedResults.NoContent() : TypedResults.BadRequest();
    }
}
