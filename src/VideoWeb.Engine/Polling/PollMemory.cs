using VideoWeb.Providers.Wire;

namespace VideoWeb.Engine.Polling;

/// <summary>What the engine remembers of its questions for one task. Not stored: after a restart patience simply begins anew.</summary>
/// <param name="Troubles">Questions in a row that could not be answered.</param>
/// <param name="NotFoundAnswers">Answers in a row that the task is not known.</param>
/// <param name="NotFoundSince">When the first of them came; null when there is none.</param>
/// <param name="EmptySuccesses">Answers in a row that it is done, without an address of the clip.</param>
/// <param name="Unclear">Answers without one between them that was understood: a status word or an error of the question that is not known.</param>
internal sealed record PollMemory(int Troubles = 0, int NotFoundAnswers = 0, DateTimeOffset? NotFoundSince = null, int EmptySuccesses = 0, int Unclear = 0)
{
    /// <summary>What was said of the task's failure in a way that is not the API's own, again and again; null when the last answer did not.</summary>
    public ToldFailure? Failure { get; init; }

    public static PollMemory Fresh { get; } = new();
}

/// <summary>Equal answers in a row that speak of the task's failure.</summary>
/// <param name="Kind">Answers of another kind, code or word are not equal; their texts may differ, because they hold the numbers of requests.</param>
/// <param name="Answers">How many so far.</param>
/// <param name="Since">When the first of them came.</param>
internal sealed record ToldFailure(ProviderErrorKind Kind, string? Code, string? Word, int Answers, DateTimeOffset Since);
