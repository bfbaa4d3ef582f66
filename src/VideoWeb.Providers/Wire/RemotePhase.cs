namespace VideoWeb.Providers.Wire;

/// <summary>Where an accepted task is at the provider.</summary>
public enum RemotePhase
{
    Queued,
    Running,
}
