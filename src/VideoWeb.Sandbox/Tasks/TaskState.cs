namespace VideoWeb.Sandbox.Tasks;

/// <summary>A task's state at one instant.</summary>
/// <param name="Phase">Where it stands.</param>
/// <param name="Progress">Percent, rising; 100 only when it succeeded.</param>
/// <param name="ChangedAt">When it entered this phase.</param>
internal sealed record TaskState(TaskPhase Phase, int Progress, DateTimeOffset ChangedAt)
{
    public bool IsTerminal => Phase is not (TaskPhase.Queued or TaskPhase.Running);

    public bool IsUnsuccessful => IsTerminal && Phase is not TaskPhase.Succeeded;
}
