using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Clips;

/// <summary>A tag of a workspace; in addresses it is written as 32 hex digits.</summary>
public readonly record struct TagId(Guid Value) : IEntityId<TagId>
{
    public static TagId From(Guid value) => new(value);

    public static TagId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public static bool TryParse(string? text, out TagId id)
    {
        var isRead = Guid.TryParseExact(text, "N", out var value);
        id = new(value);
        return isRead;
    }

    public int CompareTo(TagId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("N");
}

/// <summary>A colour by its place in the palette of the look. Stored by name.</summary>
public enum TagColor
{
    Gray,
    Red,
    Amber,
    Green,
    Teal,
    Blue,
    Violet,
    Pink,
}

/// <summary>A word that a team puts upon clips.</summary>
public sealed record Tag
{
    public required TagId Id { get; init; }

    public required string Name { get; init; }

    public required TagColor Color { get; init; }

    internal WorkspaceId Workspace { get; init; }

    /// <summary>The name as it is compared: two that differ in case or composition alone are one.</summary>
    internal string FoldedName { get; init; } = "";
}

/// <summary>That a clip has a tag.</summary>
internal sealed record ClipTagEntity
{
    /// <summary>The clip's number.</summary>
    public required long Clip { get; init; }

    public required TagId Tag { get; init; }
}

internal sealed class TagConfiguration : IEntityTypeConfiguration<Tag>, IEntityTypeConfiguration<ClipTagEntity>
{
    public void Configure(EntityTypeBuilder<Tag> builder)
    {
        builder.ToTable("Tags");
        builder.Property(tag => tag.Workspace).HasColumnName("WorkspaceId");
        builder.Property(tag => tag.Name).HasMaxLength(TagStore.MaxNameLength);
        // Folding can make a text longer.
        builder.Property(tag => tag.FoldedName).HasMaxLength(4 * TagStore.MaxNameLength);
        builder.Property(tag => tag.Color).HasConversion<string>().HasMaxLength(24);
        builder.HasIndex(tag => new { tag.Workspace, tag.FoldedName }).IsUnique();
        builder.HasOne<WorkspaceEntity>().WithMany().HasForeignKey(tag => tag.Workspace).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ClipTagEntity> builder)
    {
        builder.ToTable("ClipTags");
        builder.HasKey(tagged => new { tagged.Clip, tagged.Tag });
        builder.Property(tagged => tagged.Clip).HasColumnName("ClipNumber");
        builder.Property(tagged => tagged.Tag).HasColumnName("TagId");
        builder.HasIndex(tagged => new { tagged.Tag, tagged.Clip });
        builder.HasOne<ClipEntity>().WithMany().HasForeignKey(tagged => tagged.Clip).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Tag>().WithMany().HasForeignKey(tagged => tagged.Tag).OnDelete(DeleteBehavior.Cascade);
    }
}
