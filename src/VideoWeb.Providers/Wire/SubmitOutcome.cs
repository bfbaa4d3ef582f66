namespace VideoWeb.Providers.Wire;

/// <summary>What a create answer proves. That nothing was sent at all is the transport's knowledge, not the dialect's.</summary>
public abstract record SubmitOutcome
{
    private SubmitOutcome() { }

    /// <summary>The provider has the task.</summary>
    /// <param name="TaskId">Its id.</param>
    /// <param name="Cost">What it says it costs; null when it says nothing.</param>
    /// <param name="Seed">The seed that it will use; null when it says nothing.</param>
    public sealed record Accepted(RemoteTaskId TaskId, ReportedCost? Cost = null, long? Seed = null) : SubmitOutcome;

    /// <summary>A refusal in the provider's known shape: nothing was made and nothing is charged.</summary>
    public sealed record Refused(ProviderError Error) : SubmitOutcome;

    /// <summary>Not now; the same request may be sent again later, nothing was accepted.</summary>
    /// <param name="RetryAfter">As told; null when it was not.</param>
    public sealed record RefusedForNow(ProviderError Error, TimeSpan? RetryAfter) : SubmitOutcome;

    /// <summary>It cannot be known whether the task was made. Never to be sent again by itself.</summary>
    public sealed record Unknown(ProviderError Error) : SubmitOutcome;
}

/// <summary>What a cancel answer says.</summary>
public enum CancelOutcome
{
    Cancelled,

    /// <summary>Too late, or this API cannot: the task goes on and will be billed.</summary>
    TooLate,

    /// <summary>The answer does not say; the next poll will.</summary>
    Unclear,
}
