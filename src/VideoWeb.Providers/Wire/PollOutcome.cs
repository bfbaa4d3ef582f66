namespace VideoWeb.Providers.Wire;

/// <summary>What a query answer says of a task.</summary>
public abstract record PollOutcome
{
    private PollOutcome() { }

    /// <summary>Not finished.</summary>
    /// <param name="Phase">Waiting or being made; null when the status word is unknown, then the previous phase stays.</param>
    /// <param name="Progress">0 to 100; null when the provider says nothing usable.</param>
    /// <param name="Word">The provider's status word as it came.</param>
    public sealed record Pending(RemotePhase? Phase, int? Progress, string Word) : PollOutcome;

    public sealed record Succeeded(RemoteResult Result) : PollOutcome;

    public sealed record Failed(ProviderError Error) : PollOutcome;

    public sealed record Cancelled : PollOutcome;

    public sealed record Expired(ProviderError Error) : PollOutcome;

    /// <summary>The provider does not know the id. Believed only after several such answers.</summary>
    public sealed record NotFound(ProviderError Error) : PollOutcome;

    /// <summary>The question could not be answered: ask again later. It says nothing about the task.</summary>
    /// <param name="RetryAfter">As told; null when it was not.</param>
    public sealed record Trouble(ProviderError Error, TimeSpan? RetryAfter) : PollOutcome;
}
