using VideoWeb.Providers.Wire;

namespace VideoWeb.Providers.Dialects.Responses;

/// <summary>What one dialect's answers look like, as far as they differ from the others'.</summary>
internal sealed record ResponseRules
{
    /// <summary>Where a create answer may hold the task's id, the likeliest place first.</summary>
    public required IReadOnlyList<string> IdPaths { get; init; }

    /// <summary>Finds an error in one of the shapes that this provider is known to use; null when the answer has none of them.</summary>
    public required Func<JsonView, ErrorPayload?> FindError { get; init; }

    public required ErrorTable Errors { get; init; }

    /// <summary>Errors outside the usual statuses that prove all the same that nothing was made.</summary>
    public Func<int, ErrorPayload, bool> IsDefiniteRefusal { get; init; } = (_, _) => false;

    /// <summary>Errors that say the question itself went to a wrong place, whatever the status.</summary>
    public Func<ErrorPayload, bool> IsWrongAddress { get; init; } = _ => false;

    /// <summary>The codes by which this API itself says that there is no such task.</summary>
    public required Func<string, bool> IsNoSuchTask { get; init; }

    /// <summary>The least number that is a seed; what is below means that a random one was asked for.</summary>
    public long LeastSeed { get; init; }

    /// <summary>What a create answer says of the price.</summary>
    public Func<JsonView, ReportedCost?> FindCost { get; init; } = _ => null;

    /// <summary>Reads what a finished task left behind.</summary>
    public required Func<TaskPayload, RemoteResult> ReadResult { get; init; }

    /// <summary>Whether a failed task is charged, by the provider's word.</summary>
    public required Func<TaskPayload, ChargeStatus> FailureCharge { get; init; }
}
