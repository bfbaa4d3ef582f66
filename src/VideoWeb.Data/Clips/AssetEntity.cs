using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Clips;

/// <summary>A file on our disk.</summary>
internal sealed class AssetEntity
{
    public AssetId Id { get; init; }

    public WorkspaceId WorkspaceId { get; init; }

    public TaskId? TaskId { get; init; }

    public AssetKind Kind { get; init; }

    public required string RelativePath { get; init; }

    public required string Sha256 { get; init; }

    public long Bytes { get; init; }

    public required string ContentType { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    public decimal? Seconds { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The name of the file that was uploaded; null for files that the program made.</summary>
    public string? Name { get; init; }

    /// <summary>The task from whose clip it was taken as a frame.</summary>
    public TaskId? OriginTaskId { get; init; }

    /// <summary>Where in that clip.</summary>
    public decimal? OriginSeconds { get; init; }
}
