using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoWeb.Data.Storage;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Data.Workspaces;

/// <summary>An invitation to a team. In addresses it is written as 32 hex digits. One of a later millisecond is greater.</summary>
public readonly record struct InvitationId(Guid Value) : IEntityId<InvitationId>
{
    public static InvitationId From(Guid value) => new(value);

    public static InvitationId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public static bool TryParse(string? text, out InvitationId id)
    {
        var isRead = Guid.TryParseExact(text, "N", out var value);
        id = new(value);
        return isRead;
    }

    public int CompareTo(InvitationId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("N");
}

/// <param name="Token">256 random bits as base64url. Shown once: only its hash is stored.</param>
public sealed record NewInvitation(InvitationId Id, string Token, DateTimeOffset ExpiresAt);

/// <summary>An invitation that can still be used.</summary>
public record InvitationRow
{
    public InvitationId Id { get; init; }

    public WorkspaceRole Role { get; init; }

    /// <summary>Of the account, which may be gone.</summary>
    public PersonName CreatedByName { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>What is shown of a stored row: without the columns that are the database's own.</summary>
    /// <param name="makerName">Null when the account is gone.</param>
    internal static InvitationRow Of(InvitationEntity stored, string? makerName) => new(stored) { CreatedByName = new(makerName) };
}

/// <summary>What the holder of an invitation's link is shown before accepting.</summary>
public sealed record InvitationView(string WorkspaceName, InvitationRow Invitation);

/// <summary>How an attempt to invite ended.</summary>
public abstract record CreateInvitationResult
{
    private CreateInvitationResult() { }

    public sealed record Created(NewInvitation Invitation) : CreateInvitationResult;

    /// <param name="Message">For the user.</param>
    public sealed record Rejected(Message Message) : CreateInvitationResult;
}

/// <summary>A link by which one person may join, as it is stored.</summary>
internal sealed record InvitationEntity : InvitationRow
{
    public WorkspaceId WorkspaceId { get; init; }

    /// <summary>SHA-256 of the token as 64 lower-case hex digits.</summary>
    public required string TokenHash { get; init; }

    public UserId CreatedById { get; init; }

    public DateTimeOffset? UsedAt { get; init; }

    public UserId? UsedById { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }
}

internal sealed class InvitationEntityConfiguration : IEntityTypeConfiguration<InvitationEntity>
{
    public void Configure(EntityTypeBuilder<InvitationEntity> builder)
    {
        builder.ToTable("Invitations");
        builder.Ignore(invitation => invitation.CreatedByName);
        builder.Property(invitation => invitation.TokenHash).HasMaxLength(64);
        builder.HasIndex(invitation => invitation.TokenHash).IsUnique();
        builder.HasOne<WorkspaceEntity>().WithMany().HasForeignKey(invitation => invitation.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
    }
}
