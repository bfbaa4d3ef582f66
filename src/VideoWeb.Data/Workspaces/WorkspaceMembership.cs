namespace VideoWeb.Data.Workspaces;

/// <summary>A workspace as one of its members sees it.</summary>
/// <param name="Slug">Its name in addresses: lower-case letters, digits and hyphens, unique.</param>
public sealed record WorkspaceMembership(WorkspaceId Id, string Name, string Slug, bool IsPersonal, WorkspaceRole Role);
