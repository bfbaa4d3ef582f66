namespace VideoWeb.Data;

/// <summary>The attempt that a callback's token names.</summary>
public sealed record CallbackTarget(TaskId Task, WorkspaceId Workspace, int Attempt);
