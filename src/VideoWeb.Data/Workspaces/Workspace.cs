using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoWeb.Data.Security;

namespace VideoWeb.Data.Workspaces;

/// <summary>A workspace as one of its members sees it.</summary>
public record WorkspaceMembership
{
    public required WorkspaceId Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Its name in addresses: lower-case letters, digits and hyphens, unique.</summary>
    public required string Slug { get; init; }

    /// <summary>That of the member who asked.</summary>
    public WorkspaceRole Role { get; init; }

    /// <summary>Somebody's own place; else a team's.</summary>
    public bool IsPersonal => PersonalOwnerId is not null;

    /// <summary>The one user whose personal workspace it is; null for a team.</summary>
    internal UserId? PersonalOwnerId { get; init; }

    /// <summary>What is shown of a stored row: without the columns that are the database's own.</summary>
    internal static WorkspaceMembership Of(WorkspaceEntity stored, WorkspaceRole role) => new(stored) { Role = role };
}

/// <summary>A workspace as it is stored.</summary>
internal sealed record WorkspaceEntity : WorkspaceMembership
{
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Raised by every change of who is in it, which also makes concurrent ones wait for each other.</summary>
    public int MembersVersion { get; init; }
}

internal sealed class WorkspaceEntityConfiguration : IEntityTypeConfiguration<WorkspaceEntity>
{
    public void Configure(EntityTypeBuilder<WorkspaceEntity> builder)
    {
        builder.ToTable("Workspaces");
        builder.Ignore(workspace => workspace.Role);
        builder.Property(workspace => workspace.PersonalOwnerId);
        builder.Property(workspace => workspace.Name).HasMaxLength(WorkspaceStore.MaxNameLength);
        builder.Property(workspace => workspace.Slug).HasMaxLength(64);
        builder.HasIndex(workspace => workspace.Slug).IsUnique();
        builder.HasIndex(workspace => workspace.PersonalOwnerId).IsUnique();
    }
}

/// <summary>A workspace's data key.</summary>
internal sealed class WorkspaceKeyEntity
{
    public WorkspaceId WorkspaceId { get; init; }

    /// <summary>From 1; the greatest encrypts, the others still decrypt.</summary>
    public int Version { get; init; }

    /// <summary>The data key, wrapped by the master key; see <see cref="KeyVault"/>.</summary>
    public required string WrappedKey { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}

internal sealed class WorkspaceKeyEntityConfiguration : IEntityTypeConfiguration<WorkspaceKeyEntity>
{
    public void Configure(EntityTypeBuilder<WorkspaceKeyEntity> builder)
    {
        builder.ToTable("WorkspaceKeys");
        builder.HasKey(key => new { key.WorkspaceId, key.Version });
        builder.Property(key => key.WrappedKey).HasMaxLength(200);
        builder.HasOne<WorkspaceEntity>().WithMany().HasForeignKey(key => key.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
    }
}
