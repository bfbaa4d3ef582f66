namespace VideoWeb.Data.Workspaces;

/// <summary>An invitation that can still be used.</summary>
public sealed record InvitationRow(InvitationId Id, WorkspaceRole Role, string CreatedByName, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt);
