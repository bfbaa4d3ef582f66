namespace VideoWeb.Data.Workspaces;

/// <summary>A link by which one person may join.</summary>
internal sealed class InvitationEntity
{
    public InvitationId Id { get; init; }

    public WorkspaceId WorkspaceId { get; init; }

    public WorkspaceRole Role { get; init; }

    /// <summary>SHA-256 of the token as 64 lower-case hex digits.</summary>
    public required string TokenHash { get; init; }

    public Guid CreatedById { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? UsedAt { get; set; }

    public Guid? UsedById { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}
