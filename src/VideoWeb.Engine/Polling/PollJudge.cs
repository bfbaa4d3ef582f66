using System.Globalization;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine.Tasks;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Engine.Polling;

/// <summary>Decides how far an answer is to be believed. Pure.</summary>
internal static class PollJudge
{
    /// <summary>A task that is "not found" may only not have reached that server yet: it takes so many answers over so long.</summary>
    public const int NotFoundAnswersNeeded = 5;

    public const int TroublesBeforeSaying = 3;

    private const int EmptySuccessesAllowed = 3;

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
                var troubled = memory with { Troubles = memory.Troubles + 1 };
                return new PollVerdict(
                    troubled, troubled.Troubles == TroublesBeforeSaying ? new TaskEvent.PollTrouble(trouble.Error) : null,
                    PollSchedule.NextPause(hint, usual, age, troubled.Troubles, trouble.RetryAfter, dice));
            case PollOutcome.NotFound notFound:
                return JudgeNotFound(memory, row, notFound, text, hint, age, now, dice);
            case PollOutcome.Succeeded { Result.VideoUrl: null } when !hasOtherWay || memory.EmptySuccesses < EmptySuccessesAllowed:
                var emptied = PollMemory.Fresh with { EmptySuccesses = memory.EmptySuccesses + 1 };
                var pause = PollSchedule.NextPause(hint, null, TimeSpan.Zero, 0, null, dice);
                return new PollVerdict(emptied, emptied.EmptySuccesses > EmptySuccessesAllowed ? new TaskEvent.CompletedWithoutVideo(text) : null, pause);
            default:
                var next = PollSchedule.NextPause(hint, usual, age, 0, null, dice);
                return new PollVerdict(PollMemory.Fresh, new TaskEvent.Polled(outcome, text, now + next), next);
        }
    }

    private static PollVerdict JudgeNotFound(
        PollMemory memory, TaskRow row, PollOutcome.NotFound outcome, string? text, PollingHint hint, TimeSpan age, DateTimeOffset now, double dice)
    {
        var since = memory.NotFoundSince ?? now;
        var missed = PollMemory.Fresh with { NotFoundAnswers = memory.NotFoundAnswers + 1, NotFoundSince = since };
        var isBelieved = missed.NotFoundAnswers >= NotFoundAnswersNeeded && now - since >= NotFoundTimeNeeded;
        var pause = PollSchedule.NextPause(hint, null, age, Math.Min(missed.NotFoundAnswers, 3), null, dice);
        if (isBelieved) { return new PollVerdict(missed, new TaskEvent.Polled(outcome, text, now + pause), pause); }

        var sentence = string.Create(CultureInfo.InvariantCulture, $"{row.ProviderName} does not find the task at the moment. It is asked again for at least {NotFoundTimeNeeded.TotalMinutes:0} minutes before that is believed.");
        return new PollVerdict(
            missed, missed.NotFoundAnswers == TroublesBeforeSaying ? new TaskEvent.PollTrouble(outcome.Error with { Message = sentence }) : null, pause);
    }
}
