using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Boards;

/// <summary>A board of a workspace; in addresses it is written as 32 hex digits.</summary>
public readonly record struct BoardId(Guid Value) : IEntityId<BoardId>
{
    public static BoardId From(Guid value) => new(value);

    public static BoardId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public static bool TryParse(string? text, out BoardId id)
    {
        var isRead = Guid.TryParseExact(text, "N", out var value);
        id = new(value);
        return isRead;
    }

    public int CompareTo(BoardId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("N");
}

/// <summary>Clips that a team puts together and orders by hand.</summary>
public sealed record Board
{
    public required BoardId Id { get; init; }

    public required string Title { get; init; }

    /// <summary>The board that it lies in, which lies in none; null at the top.</summary>
    public BoardId? Parent { get; init; }

    /// <summary>Who made it.</summary>
    public UserId CreatedBy { get; init; }

    /// <summary>Its maker, where nobody else sees it; null for one of the whole workspace. Boards that lie in each other say the same.</summary>
    public UserId? PrivateTo { get; init; }

    internal WorkspaceId Workspace { get; init; }

    /// <summary>Among those that lie in the same board, as <see cref="HandOrder"/> gives it.</summary>
    internal long Rank { get; init; }

    /// <summary>The clip that stands for it, by its number, as long as it is seen on it; null for the first one.</summary>
    internal long? Cover { get; init; }

    /// <summary>Until <see cref="BoardStore.KeptFor"/> is over it can be taken back; null unless it was deleted.</summary>
    internal DateTimeOffset? DeletedAt { get; init; }

    /// <summary>Counts changes of its clips, which happen one after the other.</summary>
    internal int Version { get; init; }
}

/// <summary>That a clip is on a board, and where.</summary>
internal sealed record BoardClipEntity
{
    public required BoardId Board { get; init; }

    /// <summary>The clip's number.</summary>
    public required long Clip { get; init; }

    /// <summary>As <see cref="HandOrder"/> gives it; no other clip of the board has it.</summary>
    public required long Rank { get; init; }

    /// <summary>From 1; stays the clip's wherever it is moved, so that visitors of the board have an address for it.</summary>
    public int Place { get; init; }
}

internal sealed class BoardConfiguration : IEntityTypeConfiguration<Board>, IEntityTypeConfiguration<BoardClipEntity>
{
    public void Configure(EntityTypeBuilder<Board> builder)
    {
        builder.ToTable("Boards");
        builder.Property(board => board.Title).HasMaxLength(BoardStore.MaxTitleLength);
        builder.Property(board => board.Workspace).HasColumnName("WorkspaceId");
        builder.Property(board => board.Parent).HasColumnName("ParentId");
        builder.Property(board => board.CreatedBy).HasColumnName("CreatedById");
        builder.Property(board => board.PrivateTo).HasColumnName("PrivateToId");
        builder.Property(board => board.Rank);
        builder.Property(board => board.Cover).HasColumnName("CoverNumber");
        builder.Property(board => board.DeletedAt);
        builder.Property(board => board.Version);
        builder.HasIndex(board => new { board.Workspace, board.DeletedAt });
        builder.HasOne<WorkspaceEntity>().WithMany().HasForeignKey(board => board.Workspace).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Board>().WithMany().HasForeignKey(board => board.Parent).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<ClipEntity>().WithMany().HasForeignKey(board => board.Cover).OnDelete(DeleteBehavior.SetNull);
    }

    public void Configure(EntityTypeBuilder<BoardClipEntity> builder)
    {
        builder.ToTable("BoardClips");
        builder.HasKey(placed => new { placed.Board, placed.Clip });
        builder.Property(placed => placed.Board).HasColumnName("BoardId");
        builder.Property(placed => placed.Clip).HasColumnName("ClipNumber");
        builder.HasIndex(placed => new { placed.Board, placed.Rank, placed.Clip });
        builder.HasOne<Board>().WithMany().HasForeignKey(placed => placed.Board).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<ClipEntity>().WithMany().HasForeignKey(placed => placed.Clip).OnDelete(DeleteBehavior.Cascade);
    }
}
