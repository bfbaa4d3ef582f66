using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Sharing;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Comments;

/// <summary>A comment on a clip. Written as 32 hex digits. One of a later millisecond is greater.</summary>
public readonly record struct CommentId(Guid Value) : IEntityId<CommentId>
{
    public static CommentId From(Guid value) => new(value);

    public static CommentId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public static bool TryParse(string? text, out CommentId id)
    {
        var isRead = Guid.TryParseExact(text, "N", out var value);
        id = new(value);
        return isRead;
    }

    public int CompareTo(CommentId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("N");
}

/// <summary>A comment as it is stored: a member's, or what a visitor of a shared link has said.</summary>
internal sealed record CommentEntity
{
    public required CommentId Id { get; init; }

    public required WorkspaceId Workspace { get; init; }

    /// <summary>The clip's number.</summary>
    public required long Clip { get; init; }

    /// <summary>The comment that it answers, which answers none; null for one that begins.</summary>
    public CommentId? Parent { get; init; }

    /// <summary>Null for a visitor.</summary>
    public UserId? WrittenBy { get; init; }

    /// <summary>As a visitor calls themselves, whoever that is; null for a member.</summary>
    public string? VisitorName { get; init; }

    /// <summary>By which link a visitor has come; null for a member.</summary>
    public ShareLinkId? Link { get; init; }

    public required string Text { get; init; }

    /// <summary>The place in the clip that it speaks of; null for all of it.</summary>
    public int? Milliseconds { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Null while it is as it was written.</summary>
    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>Null while it is open.</summary>
    public DateTimeOffset? ResolvedAt { get; init; }
}

/// <summary>That a comment names a member.</summary>
internal sealed record CommentMentionEntity
{
    public required CommentId Comment { get; init; }

    /// <inheritdoc cref="Mention.Start"/>
    public required int Start { get; init; }

    public required UserId User { get; init; }

    /// <inheritdoc cref="Mention.Length"/>
    public required int Length { get; init; }
}

internal sealed class CommentConfiguration : IEntityTypeConfiguration<CommentEntity>, IEntityTypeConfiguration<CommentMentionEntity>
{
    public void Configure(EntityTypeBuilder<CommentEntity> builder)
    {
        builder.ToTable("Comments");
        builder.Property(comment => comment.Workspace).HasColumnName("WorkspaceId");
        builder.Property(comment => comment.Clip).HasColumnName("ClipNumber");
        builder.Property(comment => comment.Parent).HasColumnName("ParentId");
        builder.Property(comment => comment.WrittenBy).HasColumnName("WrittenById");
        builder.Property(comment => comment.Link).HasColumnName("ShareLinkId");
        builder.Property(comment => comment.VisitorName).HasMaxLength(CommentRules.MaxVisitorNameLength);
        builder.Property(comment => comment.Text).HasMaxLength(CommentRules.MaxTextLength);
        builder.HasIndex(comment => new { comment.Clip, comment.ResolvedAt });
        builder.HasOne<WorkspaceEntity>().WithMany().HasForeignKey(comment => comment.Workspace).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<ClipEntity>().WithMany().HasForeignKey(comment => comment.Clip).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<CommentEntity>().WithMany().HasForeignKey(comment => comment.Parent).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<ShareLinkEntity>().WithMany().HasForeignKey(comment => comment.Link).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<CommentMentionEntity> builder)
    {
        builder.ToTable("CommentMentions");
        builder.HasKey(mention => new { mention.Comment, mention.Start, mention.User });
        builder.Property(mention => mention.Comment).HasColumnName("CommentId");
        builder.Property(mention => mention.User).HasColumnName("UserId");
        builder.HasIndex(mention => mention.User);
        builder.HasOne<CommentEntity>().WithMany().HasForeignKey(mention => mention.Comment).OnDelete(DeleteBehavior.Cascade);
    }
}
