using VideoWeb.Providers.Messages;

namespace VideoWeb.Engine.Settlement;

/// <summary>What a provider says of an id that may be a task's.</summary>
internal abstract record ProbeResult
{
    private ProbeResult() { }

    /// <summary>It is there under this key, and nothing speaks against it being the task.</summary>
    /// <param name="Attempt">Which send of the task it shows itself to be; null when it does not say.</param>
    /// <param name="HasClip">Whether it has come to a clip; null while it is not finished.</param>
    public sealed record There(int? Attempt, bool? HasClip) : ProbeResult;

    /// <summary>It is another task's.</summary>
    public sealed record Another(Message Message) : ProbeResult;

    /// <summary>The provider does not know it, or does not know it yet.</summary>
    public sealed record NotFound(Message Message) : ProbeResult;

    public sealed record Unclear(Message Message) : ProbeResult;
}
