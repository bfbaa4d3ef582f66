using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using VideoWeb.Engine;
using VideoWeb.Providers.Catalog;
using VideoWeb.Security;

namespace VideoWeb.Endpoints;

/// <summary>The catalog as files: the schema of overlays for everybody's editor, descriptions and overlays for administrators.</summary>
internal static class CatalogEndpoint
{
    private const string Json = "application/json";

    internal static void Map(IEndpointRouteBuilder app)
    {
        // Says nothing that is not in the program's source; editors fetch it without a cookie.
        app.MapGet("/catalog/schema.json", () => TypedResults.Text(CatalogReader.Schema(), "application/schema+json", Encoding.UTF8)).AllowAnonymous();

        var admin = app.MapGroup("/admin/catalog").RequireAuthorization(ClaimNames.Administrator).AddEndpointFilter((call, next) =>
        {
            call.HttpContext.Response.Headers.CacheControl = "private, no-store";
            return next(call);
        });
        admin.MapGet("/providers/{providerId}/json", (string providerId, LiveCatalog catalog) =>
            catalog.Current.FindProvider(providerId) is { } provider ? Download($"{provider.Id}.resolved.json", DescriptionJson.WriteIndented(provider)) : TypedResults.NotFound());
        admin.MapGet("/models/{providerId}/{modelId}/json", (string providerId, string modelId, LiveCatalog catalog) =>
            catalog.Current.FindProvider(providerId) is { } provider && provider.FindModel(modelId) is { } model
                ? Download($"{provider.Id}.{model.Id}.resolved.json", DescriptionJson.WriteIndented(provider with { Models = [model] }))
                : TypedResults.NotFound());
        admin.MapGet("/files/{name}/json", (string name, CatalogOverlays overlays) =>
            overlays.Find(name) is { } file ? Download(file.Name, file.Text) : TypedResults.NotFound());
    }

    private static Results<FileContentHttpResult, NotFound> Download(string name, string text) => TypedResults.File(Encoding.UTF8.GetBytes(text), Json, name);
}
