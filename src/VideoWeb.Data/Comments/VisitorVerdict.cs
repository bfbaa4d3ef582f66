using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Sharing;

namespace VideoWeb.Data.Comments;

/// <summary>What a visitor of a shared link has decided about a clip. Stored by name.</summary>
public enum VisitorVerdict
{
    Approved,
    Rejected,
}

/// <summary>The verdict of a visitor, who is whoever they say.</summary>
public sealed record VisitorVerdictRow(VisitorVerdict Verdict, string Name, VisitorLink Link, DateTimeOffset GivenAt);

/// <summary>The verdict of one visitor about one clip, as it is stored.</summary>
internal sealed record VisitorVerdictEntity
{
    public required ShareLinkId Link { get; init; }

    /// <summary>The clip's number.</summary>
    public required long Clip { get; init; }

    /// <summary>By which their browser is known again.</summary>
    public required Guid Visitor { get; init; }

    /// <summary>As they call themselves.</summary>
    public required string Name { get; init; }

    public required VisitorVerdict Verdict { get; init; }

    public required DateTimeOffset GivenAt { get; init; }
}

internal sealed class VisitorVerdictConfiguration : IEntityTypeConfiguration<VisitorVerdictEntity>
{
    public void Configure(EntityTypeBuilder<VisitorVerdictEntity> builder)
    {
        builder.ToTable("VisitorVerdicts");
        builder.HasKey(verdict => new { verdict.Link, verdict.Clip, verdict.Visitor });
        builder.Property(verdict => verdict.Link).HasColumnName("ShareLinkId");
        builder.Property(verdict => verdict.Clip).HasColumnName("ClipNumber");
        builder.Property(verdict => verdict.Visitor).HasColumnName("VisitorId");
        builder.Property(verdict => verdict.Name).HasMaxLength(CommentRules.MaxVisitorNameLength);
        builder.Property(verdict => verdict.Verdict).HasConversion<string>().HasMaxLength(24);
        builder.HasOne<ShareLinkEntity>().WithMany().HasForeignKey(verdict => verdict.Link).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<ClipEntity>().WithMany().HasForeignKey(verdict => verdict.Clip).OnDelete(DeleteBehavior.Cascade);
    }
}
