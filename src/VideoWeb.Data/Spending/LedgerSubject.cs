using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Spending;

/// <summary>Whose money a transfer is.</summary>
internal sealed record LedgerSubject(WorkspaceId Workspace, TaskId Task, UserId Member, ConnectionId Connection, bool IsSandbox)
{
    public static LedgerSubject Of(TaskRow task) => new(task.Workspace, task.Id, task.CreatedBy, task.Connection, task.IsSandbox);
}
