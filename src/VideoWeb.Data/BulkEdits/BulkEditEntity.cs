using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Data.BulkEdits;

internal sealed record BulkEditEntity
{
    public required BulkEditId Id { get; init; }

    public required WorkspaceId Workspace { get; init; }

    public required UserId CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required BulkEditKind Kind { get; init; }

    public required int Value { get; init; }

    public string? Tag { get; init; }

    public required int Total { get; init; }

    public required BulkEditState State { get; init; }

    public Message? Refusal { get; init; }

    /// <summary>Whoever made it does not want to see it any more.</summary>
    public bool IsDismissed { get; init; }

    public BulkChange Change => new(Kind, Value, Tag);
}

/// <summary>Some of the clips of a change, which are changed in one go.</summary>
internal sealed record BulkEditPartEntity
{
    public required BulkEditId Edit { get; init; }

    /// <summary>From 0, in the order in which they are changed.</summary>
    public required int Place { get; init; }

    /// <summary>The numbers of the clips, eight bytes each.</summary>
    public required byte[] Clips { get; init; }

    /// <summary>How each clip was before, a byte each, saved before anything is changed; null until then.</summary>
    public byte[]? Before { get; init; }

    public bool IsDone { get; init; }

    /// <summary>How many of the clips are otherwise than before.</summary>
    public int Changed { get; init; }

    public static byte[] Pack(ReadOnlySpan<long> numbers) => MemoryMarshal.AsBytes(numbers).ToArray();

    public static IReadOnlyList<long> Unpack(ReadOnlySpan<byte> packed) => MemoryMarshal.Cast<byte, long>(packed).ToArray();
}

internal sealed class BulkEditConfiguration : IEntityTypeConfiguration<BulkEditEntity>, IEntityTypeConfiguration<BulkEditPartEntity>
{
    public void Configure(EntityTypeBuilder<BulkEditEntity> builder)
    {
        builder.ToTable("BulkEdits");
        builder.Ignore(edit => edit.Change);
        builder.Property(edit => edit.Workspace).HasColumnName("WorkspaceId");
        builder.Property(edit => edit.CreatedBy).HasColumnName("CreatedById");
        builder.Property(edit => edit.Kind).HasConversion<string>().HasMaxLength(24);
        builder.Property(edit => edit.State).HasConversion<string>().HasMaxLength(24);
        builder.Property(edit => edit.Tag).HasMaxLength(TagStore.MaxNameLength);
        builder.HasIndex(edit => new { edit.Workspace, edit.CreatedBy, edit.CreatedAt });
        builder.HasIndex(edit => edit.State);
        builder.HasOne<WorkspaceEntity>().WithMany().HasForeignKey(edit => edit.Workspace).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<BulkEditPartEntity> builder)
    {
        builder.ToTable("BulkEditParts");
        builder.HasKey(part => new { part.Edit, part.Place });
        builder.Property(part => part.Edit).HasColumnName("EditId");
        builder.HasOne<BulkEditEntity>().WithMany().HasForeignKey(part => part.Edit).OnDelete(DeleteBehavior.Cascade);
    }
}
