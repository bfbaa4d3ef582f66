namespace VideoWeb.Data.Workspaces;

/// <summary>A team or somebody's own place.</summary>
internal sealed class WorkspaceEntity
{
    public WorkspaceId Id { get; init; }

    public required string Name { get; set; }

    public required string Slug { get; init; }

    /// <summary>The one user whose personal workspace it is; null for a team.</summary>
    public Guid? PersonalOwnerId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Raised by every change of who is in it, which also makes concurrent ones wait for each other.</summary>
    public int MembersVersion { get; init; }
}
