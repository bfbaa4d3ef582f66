using Microsoft.Net.Http.Headers;
using VideoWeb.Components.Gallery.Selection;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Localization;

namespace VideoWeb.Endpoints.Downloads;

/// <summary><c>GET /w/{slug}/gallery/{clip}/file</c>: one clip as a file, as <see cref="DownloadRoutes"/> says it, in ranges. For members.</summary>
/// <remarks>
/// A clip of another workspace, an unknown one, a workspace that the reader is not in and a kind of file that the clip has not are all the same 404. A file into
/// which nothing can be written safely comes as it is, and its name says so.
/// </remarks>
internal sealed class ClipFileEndpoint(WorkspaceStore workspaces, ClipDownloads downloads, MediaFile files, MediaStore store, MessageFormatter texts)
{
    private const string Unchanged = "-unchanged";

    internal static void Map(IEndpointRouteBuilder app) =>
        app.MapMethods("/w/{slug}/gallery/{clip}/file", [HttpMethods.Get, HttpMethods.Head],
            (string slug, string clip, string? kind, string? tagged, HttpContext context, IServiceProvider services, CancellationToken cancellationToken) =>
                ActivatorUtilities.CreateInstance<ClipFileEndpoint>(services).SendAsync(slug, clip, DownloadRoutes.KindOf(kind), tagged == "1", context, cancellationToken))
            .RequireAuthorization();

    private async Task<IResult> SendAsync(string slug, string clip, DownloadKind kind, bool isTagged, HttpContext context, CancellationToken cancellationToken)
    {
        if (!ClipId.TryParse(clip, out var id) || await ActorResolver.FindAsync(workspaces, context.User, slug, cancellationToken) is not { } actor) { return TypedResults.NotFound(); }
        if (await downloads.FindAsync(actor, id, kind, cancellationToken) is not { Detail: { } detail, File: { } file } || files.FindOnDisk(file) is not { } onDisk) { return TypedResults.NotFound(); }

        MediaFile.SetHeaders(context.Response, "private, no-cache");
        context.Response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        var ending = MediaContentType.Ending(file.ContentType);
        var name = MediaFileName.Of(detail.Card.Title ?? detail.Card.Prompt, detail.Card.Id.ToString(), kind == DownloadKind.Original ? ending : $"-{DownloadRoutes.NameOf(kind)}{ending}");
        var tags = ClipDownload.TagsOf(detail, file, name, texts[detail.Card.MadeBy]);
        if (isTagged && ending == ".mp4" && Open(onDisk, tags) is { } changed)
        {
            return TypedResults.Stream(changed, MediaContentType.Served(file.ContentType), name, lastModified: null, new EntityTagHeaderValue($"\"{ClipDownload.VersionOf(file, tags)}\""), enableRangeProcessing: true);
        }

        return TypedResults.PhysicalFile(
            onDisk.Path, MediaContentType.Served(file.ContentType), isTagged ? $"{name[..^ending.Length]}{Unchanged}{ending}" : name,
            onDisk.ChangedAt, new EntityTagHeaderValue($"\"{file.Sha256}\""), enableRangeProcessing: true);
    }

    private Stream? Open(StoredFile file, Mp4Tags tags)
    {
        var source = store.OpenWhole(file.Key);
        Stream? changed = null;
        try
        {
            return changed = TaggedMp4.Open(source, tags);
        }
        finally
        {
            if (changed is null) { source.Dispose(); }
        }
    }
}
