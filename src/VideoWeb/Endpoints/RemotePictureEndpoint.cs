using Microsoft.AspNetCore.Http.HttpResults;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Setup;

namespace VideoWeb.Endpoints;

/// <summary>
/// <c>GET /w/{slug}/remote-picture?address=…</c>: the picture at an address that somebody has put into a form, fetched by this server, for members
/// who make things. A browser that fetched it by itself would tell a foreign host who looks at the form, when, and from where.
/// </summary>
internal sealed class RemotePictureEndpoint(WorkspaceStore workspaces, RemoteMedia media)
{
    internal static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/w/{slug}/remote-picture",
            (string slug, string? address, HttpContext context, IServiceProvider services, CancellationToken cancellationToken) =>
                ActivatorUtilities.CreateInstance<RemotePictureEndpoint>(services).SendAsync(slug, address ?? "", context, cancellationToken))
            .RequireAuthorization().RequireRateLimiting(HttpPipelineSetup.PictureLimit);

    private async Task<Results<FileStreamHttpResult, NoContent, NotFound>> SendAsync(string slug, string address, HttpContext context, CancellationToken cancellationToken)
    {
        if (await ActorResolver.FindAsync(workspaces, context.User, slug, cancellationToken) is not { } actor) { return TypedResults.NotFound(); }
        // Nothing to show is no fault of the page: its console stays quiet.
        if (await media.OpenPictureAsync(actor, address, cancellationToken) is not { } picture) { return TypedResults.NoContent(); }

        MediaFile.SetHeaders(context.Response, "private, max-age=600");
        context.Response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return TypedResults.Stream(picture.Content, picture.ContentType);
    }
}
