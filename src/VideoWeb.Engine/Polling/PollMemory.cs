namespace VideoWeb.Engine.Polling;

/// <summary>What the engine remembers of its questions for one task. Not stored: after a restart patience simply begins anew.</summary>
/// <param name="Troubles">Questions in a row that could not be answered.</param>
/// <param name="NotFoundAnswers">Answers in a row that the task is not known.</param>
/// <param name="NotFoundSince">When the first of them came; null when there is none.</param>
/// <param name="EmptySuccesses">Answers in a row that it is done, without an address of the clip.</param>
internal sealed record PollMemory(int Troubles = 0, int NotFoundAnswers = 0, DateTimeOffset? NotFoundSince = null, int EmptySuccesses = 0)
{
    public static PollMemory Fresh { get; } = new();
}
