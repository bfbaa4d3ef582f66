using VideoWeb.Data.Connections;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Tasks;

/// <summary>The attempt that a callback's token names.</summary>
/// <param name="TokenHash">As stored, to be compared once more.</param>
/// <param name="LastAttempt">Equal to <paramref name="Attempt"/> unless a person has sent the task again since.</param>
public sealed record CallbackTarget(
    TaskId Task, WorkspaceId Workspace, ConnectionId Connection, string ProviderId, TaskState State, bool IsSetAside, int Attempt, int LastAttempt, string TokenHash);
