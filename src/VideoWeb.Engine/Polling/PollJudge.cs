using VideoWeb.Data.Tasks;
using VideoWeb.Engine.Tasks;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Engine.Polling;

/// <summary>Decides how far an answer is to be believed. Pure.</summary>
internal static class PollJudge
{
    /// <summary>A task that is "not found" may only not have reached that server yet: it takes so many answers over so long.</summary>
    public const int NotFoundAnswersNeeded = 5;

    public const int TroublesBeforeSaying = 3;

    /// <summary>So many equal answers in a row make a failure of the task out of an error of the call.</summary>
    public const int FailureAnswersNeeded = 4;

    private const int EmptySuccessesAllowed = 3;

    // As much of a provider's words as goes into a sentence of ours.
    private const int LongestWords = 300;

    public static readonly TimeSpan NotFoundTimeNeeded = TimeSpan.FromMinutes(10);

    /// <param name="text">The answer as it came, bounded; null when there was none.</param>
    /// <param name="usual">How long such clips usually take; null when that is not known.</param>
    /// <param name="hasOtherWay">The clip can be fetched without an address of its own.</param>
    /// <param name="dice">0 to 1.</param>
    public static PollVerdict Judge(
        PollMemory memory, TaskRow row, PollOutcome outcome, string? text, PollingHint hint, UsualTime? usual, bool hasOtherWay, DateTimeOffset now, double dice)
    {
        var age = now - (row.SentAt ?? row.CreatedAt);
        switch (outcome)
        {
            case PollOutcome.Trouble trouble:
                var isUnclear = IsUnclear(trouble.Error.Kind);
                var troubled = memory with { Troubles = memory.Troubles + 1, Unclear = memory.Unclear + (isUnclear ? 1 : 0) };
                var told = isUnclear ? NotUnderstood(troubled, row, Unanswered(row, trouble.Error))
                    : troubled.Troubles == TroublesBeforeSaying ? new TaskEvent.PollTrouble(trouble.Error) : null;
                return new PollVerdict(troubled, told, PollSchedule.NextPause(hint, usual, age, troubled.Troubles, trouble.RetryAfter, dice));
            case PollOutcome.NotFound notFound:
                return JudgeNotFound(memory, row, notFound, text, hint, age, now, dice);
            case PollOutcome.ProbablyFailed failed:
                return JudgeFailure(memory, row, failed, text, hint, age, now, dice);
            case PollOutcome.Pending { Phase: null } unknown:
                var unclear = PollMemory.Fresh with { Unclear = memory.Unclear + 1 };
                var later = PollSchedule.NextPause(hint, usual, age, Math.Max(0, unclear.Unclear - TroublesBeforeSaying), null, dice);
                return new PollVerdict(unclear, NotUnderstood(unclear, row, UnknownWord(row, unknown)) ?? new TaskEvent.Polled(outcome, text, now + later), later);
            case PollOutcome.Succeeded { Result.VideoUrl: null } when !hasOtherWay || memory.EmptySuccesses < EmptySuccessesAllowed:
                var emptied = PollMemory.Fresh with { EmptySuccesses = memory.EmptySuccesses + 1 };
                var pause = PollSchedule.NextPause(hint, null, TimeSpan.Zero, 0, null, dice);
                return new PollVerdict(emptied, emptied.EmptySuccesses > EmptySuccessesAllowed ? new TaskEvent.CompletedWithoutVideo(text) : null, pause);
            default:
                var next = PollSchedule.NextPause(hint, usual, age, 0, null, dice);
                return new PollVerdict(PollMemory.Fresh, new TaskEvent.Polled(outcome, text, now + next), next);
        }
    }

    // An answer to the question that is none about a key, an account, a load or a breakdown: it does not pass by itself, and what it says of the task nobody knows.
    private static bool IsUnclear(ProviderErrorKind kind) => kind is not (ProviderErrorKind.Key or ProviderErrorKind.Balance or ProviderErrorKind.RateLimit
        or ProviderErrorKind.ProviderDown or ProviderErrorKind.Unreachable or ProviderErrorKind.NotFound);

    // Texts may differ from answer to answer, because they hold the numbers of requests.
    private static TaskEvent? NotUnderstood(PollMemory memory, TaskRow row, ProviderError error)
    {
        var isToldAlready = row.Error is { } told && (told.Kind, told.Message.Code, told.ProviderCode) == (error.Kind, error.Message.Code, error.ProviderCode);
        return memory.Unclear < TroublesBeforeSaying || isToldAlready ? null : new TaskEvent.NotUnderstood(error);
    }

