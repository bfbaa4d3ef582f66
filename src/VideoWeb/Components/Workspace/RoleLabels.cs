using VideoWeb.Components.Shared;
using VideoWeb.Data.Workspaces;
using VideoWeb.Localization;

namespace VideoWeb.Components.Workspace;

/// <summary>Roles in the reader's words.</summary>
internal static class RoleLabels
{
    internal static string Name(this WorkspaceRole role, MessageFormatter texts) => role switch
    {
        WorkspaceRole.Owner => texts[WorkspaceText.Owner],
        WorkspaceRole.Admin => texts[SharedText.Admin],
        WorkspaceRole.Member => texts[WorkspaceText.Member],
        _ => texts[WorkspaceText.Viewer],
    };

    internal static string Meaning(this WorkspaceRole role, MessageFormatter texts) => role switch
    {
        WorkspaceRole.Owner => texts[WorkspaceText.OwnerHelp],
        WorkspaceRole.Admin => texts[WorkspaceText.AdminHelp],
        WorkspaceRole.Member => texts[WorkspaceText.MemberHelp],
        _ => texts[WorkspaceText.ViewerHelp],
    };
}
