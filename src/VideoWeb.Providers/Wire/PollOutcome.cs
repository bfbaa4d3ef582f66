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
    public sealed record Pending(RemotePhase? Phase, int? Progress, string Word) : PollOutcome
    {
        /// <summary>What stands beside a status word that is not known, bounded; null when nothing does, and beside a known one.</summary>
        public string? Remark { get; init; }
    }

    public sealed record Succeeded(RemoteResult Result) : PollOutcome;

    public sealed record Failed(ProviderError Error) : PollOutcome;

    /// <summary>
    /// The answer speaks of the task's failure in a way that is not the API's own: as an error of the call, or beside a status word that is not known.
    /// Believed only after several equal answers.
    /// </summary>
    /// <param name="Error">As it will be told once it is believed.</param>
    /// <param name="Word">The unknown status word; null when there is none.</param>
    public sealed record ProbablyFailed(ProviderError Error, string? Word) : PollOutcome;

    public sealed record Cancelled : PollOutcome;

    public sealed record Expired(ProviderError Error) : PollOutcome;

    /// <summary>The provider does not know the id. Believed only after several such answers.</summary>
    public sealed record NotFound(ProviderError Error) : PollOutcome
    {
        /// <summary>Said in this API's own words for it, so that it was this API that looked, with the key.</summary>
        public bool IsOfTheApi { get; init; }
    }

    /// <summary>The question could not be answered: ask again later. It says nothing about the task.</summary>
    /// <param name="RetryAfter">As told; null when it was not.</param>
    public sealed record Trouble(ProviderError Error, TimeSpan? RetryAfter) : PollOutcome;
}

/// <summary>Where an accepted task is at the provider.</summary>
public enum RemotePhase
{
    Queued,
    Running,
}

/// <summary>What a finished task left behind. The addresses expire: everything is copied at once.</summary>
/// <param name="VideoUrl">The clip; null when the provider says it is done but names none.</param>
/// <param name="CoverUrl">A poster; null when there is none.</param>
/// <param name="LastFrameUrl">The last frame as a picture; null when there is none.</param>
/// <param name="WatermarkedUrl">The clip with a watermark; null when there is none.</param>
/// <param name="Cost">What it cost; null when the provider says nothing.</param>
/// <param name="Seed">The seed that was used; null when the provider says nothing.</param>
/// <param name="Seconds">The clip's length as reported; null when the provider says nothing.</param>
public sealed record RemoteResult(
    string? VideoUrl, string? CoverUrl = null, string? LastFrameUrl = null, string? WatermarkedUrl = null,
    ReportedCost? Cost = null, long? Seed = null, decimal? Seconds = null);

/// <summary>A price as the provider reports it.</summary>
/// <param name="Amount">Not negative.</param>
/// <param name="Unit"><c>credits</c>, <c>tokens</c>, or empty for an amount of money without a stated currency.</param>
public sealed record ReportedCost(decimal Amount, string Unit);
