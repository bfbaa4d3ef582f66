namespace VideoWeb.Engine.Settlement;

/// <summary>What a provider says of an id that may be a task's.</summary>
internal abstract record ProbeResult
{
    private ProbeResult() { }

    /// <summary>It is there under this key, and nothing speaks against it being the task.</summary>
    public sealed record There : ProbeResult;

    /// <param name="Sentence">Why it is not the task, for the user.</param>
    public sealed record Another(string Sentence) : ProbeResult;

    /// <param name="Sentence">Why it cannot be said now, for the user.</param>
    public sealed record Unclear(string Sentence) : ProbeResult;
}
