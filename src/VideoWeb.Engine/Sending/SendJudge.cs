using VideoWeb.Data.Tasks;
using VideoWeb.Engine.Tasks;
using VideoWeb.Providers.Dialects;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Engine.Sending;

/// <summary>Decides what is known after a send, by its evidence. Pure: clock, dice and memory are the caller's.</summary>
internal static class SendJudge
{
    /// <summary>Sends of one task that do not reach the provider, before it is given up.</summary>
    public const int MostTries = 5;

    // Beyond it every pause is the longest one anyhow.
    private const int MostDoublings = 16;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    /// <param name="evidence">Of this attempt so far.</param>
    /// <param name="memory">The sends of this task before this one.</param>
    /// <param name="dice">0 to 1.</param>
    public static TaskEvent.SendAnswer Judge(TransportResult result, IProviderDialect dialect, AttemptChange evidence, SendMemory memory, SendPace pace, DateTimeOffset now, double dice)
    {
        var known = Evidence(result, evidence, now);
        switch (result)
        {
            case TransportResult.Answered { Response: var response }:
                return dialect.ReadCreate(response) switch
                {
                    SubmitOutcome.Accepted accepted => new TaskEvent.Accepted(accepted, known, now + pace.FirstPoll),
                    SubmitOutcome.Refused refused => new TaskEvent.Refused(refused.Error, known),
                    SubmitOutcome.RefusedForNow later => memory.BusyFor < pace.BusyPatience
                        ? new TaskEvent.RefusedForNow(later.Error, known, NextTry(memory.Refusals, pace, later.RetryAfter, now, dice))
                        : new TaskEvent.Refused(OutOfPatience(later.Error, pace.BusyPatience), known),
                    SubmitOutcome.Unknown unknown => new TaskEvent.SubmitUnknown(unknown.Error, known),
                    var other => throw new InvalidOperationException($"{other.GetType().Name} is not known here."),
                };
            case TransportResult.NotSent { Error: var error, MayRetry: var mayRetry }:
                return new TaskEvent.NotSent(error.AsNothingSent(), known, mayRetry && memory.Failures + 1 < MostTries ? NextTry(memory.Failures, pace, null, now, dice) : null);
            case TransportResult.Lost { Error: var error }:
                return new TaskEvent.SubmitUnknown(error, known);
            default:
                throw new InvalidOperationException($"{result.GetType().Name} is not known here.");
        }
    }

    /// <summary>What the transport saw, whatever it comes to mean.</summary>
    public static AttemptChange Evidence(TransportResult result, AttemptChange evidence, DateTimeOffset now) => result switch
    {
        TransportResult.Answered answered => evidence with
        {
            AnsweredAt = now,
            BytesWritten = answered.BytesSent,
            ResponseStatus = answered.Response.Status,
            ResponseText = TextCut.To(answered.Response.Body, AnswerLimits.Kept),
            FirstByteAt = answered.Times.FirstByteAt,
            LastByteAt = answered.Times.LastByteAt,
            HeadAt = answered.Times.HeadAt,
        },
        TransportResult.Lost lost => evidence with
        {
            BytesWritten = lost.BytesSent,
            ResponseStatus = lost.Times.Status,
            ResponseText = lost.Fragment is { } fragment ? TextCut.To(fragment, AnswerLimits.Kept) : null,
            FirstByteAt = lost.Times.FirstByteAt,
            LastByteAt = lost.Times.LastByteAt,
            HeadAt = lost.Times.HeadAt,
        },
        _ => evidence with { AnsweredAt = now, BytesWritten = 0 },
    };

    private static ProviderError OutOfPatience(ProviderError error, TimeSpan patience) => error with
    {
        Message = Message.Of(MessageCode.RefusedForTooLong, ("patience", patience)),
    };

    private static DateTimeOffset NextTry(int tries, SendPace pace, TimeSpan? told, DateTimeOffset now, double dice)
    {
        var doubled = pace.RetryDelay * Math.Pow(2, Math.Min(tries, MostDoublings)) * (0.8 + (0.4 * dice));
        return now + (told > doubled ? told.Value : doubled < LongestPause ? doubled : LongestPause);
    }
}
