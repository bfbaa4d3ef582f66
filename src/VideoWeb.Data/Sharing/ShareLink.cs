using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoWeb.Data.Boards;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Data.Sharing;

/// <summary>A link by which people without an account see clips. One of a later millisecond is greater.</summary>
public readonly record struct ShareLinkId(Guid Value) : IEntityId<ShareLinkId>
{
    public static ShareLinkId From(Guid value) => new(value);

    public static ShareLinkId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public int CompareTo(ShareLinkId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("N");
}

/// <summary>What a visitor is told of how a clip was made. Stored by name.</summary>
[Flags]
public enum SharedDetails
{
    None = 0,
    Prompt = 1,
    Seed = 2,
    Model = 4,
    Inputs = 8,
    Member = 16,
    Cost = 32,
}

/// <summary>What whoever makes a link has chosen.</summary>
/// <param name="Title">For the visitor; blank for none.</param>
/// <param name="Lifetime">At most <see cref="ShareLinkStore.MaxLifetime"/>.</param>
/// <param name="Password">Null for none.</param>
/// <param name="IsWatermarkedOnly">In place of each clip its watermarked file is shown.</param>
/// <param name="HasPreview">Programs to which the address is sent may show its title and a picture; not of a link with a password.</param>
/// <param name="CanComment">Visitors may say something of each clip.</param>
/// <param name="CanJudge">Visitors may approve or reject each clip.</param>
public sealed record NewShareLink(
    string Title, TimeSpan Lifetime, string? Password = null, bool CanDownload = false, bool IsWatermarkedOnly = false, bool HasPreview = false, SharedDetails Details = SharedDetails.None,
    bool CanComment = false, bool CanJudge = false);

/// <summary>A link as the members of its workspace see it.</summary>
public record ShareLinkRow
{
    public ShareLinkId Id { get; init; }

    /// <summary>Empty for none.</summary>
    public string Title { get; init; } = "";

    public UserId CreatedById { get; init; }

    /// <summary>Of the account, which may be gone.</summary>
    public PersonName CreatedByName { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public bool CanDownload { get; init; }

    public bool IsWatermarkedOnly { get; init; }

    public bool HasPreview { get; init; }

    public SharedDetails Details { get; init; }

    public bool CanComment { get; init; }

    public bool CanJudge { get; init; }

    public int Visits { get; init; }

    /// <summary>Null before the first.</summary>
    public DateTimeOffset? LastVisitAt { get; init; }

    public bool HasPassword { get; init; }

    /// <summary>It shows what is on a board when somebody comes.</summary>
    public bool IsOfBoard { get; init; }

    /// <summary>Those that are shown: what was put into the trash is not counted.</summary>
    public int Clips { get; init; }
}

/// <param name="Token">256 random bits as base64url. Shown once: only its hash is stored, so that a copy of the database opens no link.</param>
public sealed record ShareAddress(ShareLinkId Link, string Token, DateTimeOffset ExpiresAt);

/// <summary>How an attempt to make a link, or another address for it, ended.</summary>
public abstract record ShareClipsResult
{
    private ShareClipsResult() { }

    public sealed record Shared(ShareAddress Address) : ShareClipsResult;

    /// <param name="Message">For the user.</param>
    public sealed record Rejected(Message Message) : ShareClipsResult;
}

/// <summary>A link as it is stored.</summary>
internal sealed record ShareLinkEntity
{
    public required ShareLinkId Id { get; init; }

    public required WorkspaceId Workspace { get; init; }

    /// <summary>SHA-256 of the token as 64 lower-case hex digits.</summary>
    public required string TokenHash { get; init; }

    public required string Title { get; init; }

    /// <summary>The board whose clips it shows; null for clips that were chosen. One that is deleted shows none.</summary>
    public BoardId? Board { get; init; }

    public required UserId CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>As Identity's hasher writes it; null for a link without a password.</summary>
    public string? PasswordHash { get; init; }

    public bool CanDownload { get; init; }

    public bool IsWatermarkedOnly { get; init; }

    public bool HasPreview { get; init; }

    public SharedDetails Details { get; init; }

    public bool CanComment { get; init; }

    public bool CanJudge { get; init; }

    public int Visits { get; init; }

    public DateTimeOffset? LastVisitAt { get; init; }
}

/// <summary>That a clip is shown by a link, and where.</summary>
internal sealed record ShareLinkClipEntity
{
    public required ShareLinkId Link { get; init; }

    /// <summary>From 1; stays when others before it are gone.</summary>
    public required int Place { get; init; }

    /// <summary>The clip's number.</summary>
    public required long Clip { get; init; }
}

internal sealed class ShareLinkConfiguration : IEntityTypeConfiguration<ShareLinkEntity>, IEntityTypeConfiguration<ShareLinkClipEntity>
{
    public void Configure(EntityTypeBuilder<ShareLinkEntity> builder)
    {
        builder.ToTable("ShareLinks");
        builder.Property(link => link.Workspace).HasColumnName("WorkspaceId");
        builder.Property(link => link.CreatedBy).HasColumnName("CreatedById");
        builder.Property(link => link.Board).HasColumnName("BoardId");
        builder.Property(link => link.TokenHash).HasMaxLength(64);
        builder.Property(link => link.Title).HasMaxLength(ShareLinkStore.MaxTitleLength);
        builder.Property(link => link.PasswordHash).HasMaxLength(200);
        builder.Property(link => link.Details).HasConversion<string>().HasMaxLength(100);
        builder.HasIndex(link => link.TokenHash).IsUnique();
        builder.HasOne<WorkspaceEntity>().WithMany().HasForeignKey(link => link.Workspace).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ShareLinkClipEntity> builder)
    {
        builder.ToTable("ShareLinkClips");
        builder.HasKey(shared => new { shared.Link, shared.Place });
        builder.Property(shared => shared.Link).HasColumnName("ShareLinkId");
        builder.Property(shared => shared.Clip).HasColumnName("ClipNumber");
        builder.HasOne<ShareLinkEntity>().WithMany().HasForeignKey(shared => shared.Link).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<ClipEntity>().WithMany().HasForeignKey(shared => shared.Clip).OnDelete(DeleteBehavior.Cascade);
    }
}
