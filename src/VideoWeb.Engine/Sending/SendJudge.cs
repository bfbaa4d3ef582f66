using VideoWeb.Data;
using VideoWeb.Engine.Tasks;
using VideoWeb.Providers.Dialects;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Engine.Sending;

/// <summary>Decides what is known after a send, by its evidence. Pure: clock, dice and memory are the caller's.</summary>
internal static class SendJudge
{
    /// <summary>Sends of one task that certainly had no effect, before it is given up.</summary>
    public const int MostTries = 5;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    /// <param name="evidence">Of this attempt so far.</param>
    /// <param name="tries">Sends of this task before this one that certainly had no effect.</param>
    /// <param name="pace">The first pause before another try, and how long after its acceptance the task is asked for first.</param>
    /// <param name="dice">0 to 1.</param>
    public static TaskEvent Judge(TransportResult result, IProviderDialect dialect, AttemptChange evidence, int tries, SendPace pace, DateTimeOffset now, double dice)
    {
        var known = evidence with { AnsweredAt = now };
        switch (result)
        {
            case TransportResult.Answered { Response: var response, BytesSent: var sent }:
                var answered = known with
                {
                    ResponseStatus = response.Status, ResponseText = BoundedText.Cut(response.Body, AnswerLimits.Kept), BytesWritten = sent,
                };
                return dialect.ReadCreate(response) switch
                {
                    SubmitOutcome.Accepted accepted => new TaskEvent.Accepted(accepted, answered, now + pace.FirstPoll),
                    SubmitOutcome.Refused refused => new TaskEvent.Refused(refused.Error, answered),
                    SubmitOutcome.RefusedForNow later => NextTry(tries, pace, later.RetryAfter, now, dice) is { } retryAt
                        ? new TaskEvent.RefusedForNow(later.Error, answered, retryAt)
                        : new TaskEvent.Refused(later.Error, answered),
                    SubmitOutcome.Unknown unknown => new TaskEvent.SubmitUnknown(unknown.Error, answered),
                    var other => throw new InvalidOperationException($"{other.GetType().Name} is not known here."),
                };
            case TransportResult.NotSent { Error: var error, MayRetry: var mayRetry }:
                return new TaskEvent.NotSent(error, known with { BytesWritten = 0 }, mayRetry ? NextTry(tries, pace, null, now, dice) : null);
            case TransportResult.Lost { Error: var error, BytesSent: var sent }:
                return new TaskEvent.SubmitUnknown(error, evidence with { BytesWritten = sent });
            default:
                throw new InvalidOperationException($"{result.GetType().Name} is not known here.");
        }
    }

    private static DateTimeOffset? NextTry(int tries, SendPace pace, TimeSpan? told, DateTimeOffset now, double dice)
    {
        if (tries + 1 >= MostTries) { return null; }

        var doubled = pace.RetryDelay * Math.Pow(2, tries) * (0.8 + (0.4 * dice));
        return now + (told > doubled ? told.Value : doubled < LongestPause ? doubled : LongestPause);
    }
}
