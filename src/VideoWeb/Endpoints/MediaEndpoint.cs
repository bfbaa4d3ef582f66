using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Security;

namespace VideoWeb.Endpoints;

/// <summary><c>GET /w/{slug}/media/{assetId}</c>: a workspace's clips, posters and uploads, for its members, in ranges.</summary>
/// <remarks>
/// A file of another workspace, an unknown one and a workspace that the reader is not in are all the same 404. A file never changes under
/// its id, so the reader's own browser may keep it; it asks each time whether it still may show it, because members come and go.
/// </remarks>
internal sealed class MediaEndpoint(WorkspaceStore workspaces, TaskStore tasks, AssetStore assets, MediaFile files)
{
    internal static void Map(IEndpointRouteBuilder app) =>
        app.MapMethods("/w/{slug}/media/{assetId}", [HttpMethods.Get, HttpMethods.Head],
            (string slug, string assetId, string? download, HttpContext context, IServiceProvider services, CancellationToken cancellationToken) =>
                ActivatorUtilities.CreateInstance<MediaEndpoint>(services).SendAsync(slug, assetId, download == "1", context, cancellationToken))
            .RequireAuthorization();

    private async Task<Results<PhysicalFileHttpResult, NotFound>> SendAsync(
        string slug, string assetId, bool download, HttpContext context, CancellationToken cancellationToken)
    {
        if (!AssetId.TryParse(assetId, out var id) || context.User.FindUserId() is not { } user) { return TypedResults.NotFound(); }
        if (await assets.FindAsync(user, slug, id, cancellationToken) is not { } file || files.FindOnDisk(file) is not { } onDisk) { return TypedResults.NotFound(); }

        MediaFile.SetHeaders(context.Response, "private, no-cache");
        context.Response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return TypedResults.PhysicalFile(
            onDisk.Path, MediaContentType.Served(file.ContentType),
            download ? await NameAsync(slug, file, context, cancellationToken) : null,
            onDisk.ChangedAt, new EntityTagHeaderValue($"\"{file.Sha256}\""), enableRangeProcessing: true);
    }

    private async Task<string> NameAsync(string slug, AssetRow file, HttpContext context, CancellationToken cancellationToken)
    {
        var words = file.TaskId is not { } task ? Path.GetFileNameWithoutExtension(file.Name)
            : await ActorResolver.FindAsync(workspaces, context.User, slug, cancellationToken) is { } actor ? (await tasks.FindAsync(actor, task, cancellationToken))?.Prompt
            : null;
        return MediaFileName.Of(words ?? "", file.Id.ToString(), MediaContentType.Ending(file.ContentType));
    }
}
