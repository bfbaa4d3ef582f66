using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Renditions;

/// <summary>What is made of a clip to show it before it plays. Stored by name.</summary>
public enum RenditionKind
{
    /// <summary>A picture of at most 240 pixels' width.</summary>
    Small,
    /// <summary>At most 480.</summary>
    Medium,
    /// <summary>At most 960.</summary>
    Large,
    /// <summary>Its first seconds without sound, small.</summary>
    Preview,
    /// <summary>Frames of it from beginning to end, side by side in one picture.</summary>
    Filmstrip,
}

/// <summary>A small file that was made of a clip's.</summary>
/// <param name="File">The clip's file.</param>
/// <param name="RelativePath">Below the media folder, with forward slashes; made by us.</param>
/// <param name="Sha256">64 lower-case hex digits.</param>
public sealed record Rendition(AssetId File, RenditionKind Kind, WorkspaceId WorkspaceId, string RelativePath, string Sha256, long Bytes, string ContentType)
{
    // For the database, which then fills the properties.
    internal Rendition()
        : this(default, default, default, "", "", 0, "")
    {
    }
}

/// <summary>A clip whose renditions are to be made.</summary>
/// <param name="Poster">The provider's cover, or what was taken for one; null for none.</param>
public sealed record RenditionSource(AssetRow File, AssetRow? Poster);

/// <summary>How far the renditions of a file are. There is none of a file that nobody has begun with.</summary>
internal sealed record RenditionWork
{
    public required AssetId File { get; init; }

    /// <summary>Counted before each try, so that a file which ends the program ends it a few times and no more.</summary>
    public int Attempts { get; init; }

    /// <summary>When it is tried again; null when it is done or given up.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>The colour that stands for it, as 0xRRGGBB; null while it has no stills.</summary>
    public int? Colour { get; init; }
}

internal sealed class RenditionConfiguration : IEntityTypeConfiguration<Rendition>, IEntityTypeConfiguration<RenditionWork>
{
    public void Configure(EntityTypeBuilder<Rendition> builder)
    {
        builder.ToTable("Renditions");
        builder.HasKey(rendition => new { rendition.File, rendition.Kind });
        builder.Property(rendition => rendition.File).HasColumnName("FileId");
        builder.Property(rendition => rendition.Kind).HasConversion<string>().HasMaxLength(24);
        builder.Property(rendition => rendition.RelativePath).HasMaxLength(400);
        builder.Property(rendition => rendition.Sha256).HasMaxLength(64);
        builder.Property(rendition => rendition.ContentType).HasMaxLength(100);
        builder.HasIndex(rendition => rendition.RelativePath);
        // What the storage meter adds up, in one reading that looks at nothing else.
        builder.HasIndex(rendition => new { rendition.WorkspaceId, rendition.File, rendition.Bytes });
        builder.HasOne<AssetRow>().WithMany().HasForeignKey(rendition => rendition.File).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<WorkspaceEntity>().WithMany().HasForeignKey(rendition => rendition.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<RenditionWork> builder)
    {
        builder.ToTable("RenditionWork");
        builder.HasKey(work => work.File);
        builder.Property(work => work.File).HasColumnName("FileId");
        builder.HasIndex(work => work.RetryAt).HasFilter("\"RetryAt\" IS NOT NULL");
        builder.HasOne<AssetRow>().WithMany().HasForeignKey(work => work.File).OnDelete(DeleteBehavior.Cascade);
    }
}
