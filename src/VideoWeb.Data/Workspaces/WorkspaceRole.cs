namespace VideoWeb.Data.Workspaces;

/// <summary>What a member may do; each includes the ones before.</summary>
public enum WorkspaceRole
{
    /// <summary>Sees everything that is shared, spends nothing.</summary>
    Viewer,
    Member,
    /// <summary>Manages members and shared connections, but not owners.</summary>
    Admin,
    Owner,
}
