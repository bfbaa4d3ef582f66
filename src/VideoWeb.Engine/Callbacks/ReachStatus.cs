using VideoWeb.Providers.Messages;

namespace VideoWeb.Engine.Callbacks;

/// <summary>Whether providers can reach this instance, by the last test.</summary>
public abstract record ReachStatus
{
    private ReachStatus() { }

    /// <summary>No public address is set: providers are only asked.</summary>
    public sealed record NotConfigured : ReachStatus;

    /// <summary>The first test has not ended.</summary>
    public sealed record NotTested : ReachStatus;

    public sealed record Reached(DateTimeOffset At) : ReachStatus;

    public sealed record Unreached(DateTimeOffset At, Message Problem) : ReachStatus;
}
