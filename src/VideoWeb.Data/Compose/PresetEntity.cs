using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Compose;

/// <summary>A preset. Written as 32 hex digits. One of a later millisecond is greater.</summary>
public readonly record struct PresetId(Guid Value) : IEntityId<PresetId>
{
    public static PresetId From(Guid value) => new(value);

    public static PresetId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public int CompareTo(PresetId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("N");
}

/// <summary>A preset as lists show it.</summary>
public record PresetRow
{
    public PresetId Id { get; init; }

    [MaxLength(PresetStore.MaxNameLength)]
    public required string Name { get; init; }

    [MaxLength(64)]
    public required string ProviderId { get; init; }

    [MaxLength(128)]
    public required string ModelId { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>A form that its user has kept under a name, as it is stored.</summary>
internal sealed record PresetEntity : PresetRow
{
    public WorkspaceId WorkspaceId { get; init; }

    public UserId UserId { get; init; }

    public required string Json { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}

internal sealed class PresetEntityConfiguration : IEntityTypeConfiguration<PresetEntity>
{
    public void Configure(EntityTypeBuilder<PresetEntity> builder)
    {
        builder.ToTable("Presets");
        builder.HasIndex(preset => new { preset.WorkspaceId, preset.UserId, preset.Name }).IsUnique();
        builder.HasOne<WorkspaceEntity>().WithMany().HasForeignKey(preset => preset.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
    }
}
