using VideoWeb.Data.Clips;

namespace VideoWeb.Data.Tasks;

/// <summary>One move of the state machine, saved whole or not at all.</summary>
/// <param name="Before">The row it is based on; its version must still be the stored one.</param>
/// <param name="After">The new row. Who made it, where, with what and when cannot change; the stored version becomes <c>Before.Version + 1</c>.</param>
/// <param name="Event">Written with time <c>After.UpdatedAt</c>.</param>
public sealed record TaskTransition(
    TaskRow Before, TaskRow After, NewTaskEvent Event, AttemptChange? Attempt = null, ResultChange? Result = null)
{
    /// <summary>Files that are on disk by now and belong to the task.</summary>
    public IReadOnlyList<AssetRow> NewAssets { get; init; } = [];

    /// <summary>The run of the engine that claims the task by this move; the save fails when a newer run has begun. Null for moves that claim nothing.</summary>
    public long? Claim { get; init; }
}
