using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Renditions;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;

namespace VideoWeb.Endpoints;

/// <summary>The file of a row, with the headers under which a browser shows it and never runs it.</summary>
internal sealed class MediaFile(MediaStore files, ILogger<MediaFile> logger)
{
    // What a provider or a person brought is shown, never run: were it markup after all, it has no scripts, no forms and no origin.
    private const string Policy = "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void SetHeaders(HttpResponse response, string caching)
    {
        var headers = response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = caching;
    }

    public static PhysicalFileHttpResult Send(StoredFile file, string contentType, string sha256) => TypedResults.PhysicalFile(
        file.Path, MediaContentType.Served(contentType), fileDownloadName: null, file.ChangedAt, new EntityTagHeaderValue($"\"{sha256}\""), enableRangeProcessing: true);

    /// <summary>Null, with a line in the log, when the row names a file that is not there or may not be served.</summary>
    public StoredFile? FindOnDisk(AssetRow file) => FindOnDisk(file.RelativePath, file.Id, file.WorkspaceId);

    /// <summary>The same for what was made of a file.</summary>
    public StoredFile? FindOnDisk(Rendition rendition) => FindOnDisk(rendition.RelativePath, rendition.File, rendition.WorkspaceId);

    private StoredFile? FindOnDisk(string relativePath, AssetId asset, WorkspaceId workspace)
    {
        try
        {
            if (files.Find(relativePath) is { } found) { return found; }
        }
        catch (InvalidOperationException error)
        {
            logger.LogError(error, "The row of asset {AssetId} names a path outside the media folder. It is not served.", asset);
            return null;
        }

        logger.LogError("The file of asset {AssetId} of workspace {WorkspaceId} is missing.", asset, workspace);
        return null;
    }
}
