using System.Globalization;
using VideoWeb.Data.Tasks;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Engine.Tasks;

/// <summary>What the end of a send makes of its task.</summary>
internal static partial class TaskTransitions
{
    /// <summary>What the answer of a send makes of the task; null when it changes nothing.</summary>
    /// <param name="current">The task's last send, or the one that is to be made next.</param>
    public static TaskTransition? Apply(TaskRow row, SendAttempt current, TaskEvent.SendAnswer answer, DateTimeOffset now)
    {
        var isCurrent = current.IsOf(answer.Evidence);
        var isEarlier = answer.Evidence.Number < current.Number;
        var move = (answer, isCurrent) switch
        {
            (TaskEvent.Accepted e, _) => ApplyAcceptance(row, isCurrent, isEarlier, new Acceptance(e.Answer.TaskId, e.Answer.Cost, RemotePhase.Queued, e.NextPollAt), now),
            (TaskEvent.ProvenAccepted e, _) => ApplyAcceptance(row, isCurrent, isEarlier, new Acceptance(e.RemoteId, null, null, e.NextPollAt, e.Proof), now),
            (_, true) => ApplyRefusal(row, answer, now),
            _ => TellLate(row, answer, now),
        };

        if (move is not null && answer is (TaskEvent.Accepted or TaskEvent.ProvenAccepted)) { move = move with { NamedSend = answer.Evidence.Number }; }

        // Another run's evidence of the same send would stand in the place of its own; and a proof leaves what the send itself had seen.
        return move is null || answer is TaskEvent.ProvenAccepted || (!isCurrent && answer.Evidence.Number == current.Number)
            ? move
            : move with { Attempt = answer.Evidence with { Outcome = OutcomeOf(answer) } };
    }

    // Money was spent for this id, whatever the task has come to: it is lost in no state.
    private static TaskTransition? ApplyAcceptance(TaskRow row, bool isCurrent, bool isEarlier, Acceptance accepted, DateTimeOffset now)
    {
        var (provider, id) = (row.ProviderName, accepted.Id);
        return row.State switch
        {
            // Also by the id of an earlier send: gateways are seen to answer with the id of the request before.
            TaskState.Sending or TaskState.Unknown when isCurrent => accepted.Proof is { } proof
                ? Move(row, Accept(row, accepted), now, "proven", Message.Of(MessageCode.TaskProven, ("provider", provider), ("id", id.Value), ("proof", proof)))
                : Move(row, Accept(row, accepted), now, "accepted", Message.Of(MessageCode.TaskAccepted, ("provider", provider), ("id", id.Value))),
            TaskState.Ready => Move(row, Accept(row, accepted), now, "accepted", Message.Of(MessageCode.EarlierSendAccepted, ("provider", provider), ("id", id.Value))) with
            {
                IsByEarlierSend = isEarlier,
            },
            _ when row.RemoteId == id => null,
            // It stays ended; but who looks at it again finds the clip. What an id has come to that has failed there is known already.
            TaskState.Refused or TaskState.Failed or TaskState.Cancelled or TaskState.Expired when row.RemoteId is null || (isEarlier && row.State is (TaskState.Failed or TaskState.Expired)) => Move(
                row, row with { RemoteId = id, Cost = accepted.Cost ?? row.Cost, Charged = ChargeStatus.Unknown }, now, "accepted-late",
                Message.Of(isEarlier ? MessageCode.EarlierSendAcceptedAfterAll : MessageCode.AcceptedAfterAll, ("provider", provider), ("id", id.Value))),
            // A task that has no id goes by this one from now on, so that it can be asked for when the current send brings none.
            _ => Move(row, row with { HasOpenAttempt = true, RemoteId = row.RemoteId ?? id }, now, "accepted-late", Message.Of(MessageCode.AnotherSendAccepted, ("provider", provider), ("id", id.Value))) with { AlsoKnownAs = id },
        };
    }

    // Also believed for a task that is unknown already: it proves more than was known.
    private static TaskTransition? ApplyRefusal(TaskRow row, TaskEvent.SendAnswer answer, DateTimeOffset now) => (row.State, answer) switch
    {
        (TaskState.Sending or TaskState.Unknown, TaskEvent.Refused e) => End(row, TaskState.Refused, e.Error with { Charged = ChargeStatus.No }, now, "refused", e.Error.Message),
        (TaskState.Sending, TaskEvent.RefusedForNow e) => Unsent(row, e.Error, e.RetryAt, now),
        (TaskState.Sending, TaskEvent.NotSent e) => Unsent(row, e.Error, e.RetryAt, now),
        // A person may have been told by now that it may be charged: what is sent next is theirs to decide.
        (TaskState.Unknown, TaskEvent.RefusedForNow e) => Unsent(row, e.Error, null, now),
        (TaskState.Unknown, TaskEvent.NotSent e) => Unsent(row, e.Error, null, now),
        (TaskState.Sending, TaskEvent.SubmitUnknown e) => Move(
            row, row with { State = TaskState.Unknown, Error = e.Error, Charged = ChargeStatus.Unknown, FinishedAt = now }, now, "unknown", e.Error.Message),
        _ => null,
    };

