using VideoWeb.Data.Workspaces;

namespace VideoWeb.Components;

/// <summary>Where the reader is and who they are; cascaded to every page under <c>/w/{slug}</c>.</summary>
/// <remarks>The role is for showing. Stores and commands look it up again.</remarks>
public sealed record WorkspaceContext(WorkspaceMembership Membership, UserId User, Actor Actor, string DisplayName)
{
    /// <summary>The first workspace of these slugs that the person is a member of, else their own; null when they have none.</summary>
    public static WorkspaceContext? Choose(IReadOnlyList<WorkspaceMembership> memberships, UserId user, string displayName, params ReadOnlySpan<string?> slugs)
    {
        WorkspaceMembership? chosen = null;
        foreach (var slug in slugs) { chosen ??= memberships.FirstOrDefault(membership => membership.Slug == slug); }

        chosen ??= memberships.FirstOrDefault(membership => membership.IsPersonal);
        return chosen is null ? null : new WorkspaceContext(chosen, user, new Actor(chosen.Id, user, chosen.Role), displayName);
    }

    /// <summary>The slug in the path of a page under <c>/w/{slug}</c>; null for any other page. Pure.</summary>
    public static string? SlugIn(string path) => path.Split('/') is ["", var first, { Length: > 0 } slug, ..] && first.Equals("w", StringComparison.OrdinalIgnoreCase) ? Uri.UnescapeDataString(slug) : null;

    public string Slug => Membership.Slug;

    /// <summary>The address of a page of this workspace: <c>Page("tasks")</c> is <c>/w/studio/tasks</c>.</summary>
    public string Page(string path) => $"/w/{Membership.Slug}/{path}";
}
