using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Uploads;

/// <summary>A file that somebody is bringing, in as many parts as it takes. In addresses it is written as 32 hex digits.</summary>
public readonly record struct UploadId(Guid Value) : IEntityId<UploadId>
{
    public static UploadId From(Guid value) => new(value);

    /// <summary>Not by the time, so that nobody guesses another one from their own.</summary>
    public static UploadId New() => new(Guid.NewGuid());

    public static bool TryParse(string? text, out UploadId id)
    {
        var isRead = Guid.TryParseExact(text, "N", out var value);
        id = new(value);
        return isRead;
    }

    public int CompareTo(UploadId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("N");
}

/// <summary>What is known of a file that is being brought. How much of it is here says the part file on the disk.</summary>
public sealed record Upload
{
    public required UploadId Id { get; init; }

    public required WorkspaceId Workspace { get; init; }

    /// <summary>Who brings it; nobody else learns of it before it is whole.</summary>
    public required UserId CreatedBy { get; init; }

    /// <summary>As the sender calls the file; for messages and pages, never for a path or a type. At most <see cref="AssetRow.MaxNameLength"/> characters.</summary>
    public required string Name { get; init; }

    /// <summary>In bytes, as announced.</summary>
    public required long Length { get; init; }

    /// <summary>When it was begun or last went on.</summary>
    public required DateTimeOffset TouchedAt { get; init; }

    /// <summary>A part is being written whose checksum is not known to be right: so many bytes before it are. Null while there is none.</summary>
    public long? CheckedLength { get; init; }

    /// <summary>What became of it; null until it is whole.</summary>
    public ClipId? Clip { get; init; }
}

internal sealed class UploadConfiguration : IEntityTypeConfiguration<Upload>
{
    public void Configure(EntityTypeBuilder<Upload> builder)
    {
        builder.ToTable("Uploads");
        builder.Property(upload => upload.Workspace).HasColumnName("WorkspaceId");
        builder.Property(upload => upload.CreatedBy).HasColumnName("CreatedById");
        builder.Property(upload => upload.Name).HasMaxLength(AssetRow.MaxNameLength);
        builder.Property(upload => upload.Clip).HasColumnName("ClipId");
        builder.HasIndex(upload => new { upload.Workspace, upload.CreatedBy });
        builder.HasIndex(upload => upload.TouchedAt);
        builder.HasOne<WorkspaceEntity>().WithMany().HasForeignKey(upload => upload.Workspace).OnDelete(DeleteBehavior.Cascade);
    }
}
