using VideoWeb.Data.Workspaces;

namespace VideoWeb.Components;

/// <summary>Where the reader is and who they are; cascaded to every page under <c>/w/{slug}</c>.</summary>
/// <remarks>The role is for showing. Stores and commands look it up again.</remarks>
public sealed record WorkspaceContext(WorkspaceMembership Membership, UserId User, Actor Actor, string DisplayName)
{
    public string Slug => Membership.Slug;

    /// <summary>The address of a page of this workspace: <c>Page("tasks")</c> is <c>/w/studio/tasks</c>.</summary>
    public string Page(string path) => $"/w/{Membership.Slug}/{path}";
}
