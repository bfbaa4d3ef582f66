namespace VideoWeb.Data.Workspaces;

/// <summary>What the holder of an invitation's link is shown before accepting.</summary>
public sealed record InvitationView(string WorkspaceName, WorkspaceRole Role, string InvitedByName, DateTimeOffset ExpiresAt);
