using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Clips;

/// <summary>A saved search. Written as 32 hex digits. One of a later millisecond is greater.</summary>
public readonly record struct SavedSearchId(Guid Value) : IEntityId<SavedSearchId>
{
    public static SavedSearchId From(Guid value) => new(value);

    public static SavedSearchId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public int CompareTo(SavedSearchId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("N");
}

/// <summary>Filters, words and order of the gallery that somebody keeps under a name.</summary>
public sealed record SavedSearch
{
    public required SavedSearchId Id { get; init; }

    public required string Name { get; init; }

    /// <summary>What the gallery's address says behind its question mark.</summary>
    public required string Query { get; init; }

    /// <summary>The whole workspace has it; otherwise its owner alone.</summary>
    public required bool IsShared { get; init; }

    public required UserId Owner { get; init; }

    internal WorkspaceId Workspace { get; init; }
}

internal sealed class SavedSearchConfiguration : IEntityTypeConfiguration<SavedSearch>
{
    public void Configure(EntityTypeBuilder<SavedSearch> builder)
    {
        builder.ToTable("SavedSearches");
        builder.Property(search => search.Workspace).HasColumnName("WorkspaceId");
        builder.Property(search => search.Owner).HasColumnName("OwnerId");
        builder.Property(search => search.Name).HasMaxLength(SavedSearchStore.MaxNameLength);
        builder.Property(search => search.Query).HasMaxLength(SavedSearchStore.MaxQueryLength);
        builder.HasIndex(search => new { search.Workspace, search.Owner, search.Name }).IsUnique();
        builder.HasOne<WorkspaceEntity>().WithMany().HasForeignKey(search => search.Workspace).OnDelete(DeleteBehavior.Cascade);
    }
}
