using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Votes;

/// <summary>A vote. Written as 32 hex digits. One of a later millisecond is greater.</summary>
public readonly record struct VoteId(Guid Value) : IEntityId<VoteId>
{
    public static VoteId From(Guid value) => new(value);

    public static VoteId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public int CompareTo(VoteId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("N");
}

/// <summary>What somebody says of clips that were shown side by side.</summary>
/// <param name="Winner">The best of them; null when neither of two is better.</param>
/// <param name="IsBlind">Names, models and settings were hidden.</param>
public sealed record NewVote(ClipSet Clips, ClipId? Winner, bool IsBlind);

/// <summary>A vote that stands.</summary>
public sealed record Vote(ClipSet Clips, ClipId? Winner, bool IsBlind, DateTimeOffset CastAt);

internal sealed record VoteEntity
{
    public required VoteId Id { get; init; }

    public required WorkspaceId Workspace { get; init; }

    public required UserId CastBy { get; init; }

    /// <summary>The <see cref="ClipSet.Key"/>.</summary>
    public required string Clips { get; init; }

    public ClipId? Winner { get; init; }

    public required bool IsBlind { get; init; }

    public required DateTimeOffset CastAt { get; init; }
}

/// <summary>How a clip came off in a vote. It stays when the clip is deleted, and so has all that is counted by.</summary>
internal sealed record VoteClipEntity
{
    public required VoteId Vote { get; init; }

    public required ClipId Clip { get; init; }

    public required string ProviderId { get; init; }

    public required string ModelId { get; init; }

    public required string ModelName { get; init; }

    /// <summary>Empty where it was not known.</summary>
    public required string ModeId { get; init; }

    public required bool IsSandbox { get; init; }

    /// <inheritdoc cref="VoteScore"/>
    public required int Wins { get; init; }

    /// <inheritdoc cref="VoteScore"/>
    public required int Ties { get; init; }

    /// <inheritdoc cref="VoteScore"/>
    public required int Losses { get; init; }
}

internal sealed class VoteConfiguration : IEntityTypeConfiguration<VoteEntity>, IEntityTypeConfiguration<VoteClipEntity>
{
    public void Configure(EntityTypeBuilder<VoteEntity> builder)
    {
        builder.ToTable("Votes");
        builder.Property(vote => vote.Workspace).HasColumnName("WorkspaceId");
        builder.Property(vote => vote.CastBy).HasColumnName("CastById");
        builder.Property(vote => vote.Winner).HasColumnName("WinnerId");
        builder.Property(vote => vote.Clips).HasMaxLength(ClipSet.MaxKeyLength);
        // One of a person about the same clips.
        builder.HasIndex(vote => new { vote.Workspace, vote.CastBy, vote.Clips }).IsUnique();
        builder.HasIndex(vote => new { vote.Workspace, vote.CastAt });
        builder.HasOne<WorkspaceEntity>().WithMany().HasForeignKey(vote => vote.Workspace).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<VoteClipEntity> builder)
    {
        builder.ToTable("VoteClips");
        builder.HasKey(clip => new { clip.Vote, clip.Clip });
        builder.Property(clip => clip.Vote).HasColumnName("VoteId");
        builder.Property(clip => clip.Clip).HasColumnName("ClipId");
        builder.Property(clip => clip.ProviderId).HasMaxLength(64);
        builder.Property(clip => clip.ModelId).HasMaxLength(128);
        builder.Property(clip => clip.ModeId).HasMaxLength(64);
        builder.HasOne<VoteEntity>().WithMany().HasForeignKey(clip => clip.Vote).OnDelete(DeleteBehavior.Cascade);
    }
}
