using VideoWeb.Providers.Messages;

namespace VideoWeb.Engine;

/// <summary>What became of an attempt to write or delete an overlay.</summary>
public abstract record OverlaySaving
{
    private OverlaySaving() { }

    /// <summary>It is on the disk and in force.</summary>
    /// <param name="File">As it lies there now; null when it was deleted.</param>
    public sealed record Saved(OverlayFile? File) : OverlaySaving;

    /// <summary>Somebody else has changed, made or deleted the file since it was read. Nothing was written.</summary>
    /// <param name="Now">What lies there; null when it is gone.</param>
    public sealed record ChangedMeanwhile(OverlayFile? Now) : OverlaySaving;

    /// <summary>Nothing was written.</summary>
    public sealed record Refused(Message Message) : OverlaySaving;
}
