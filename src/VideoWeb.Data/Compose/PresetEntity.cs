using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Compose;

/// <summary>A form that its user has kept under a name.</summary>
internal sealed class PresetEntity
{
    public PresetId Id { get; init; }

    public WorkspaceId WorkspaceId { get; init; }

    public Guid UserId { get; init; }

    public required string Name { get; init; }

    public required string ProviderId { get; init; }

    public required string ModelId { get; init; }

    public required string Json { get; init; }

    /// <summary>Whether the team may use it too. Nothing sets it yet: every preset is its user's own.</summary>
    public bool IsShared { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}
