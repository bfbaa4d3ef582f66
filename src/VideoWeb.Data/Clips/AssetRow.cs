using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Clips;

/// <summary>A file on our disk.</summary>
/// <param name="TaskId">The task that made it; null for an upload.</param>
/// <param name="RelativePath">Below the media folder, with forward slashes; made by us, never from a name that came from outside.</param>
/// <param name="Sha256">64 lower-case hex digits.</param>
/// <param name="Name">What the uploaded file was called, at most <see cref="MaxNameLength"/> characters; null for files that the program made.</param>
/// <param name="Origin">Where a picture comes from that was taken out of a clip.</param>
public sealed record AssetRow(
    AssetId Id,
    WorkspaceId WorkspaceId,
    TaskId? TaskId,
    AssetKind Kind,
    string RelativePath,
    string Sha256,
    long Bytes,
    string ContentType,
    int? Width = null,
    int? Height = null,
    decimal? Seconds = null,
    string? Name = null,
    AssetOrigin? Origin = null)
{
    public const int MaxNameLength = 200;
}
