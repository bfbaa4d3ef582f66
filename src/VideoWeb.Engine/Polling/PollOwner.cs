using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Engine.Polling;

/// <summary>On whose behalf a task is sent or asked for, and by which connection.</summary>
internal sealed record PollOwner(WorkspaceId Workspace, UserId Member, ConnectionId Connection)
{
    /// <summary>Of a task that was not read yet. Such tasks share one place in the turns until they are.</summary>
    public static PollOwner Unknown { get; } = new(default, default, default);

    public static PollOwner Of(TaskRow row) => new(row.Workspace, row.CreatedBy, row.Connection);

    public static PollOwner Of(SendEligibility place) => new(place.Workspace, place.Member, place.Connection);

    public static PollOwner Of(DueTask task) => new(task.Workspace, task.CreatedBy, task.Connection);
}
