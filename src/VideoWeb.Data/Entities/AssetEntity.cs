namespace VideoWeb.Data.Entities;

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
}
