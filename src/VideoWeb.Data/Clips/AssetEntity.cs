using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
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

internal sealed class AssetEntityConfiguration : IEntityTypeConfiguration<AssetEntity>
{
    public void Configure(EntityTypeBuilder<AssetEntity> builder)
    {
        builder.ToTable("Assets");
        builder.Property(asset => asset.RelativePath).HasMaxLength(400);
        builder.Property(asset => asset.Sha256).HasMaxLength(64);
        builder.Property(asset => asset.ContentType).HasMaxLength(100);
        builder.Property(asset => asset.Name).HasMaxLength(AssetRow.MaxNameLength);
        // The same bytes are one upload of a workspace, also when two people bring them at the same moment. Kinds are stored by name.
        builder.HasIndex(asset => new { asset.WorkspaceId, asset.Sha256 }).IsUnique().HasFilter($"\"{nameof(AssetEntity.Kind)}\" = '{nameof(AssetKind.Upload)}'");
        builder.HasIndex(asset => asset.TaskId);
        builder.HasIndex(asset => asset.RelativePath);
        builder.HasOne<WorkspaceEntity>().WithMany().HasForeignKey(asset => asset.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<TaskEntity>().WithMany().HasForeignKey(asset => asset.TaskId).OnDelete(DeleteBehavior.Cascade);
    }
}
