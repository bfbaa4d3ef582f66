namespace VideoWeb.Sandbox.Tasks;

/// <summary>Where a task stands, before a provider puts its own word on it.</summary>
internal enum TaskPhase
{
    Queued,
    Running,
    Succeeded,
    Failed,
    Moderated,
    Expired,
    Cancelled,
}
