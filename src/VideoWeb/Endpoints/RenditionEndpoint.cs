using Microsoft.AspNetCore.Http.HttpResults;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Renditions;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Endpoints;

/// <summary>
/// <c>GET /w/{slug}/media/{assetId}/small</c>, <c>medium</c>, <c>large</c>, <c>preview</c> and <c>filmstrip</c>: what was made of a clip's file, in ranges. Who may not
/// see the file finds nothing.
/// </summary>
/// <remarks>
/// Of one file it is made once, so the reader's own browser keeps it and does not ask again. As long as it is not made there is the poster in place of a picture,
/// and the clip itself in place of a preview; of these the browser asks each time.
/// </remarks>
internal sealed class RenditionEndpoint(WorkspaceStore workspaces, RenditionStore renditions, AssetStore assets, MediaFile files)
{
    private const string Lasting = "private, max-age=31536000, immutable";
    private const string Passing = "private, no-cache";

    internal static void Map(IEndpointRouteBuilder app) =>
        app.MapMethods("/w/{slug}/media/{assetId}/{rendition}", [HttpMethods.Get, HttpMethods.Head],
            (string slug, string assetId, string rendition, HttpContext context, IServiceProvider services, CancellationToken cancellationToken) =>
                ActivatorUtilities.CreateInstance<RenditionEndpoint>(services).SendAsync(slug, assetId, rendition, context, cancellationToken))
            .RequireAuthorization();

    /// <summary>Null for what is none.</summary>
    internal static RenditionKind? KindOf(string name) => name switch
    {
        "small" => RenditionKind.Small,
        "medium" => RenditionKind.Medium,
        "large" => RenditionKind.Large,
        "preview" => RenditionKind.Preview,
        "filmstrip" => RenditionKind.Filmstrip,
        _ => null,
    };

    private async Task<Results<PhysicalFileHttpResult, NotFound>> SendAsync(string slug, string assetId, string name, HttpContext context, CancellationToken cancellationToken)
    {
        if (KindOf(name) is not { } kind || !AssetId.TryParse(assetId, out var id) || await ActorResolver.FindAsync(workspaces, context.User, slug, cancellationToken) is not { } actor) { return TypedResults.NotFound(); }

        context.Response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (await renditions.FindAsync(actor, id, kind, cancellationToken) is { } made && files.FindOnDisk(made) is { } small)
        {
            MediaFile.SetHeaders(context.Response, Lasting);
            return MediaFile.Send(small, made.ContentType, made.Sha256);
        }

        var stand = kind switch
        {
            RenditionKind.Filmstrip => null,
            RenditionKind.Preview => await assets.FindAsync(actor, id, cancellationToken),
            _ => await renditions.FindPosterAsync(actor, id, cancellationToken),
        };
        if (stand is null || files.FindOnDisk(stand) is not { } whole) { return TypedResults.NotFound(); }

        MediaFile.SetHeaders(context.Response, Passing);
        return MediaFile.Send(whole, stand.ContentType, stand.Sha256);
    }
}
