namespace VideoWeb.Data.Workspaces;

/// <summary>A user in a workspace.</summary>
internal sealed class MemberEntity
{
    public WorkspaceId WorkspaceId { get; init; }

    public Guid UserId { get; init; }

    public WorkspaceRole Role { get; set; }

    public DateTimeOffset JoinedAt { get; init; }
}
