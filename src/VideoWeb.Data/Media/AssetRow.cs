namespace VideoWeb.Data;

/// <summary>A file on our disk.</summary>
/// <param name="TaskId">The task that made it; null for an upload.</param>
/// <param name="RelativePath">Below the media folder, with forward slashes; made by us, never from a name that came from outside.</param>
/// <param name="Sha256">64 lower-case hex digits.</param>
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
    decimal? Seconds = null);