    // The sentences that say no more than that something was answered are said with the words themselves.
    private static ProviderError Unanswered(TaskRow row, ProviderError error) =>
        error.Message.Code is MessageCode.Unanswered or MessageCode.AnswerNotUnderstood && Words(error.ProviderCode, error.ProviderText) is { } words
            ? error with { Message = StayUnclear(row, words) }
            : error;

    private static ProviderError UnknownWord(TaskRow row, PollOutcome.Pending unknown)
    {
        var message = unknown.Remark is not null && Words(unknown.Word, unknown.Remark) is { } words
            ? StayUnclear(row, words)
            : Message.Of(MessageCode.StatusNotKnown, ("provider", row.ProviderName), ("status", new MessageArgument.Quoted(unknown.Word)));
        return new ProviderError(ProviderErrorKind.Unknown, message, unknown.Word, unknown.Remark);
    }

    private static Message StayUnclear(TaskRow row, string words) =>
        Message.Of(MessageCode.AnswersStayUnclear, ("provider", row.ProviderName), ("words", new MessageArgument.Quoted(TextCut.To(words, LongestWords))));

    private static string? Words(string? code, string? text) => (code, text) switch
    {
        ({ Length: > 0 }, { Length: > 0 }) => $"{code}: {text}",
        (_, { Length: > 0 }) => text,
        ({ Length: > 0 }, _) => code,
        _ => null,
    };

    // Beside an unknown word the reason may be one of an earlier try that the provider repeats by itself: that takes more patience.
    private static PollVerdict JudgeFailure(
        PollMemory memory, TaskRow row, PollOutcome.ProbablyFailed outcome, string? text, PollingHint hint, TimeSpan age, DateTimeOffset now, double dice)
    {
        var error = outcome.Error;
        var before = memory.Failure is { } told && (told.Kind, told.Code, told.Word) == (error.Kind, error.ProviderCode, outcome.Word) ? told : null;
        var failure = new ToldFailure(error.Kind, error.ProviderCode, outcome.Word, (before?.Answers ?? 0) + 1, before?.Since ?? now);
        var isBelieved = outcome.Word is null
            ? failure.Answers >= FailureAnswersNeeded
            : failure.Answers >= NotFoundAnswersNeeded && now - failure.Since >= NotFoundTimeNeeded;
        var remembered = PollMemory.Fresh with { Failure = failure, Troubles = Math.Min(memory.Troubles + 1, TroublesBeforeSaying + 1) };
        var pause = PollSchedule.NextPause(hint, null, age, Math.Min(failure.Answers, 3), null, dice);
        if (isBelieved) { return new PollVerdict(remembered, new TaskEvent.Polled(new PollOutcome.Failed(error), text, now + pause), pause); }

        return new PollVerdict(remembered, remembered.Troubles == TroublesBeforeSaying ? new TaskEvent.PollTrouble(error with { Message = Said(row, outcome) }) : null, pause);
    }

    private static Message Said(TaskRow row, PollOutcome.ProbablyFailed outcome)
    {
        var words = outcome.Error.ProviderText ?? outcome.Error.ProviderCode ?? "";
        return outcome.Word is { } word
            ? Message.Of(MessageCode.FailureToldByUnknownStatus, ("provider", row.ProviderName), ("status", new MessageArgument.Quoted(word)), ("words", words))
            : Message.Of(MessageCode.FailureTold, ("provider", row.ProviderName), ("words", words));
    }

    private static PollVerdict JudgeNotFound(
        PollMemory memory, TaskRow row, PollOutcome.NotFound outcome, string? text, PollingHint hint, TimeSpan age, DateTimeOffset now, double dice)
    {
        var since = memory.NotFoundSince ?? now;
        var missed = PollMemory.Fresh with { NotFoundAnswers = memory.NotFoundAnswers + 1, NotFoundSince = since };
        var isBelieved = missed.NotFoundAnswers >= NotFoundAnswersNeeded && now - since >= NotFoundTimeNeeded;
        var pause = PollSchedule.NextPause(hint, null, age, Math.Min(missed.NotFoundAnswers, 3), null, dice);
        if (isBelieved) { return new PollVerdict(missed, new TaskEvent.Polled(outcome, text, now + pause), pause); }

        var message = Message.Of(MessageCode.TaskNotFoundYet, ("provider", row.ProviderName), ("patience", NotFoundTimeNeeded));
        return new PollVerdict(
            missed, missed.NotFoundAnswers == TroublesBeforeSaying ? new TaskEvent.PollTrouble(outcome.Error with { Message = message }) : null, pause);
    }
}
