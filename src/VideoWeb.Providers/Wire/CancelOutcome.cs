namespace VideoWeb.Providers.Wire;

/// <summary>What a cancel answer says.</summary>
public enum CancelOutcome
{
    Cancelled,

    /// <summary>Too late, or this API cannot: the task goes on and will be billed.</summary>
    TooLate,

    /// <summary>The answer does not say; the next poll will.</summary>
    Unclear,
}
