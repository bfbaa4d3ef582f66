namespace VideoWeb.Data.Workspaces;

/// <summary>Who asks, and where. The role is for showing; a command looks the member's present role up again, because circuits outlive changes.</summary>
public sealed record Actor(WorkspaceId Workspace, UserId User, WorkspaceRole Role);
