using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Engine.Archive;

/// <summary>A result that waits to be copied.</summary>
/// <param name="ExpiresAt">When the provider's address stops to work, as far as is known.</param>
internal sealed record ArchiveEntry(TaskId Task, WorkspaceId Workspace, DateTimeOffset ExpiresAt);
