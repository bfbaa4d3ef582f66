using VideoWeb.Data.Connections;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Tasks;

/// <summary>An open task as the scheduler needs it at start.</summary>
public sealed record DueTask(
    TaskId Id,
    WorkspaceId Workspace,
    UserId CreatedBy,
    TaskState State,
    ConnectionId Connection,
    string ProviderId,
    DateTimeOffset CreatedAt,
    DateTimeOffset? NextPollAt,
    int Version)
{
    /// <summary>Its turn among those that wait to be sent.</summary>
    public long QueueOrder { get; init; }
}