    // Of a send that the task has gone on from: by another run, or by a person who chose to send it again. It moves nothing, because the current
    // send may be under way, and is kept with the send it is about.
    private static TaskTransition TellLate(TaskRow row, TaskEvent.SendAnswer answer, DateTimeOffset now)
    {
        var (outcome, error) = answer switch
        {
            TaskEvent.Refused e => (Message.Of(MessageCode.OutcomeRefused), e.Error),
            TaskEvent.RefusedForNow e => (Message.Of(MessageCode.OutcomeRefused), e.Error),
            TaskEvent.NotSent e => (Message.Of(MessageCode.OutcomeNotSent), e.Error),
            TaskEvent.SubmitUnknown e => (Message.Of(MessageCode.OutcomeUnknown), e.Error),
            var other => throw new InvalidOperationException($"{other.GetType().Name} is not known here."),
        };
        return Move(row, row, now, "late-answer", Message.Of(MessageCode.EarlierSendKnown, ("number", answer.Evidence.Number), ("outcome", outcome), ("problem", error.Message)));
    }

    private static TaskRow Accept(TaskRow row, Acceptance accepted) => row with
    {
        State = TaskState.Accepted,
        Phase = accepted.Phase,
        RemoteId = accepted.Id,
        Cost = accepted.Cost ?? row.Cost,
        Error = null,
        NextPollAt = accepted.NextPollAt,
        FinishedAt = null,
    };

    private static TaskTransition Unsent(TaskRow row, ProviderError error, DateTimeOffset? retryAt, DateTimeOffset now)
    {
        if (row.CancelAsked) { return Cancelled(row, ChargeStatus.No, now, Message.Of(MessageCode.CancelledInTime)); }
        if (retryAt is null) { return End(row, TaskState.Failed, error with { Charged = ChargeStatus.No }, now, "not-sent", error.Message); }

        if (row.RemoteId is { } id)
        {
            return Move(
                row, Accept(row, new Acceptance(id, null, null, now)), now, "accepted",
                Message.Of(MessageCode.EarlierSendAccepted, ("provider", row.ProviderName), ("id", id.Value))) with
            { IsByEarlierSend = true };
        }

        var message = Message.Of(MessageCode.TriedAgainIn, ("problem", error.Message), ("pause", WholeSeconds(retryAt.Value - now)));
        return Move(row, row with { State = TaskState.Ready, Error = error with { Charged = ChargeStatus.No }, SentAt = null, NextPollAt = retryAt, Charged = ChargeStatus.No }, now, "waiting", message);
    }

    private static TaskTransition RecoverSend(TaskRow row, DateTimeOffset now)
    {
        var error = new ProviderError(ProviderErrorKind.Unknown, Message.Of(MessageCode.StoppedWhileSending), Charged: ChargeStatus.Unknown);
        return Move(row, row with { State = TaskState.Unknown, Error = error, Charged = ChargeStatus.Unknown, FinishedAt = now }, now, "unknown", error.Message);
    }

    private static string OutcomeOf(TaskEvent.SendAnswer answer) => answer switch
    {
        TaskEvent.Refused e => Outcome("refused", e.Error, e.Evidence),
        TaskEvent.RefusedForNow e => Outcome("refused for now", e.Error, e.Evidence),
        TaskEvent.NotSent e => Outcome("not sent", e.Error, e.Evidence),
        TaskEvent.SubmitUnknown e => Outcome("unknown", e.Error, e.Evidence),
        _ => "accepted",
    };

    // The class, and by what evidence: "unknown: ProviderDown, 812 bytes written, HTTP 502".
    private static string Outcome(string word, ProviderError error, AttemptChange evidence)
    {
        var written = evidence.BytesWritten is { } bytes ? string.Create(CultureInfo.InvariantCulture, $", {bytes} bytes written") : "";
        var answer = evidence.ResponseStatus is { } status ? string.Create(CultureInfo.InvariantCulture, $", HTTP {status}") : ", no answer";
        return $"{word}: {error.Kind}{written}{answer}";
    }

    private static TimeSpan WholeSeconds(TimeSpan span) => TimeSpan.FromSeconds(Math.Max(1, Math.Round(span.TotalSeconds)));

    /// <summary>An id that the provider has given to a send, by its answer or by a proof.</summary>
    private sealed record Acceptance(RemoteTaskId Id, ReportedCost? Cost, RemotePhase? Phase, DateTimeOffset NextPollAt, Message? Proof = null);
}
