using VideoWeb.Sandbox.Http;
using VideoWeb.Sandbox.Tasks;

namespace VideoWeb.Sandbox.Faults;

/// <summary>One way in which a provider can misbehave.</summary>
/// <param name="Name">As the control API knows it; it begins with the stage.</param>
/// <param name="Stage">Where it strikes.</param>
/// <param name="Effect">A sentence for the sandbox's page.</param>
internal sealed record FaultKind(string Name, FaultStage Stage, string Effect)
{
    /// <summary>For a create: the task exists and is charged, whatever the caller gets to see.</summary>
    public bool IsCharged { get; init; } = true;

    /// <summary>What becomes of the right answer; null when the fault is not in the answer.</summary>
    public Func<Reply, IErrorShapes, Reply>? Change { get; init; }

    /// <summary>For a query: what the task is made to look like before it is answered.</summary>
    public Func<TaskState, TaskState>? Shift { get; init; }
}
