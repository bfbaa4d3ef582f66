using VideoWeb.Providers.Messages;

namespace VideoWeb.Engine.Settlement;

/// <summary>What a provider says of an id that may be a task's.</summary>
internal abstract record ProbeResult
{
    private ProbeResult() { }

    /// <summary>It is there under this key, and nothing speaks against it being the task.</summary>
    /// <param name="Attempt">Which send of the task it shows itself to be; null when it does not say.</param>
    public sealed record There(int? Attempt) : ProbeResult;

    public sealed record Another(Message Message) : ProbeResult;

    public sealed record Unclear(Message Message) : ProbeResult;
}
