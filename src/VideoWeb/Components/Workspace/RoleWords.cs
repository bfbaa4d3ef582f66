using VideoWeb.Data.Workspaces;
using VideoWeb.Localization;

namespace VideoWeb.Components.Workspace;

/// <summary>Roles in the reader's words.</summary>
internal static class RoleWords
{
    internal static string Name(this WorkspaceRole role) => role switch
    {
        WorkspaceRole.Owner => Words.T("Owner"),
        WorkspaceRole.Admin => Words.T("Admin"),
        WorkspaceRole.Member => Words.T("Member"),
        _ => Words.T("Viewer"),
    };

    internal static string Meaning(this WorkspaceRole role) => role switch
    {
        WorkspaceRole.Owner => Words.T("Everything, and makes other owners."),
        WorkspaceRole.Admin => Words.T("Also invites people and manages shared connections."),
        WorkspaceRole.Member => Words.T("Makes clips and adds connections."),
        _ => Words.T("Sees tasks and clips. Cannot spend."),
    };
}
