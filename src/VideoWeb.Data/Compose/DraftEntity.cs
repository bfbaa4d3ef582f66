using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Compose;

/// <summary>A user's unfinished form.</summary>
internal sealed class DraftEntity
{
    public WorkspaceId WorkspaceId { get; init; }

    public Guid UserId { get; init; }

    public required string Json { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}
