namespace VideoWeb.Sandbox.Faults;

/// <summary>Where in a task's life a fault can strike.</summary>
internal enum FaultStage
{
    Create,
    Query,
    File,
    Callback,
}
