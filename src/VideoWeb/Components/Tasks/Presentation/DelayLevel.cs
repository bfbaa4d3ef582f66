namespace VideoWeb.Components.Tasks.Presentation;

/// <summary>How a running task stands against what is usual.</summary>
public enum DelayLevel
{
    InTime,

    /// <summary>Nine of ten were done by now.</summary>
    Slow,

    /// <summary>So late that somebody should look.</summary>
    Stalled,
}
