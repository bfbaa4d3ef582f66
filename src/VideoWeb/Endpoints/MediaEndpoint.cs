using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;
using VideoWeb.Data;
using VideoWeb.Engine;
using VideoWeb.Security;

namespace VideoWeb.Endpoints;

/// <summary><c>GET /w/{slug}/media/{asset}</c>: a workspace's clips, posters and uploads, for its members, in ranges.</summary>
/// <remarks>
/// A file of another workspace, an unknown one and a workspace that the reader is not in are all the same 404. A file never changes under
/// its id, so browsers may keep it; only the reader's own, because who may see it depends on who asks.
/// </remarks>
internal sealed class MediaEndpoint(WorkspaceStore workspaces, TaskStore tasks, AssetStore assets, MediaArchive archive, ILogger<MediaEndpoint> logger)
{
    // What a provider sent is shown, never run: were it markup after all, it has no scripts, no forms and no origin.
    private const string Policy = "sandbox; default-src 'none'";

    internal static void Map(IEndpointRouteBuilder app) =>
        app.MapMethods("/w/{slug}/media/{asset}", [HttpMethods.Get, HttpMethods.Head],
            (string slug, string asset, string? download, HttpContext context, IServiceProvider services, CancellationToken cancellationToken) =>
                ActivatorUtilities.CreateInstance<MediaEndpoint>(services).SendAsync(slug, asset, download == "1", context, cancellationToken))
            .RequireAuthorization();

    private async Task<Results<PhysicalFileHttpResult, NotFound>> SendAsync(
        string slug, string asset, bool download, HttpContext context, CancellationToken cancellationToken)
    {
        if (!AssetId.TryParse(asset, out var id) || await FindActorAsync(context.User, slug, cancellationToken) is not { } actor) { return TypedResults.NotFound(); }
        if (await assets.FindAsync(actor, id, cancellationToken) is not { } file || FindOnDisk(file) is not { } onDisk) { return TypedResults.NotFound(); }

        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "private, max-age=31536000, immutable";
        return TypedResults.PhysicalFile(
            onDisk.FullName, MediaContentType.Served(file.ContentType),
            download ? await NameAsync(actor, file, cancellationToken) : null,
            onDisk.LastWriteTimeUtc, new EntityTagHeaderValue($"\"{file.Sha256}\""), enableRangeProcessing: true);
    }

    private async Task<Actor?> FindActorAsync(ClaimsPrincipal person, string slug, CancellationToken cancellationToken) =>
        person.FindUserId() is { } user && await workspaces.FindAsync(user, slug, cancellationToken) is { } membership
            ? new Actor(membership.Id, user, membership.Role)
            : null;

    /// <summary>Null, with a line in the log, when the row names a file that is not there or may not be served.</summary>
    private FileInfo? FindOnDisk(AssetRow file)
    {
        string path;
        try
        {
            path = archive.FullPath(file);
        }
        catch (InvalidOperationException error)
        {
            logger.LogError(error, "The row of asset {AssetId} names a path outside the media folder. It is not served.", file.Id);
            return null;
        }

        var found = new FileInfo(path);
        if (found.Exists) { return found; }

        logger.LogError("The file of asset {AssetId} of workspace {WorkspaceId} is missing.", file.Id, file.WorkspaceId);
        return null;
    }

    private async Task<string> NameAsync(Actor actor, AssetRow file, CancellationToken cancellationToken)
    {
        var prompt = file.TaskId is { } task ? (await tasks.FindAsync(actor, task, cancellationToken))?.Prompt : null;
        return MediaFileName.Of(prompt ?? "", file.Id.ToString(), MediaContentType.Ending(file.ContentType));
    }
}
