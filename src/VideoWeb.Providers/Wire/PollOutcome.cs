namespace VideoWeb.Providers.Wire;

/// <summary>What a query answer says of a task.</summary>
public abstract record PollOutcome
{
    /// <summary>Longest mark that is handed on; marks of our own are far shorter, and a longer text is a payload of the user's.</summary>
    public const int LongestMarker = 500;

    private PollOutcome() { }

    /// <summary>The mark that was sent with the task and came back with this answer; null where the API echoes none.</summary>
    public string? Marker { get; init; }

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
