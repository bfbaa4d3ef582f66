namespace VideoWeb.Data.Tasks;

/// <summary>What the states mean.</summary>
public static class TaskStateRules
{
    /// <summary>The engine still has work with it: it is loaded at start and counts as running.</summary>
    public static bool IsOpen(this TaskState state) =>
        state is TaskState.Ready or TaskState.Sending or TaskState.Accepted or TaskState.Succeeded;
}
