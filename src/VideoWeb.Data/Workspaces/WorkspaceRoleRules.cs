namespace VideoWeb.Data.Workspaces;

/// <summary>What the roles mean.</summary>
public static class WorkspaceRoleRules
{
    /// <summary>May make tasks and connections.</summary>
    public static bool CanSpend(this WorkspaceRole role) => role >= WorkspaceRole.Member;

    /// <summary>May invite, change roles and manage what others have shared.</summary>
    public static bool CanManage(this WorkspaceRole role) => role >= WorkspaceRole.Admin;
}
