using VideoWeb.Data.Clips;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine.Sending;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Engine.Tasks;

/// <summary>The state machine: the only place that moves a task. Pure.</summary>
internal static partial class TaskTransitions
{
    /// <summary>What the event makes of the task; null when it changes nothing. Of itself nothing moves a task that has ended; a person can.</summary>
    /// <exception cref="ArgumentException">It is the answer of a send, which counts only together with the send it belongs to.</exception>
    public static TaskTransition? Apply(TaskRow row, TaskEvent happened, DateTimeOffset now) => (row.State, happened) switch
    {
        (_, TaskEvent.SendAnswer) => throw new ArgumentException("The answer of a send counts only together with the task's current send.", nameof(happened)),
        (TaskState.Ready, TaskEvent.SendStarted e) => Move(
            row, row with { State = TaskState.Sending, Error = null, SentAt = now, NextPollAt = null, Charged = ChargeStatus.Unknown }, now, "sending", Message.Of(MessageCode.SendingBegan)) with
        {
            Attempt = e.Evidence with { Run = e.Run },
            Claim = e.Run,
        },
        (TaskState.Ready, TaskEvent.Unsendable e) => End(row, TaskState.Failed, e.Error with { Charged = ChargeStatus.No }, now, "unsendable", e.Error.Message),
        (TaskState.Ready, TaskEvent.CancelAsked e) => Cancelled(row, ChargeStatus.No, now, Message.Of(MessageCode.CancelledBeforeSend, ("person", e.By))),
        (TaskState.Ready, TaskEvent.MovedToFront e) => Move(row, row with { QueueOrder = e.Turn }, now, "moved-up", Message.Of(MessageCode.PutFirst, ("person", e.By))),
        (TaskState.Ready, TaskEvent.Released e) => Release(row, e, now),
        (TaskState.Ready, TaskEvent.Rescheduled e) => Reschedule(row, e, now),
        (TaskState.Ready, TaskEvent.BatchStopped e) when !row.IsStopped => Move(
            row, row with { IsStopped = true }, now, "stopped", Message.Of(MessageCode.BatchHeldBack, ("failures", e.Failures))),
        (TaskState.Ready or TaskState.Accepted or TaskState.Succeeded, TaskEvent.Suspended e) when !row.IsSuspended => Move(
            row, row with { IsSuspended = true, Error = null }, now, "set-aside",
            Message.Of(MessageCode.WorkBrokeOff, ("times", e.Times), ("evidence", e.Evidence))),
        (TaskState.Accepted or TaskState.Succeeded, TaskEvent.KeyUnreadable) when !row.IsSuspended => Move(
            row, row with { IsSuspended = true, Error = KeyUnreadable(row) }, now, "set-aside", OpenKeyResult.Unreadable.Message),
        (TaskState.Ready or TaskState.Accepted or TaskState.Succeeded, TaskEvent.Resumed e) when row.IsSuspended => Move(
            row, row with { IsSuspended = false, Error = null, NextPollAt = null }, now, "taken-up", Message.Of(MessageCode.GoOnAsked, ("person", e.By))),
        (TaskState.Sending, TaskEvent.CancelAsked e) => AskToCancel(row, e, now),
        (TaskState.Sending, TaskEvent.Recovered) => RecoverSend(row, now),
        (TaskState.Unknown, _) => Resolve(row, happened, now),
        (TaskState.Accepted, _) => ApplyAccepted(row, happened, now),
        (TaskState.Succeeded, _) => ApplySucceeded(row, happened, now),
        (TaskState.ArchiveLost, TaskEvent.FetchAgainAsked e) => Move(
            row, row with { State = TaskState.Succeeded, Error = null, FinishedAt = null }, now, "fetch-again", Message.Of(MessageCode.FetchAgainAsked, ("person", e.By))),
        (TaskState.Refused or TaskState.Failed or TaskState.Expired or TaskState.Cancelled, TaskEvent.LookAgainAsked e) when row.RemoteId is { } id =>
            LookAgain(row, e.RemoteId ?? id, now, Message.Of(MessageCode.LookAgainAsked, ("person", e.By), ("provider", row.ProviderName))),
        (TaskState.Refused or TaskState.Failed or TaskState.Expired or TaskState.Cancelled, TaskEvent.ClipFound e) when row.RemoteId is not null =>
            LookAgain(row, e.RemoteId, now, Message.Of(e.IsByCallback ? MessageCode.ClipFound : MessageCode.FurtherClipTaken, ("provider", row.ProviderName), ("id", e.RemoteId.Value))),
        _ => null,
    };

    private static TaskTransition LookAgain(TaskRow row, RemoteTaskId id, DateTimeOffset now, Message message) => Move(
        row, row with { State = TaskState.Accepted, RemoteId = id, Phase = null, Progress = null, Error = null, Charged = ChargeStatus.Unknown, FinishedAt = null }, now, "look-again", message);

    // Whoever lets a stopped batch go on has seen the failures; it is not stopped again for the same ones. Its time and hours still hold.
    private static TaskTransition Release(TaskRow row, TaskEvent.Released released, DateTimeOffset now) => row.IsStopped
        ? Move(row, row with { IsStopped = false, StopAfter = null }, now, "released", Message.Of(MessageCode.LetGoOn, ("person", released.By)))
        : Move(row, row with { HeldUntil = null, IgnoresHours = true, Hours = null, QueueOrder = released.Turn }, now, "released", Message.Of(MessageCode.SendNowAsked, ("person", released.By)));

    private static TaskTransition? Reschedule(TaskRow row, TaskEvent.Rescheduled asked, DateTimeOffset now)
    {
        var after = row with { HeldUntil = asked.When.NotBefore, Hours = asked.When.Hours, IgnoresHours = asked.When.AtAnyHour };
        if (after == row) { return null; }

        var message = asked.When switch
        {
            { NotBefore: { } at } => Message.Of(MessageCode.HoldUntilAsked, ("person", asked.By), ("time", at)),
            { Hours: { } hours } => Message.Of(MessageCode.HoursAsked, ("person", asked.By), ("hours", hours.ToString())),
            _ => Message.Of(MessageCode.SendSoonAsked, ("person", asked.By)),
        };
        return Move(row, after, now, "rescheduled", message);
    }

    private static TaskTransition? Resolve(TaskRow row, TaskEvent happened, DateTimeOffset now) => happened switch
    {
        TaskEvent.ResolvedByAttaching e => Move(
            row,
            row with { State = TaskState.Accepted, RemoteId = e.RemoteId, Phase = null, Error = null, NextPollAt = e.NextPollAt, FinishedAt = null },
            now, "attached", Message.Of(MessageCode.IdGiven, ("person", e.By), ("id", e.RemoteId.Value))),
        TaskEvent.ResolvedBySendingAgain e => Move(
            row,
            row with { State = TaskState.Ready, Error = null, SentAt = null, NextPollAt = null, FinishedAt = null, CancelAsked = false, HasOpenAttempt = true },
            now, "send-again", Message.Of(MessageCode.SendAgainAsked, ("person", e.By))) with
        { Attempt = new AttemptChange { Number = e.Attempt } },
        TaskEvent.ResolvedByDropping e => Cancelled(row, ChargeStatus.Unknown, now, Message.Of(MessageCode.GivenUp, ("person", e.By))),
        _ => null,
    };

    private static TaskTransition? ApplyAccepted(TaskRow row, TaskEvent happened, DateTimeOffset now) => happened switch
    {
        TaskEvent.Polled e => ApplyPoll(row, e, now),
        TaskEvent.CompletedWithoutVideo e => End(row, TaskState.Failed, WithoutVideo(row), now, "failed", WithoutVideo(row).Message) with { Result = new ResultChange(null, e.Text) },
        TaskEvent.PollTrouble e => Move(row, row, now, "poll-trouble", e.Error.Message),
        TaskEvent.NotUnderstood e when !row.IsSuspended && e.Error != row.Error => Move(row, row with { Error = e.Error }, now, "not-understood", e.Error.Message),
        TaskEvent.ResolvedByDropping e when row.IsUnclear => GiveUp(row, Message.Of(MessageCode.GivenUp, ("person", e.By)), now),
        TaskEvent.BecameOverdue e when !row.IsOverdue => Move(
            row, row with { IsOverdue = true }, now, "overdue",
            Message.Of(MessageCode.TaskOverdue, ("age", e.Age))),
        TaskEvent.OutOfReach e => End(row, TaskState.Failed, e.Error, now, "out-of-reach", e.Error.Message),
        TaskEvent.CancelAsked e => AskToCancel(row, e, now),
        TaskEvent.CancelAnswered { Outcome: CancelOutcome.Cancelled } => Cancelled(row, ChargeStatus.Unknown, now, Message.Of(MessageCode.CancelledByProvider, ("provider", row.ProviderName))),
        TaskEvent.CancelAnswered { Outcome: CancelOutcome.TooLate } when row.CancelAsked => Move(
            row, row with { CancelAsked = false }, now, "cancel-too-late", Message.Of(MessageCode.CancelTooLate, ("provider", row.ProviderName))),
        _ => null,
    };

    private static TaskTransition? ApplyPoll(TaskRow row, TaskEvent.Polled polled, DateTimeOffset now)
    {
        var move = polled.Outcome switch
        {
            PollOutcome.Pending pending => ApplyPending(row, pending, polled.NextPollAt, now),
            PollOutcome.Succeeded { Result: var result } => Move(
                row,
                row with { State = TaskState.Succeeded, Progress = 100, MadeIn = polled.Age ?? (now > row.SentAt ? now - row.SentAt : null), Cost = result.Cost ?? row.Cost, Charged = ChargeStatus.Yes, Error = null, NextPollAt = null, IsOverdue = false },
                now, "succeeded", Message.Of(MessageCode.ClipMade, ("provider", row.ProviderName))),
            PollOutcome.Failed { Error: var error } => End(row, TaskState.Failed, error, now, "failed", error.Message),
            PollOutcome.Cancelled => Cancelled(row, ChargeStatus.Unknown, now, Message.Of(MessageCode.WasCancelled, ("provider", row.ProviderName))),
            PollOutcome.Expired { Error: var error } => End(row, TaskState.Expired, error, now, "expired", error.Message),
            PollOutcome.NotFound { Error: var error } => End(row, TaskState.Failed, error, now, "not-found", error.Message),
            _ => null,
        };

        return move is null ? null : move with { Result = new ResultChange((polled.Outcome as PollOutcome.Succeeded)?.Result, polled.Text) };
    }

    // Providers are seen to step back; people should not see it. A phase that cannot be read leaves the last one.
    private static TaskTransition? ApplyPending(TaskRow row, PollOutcome.Pending pending, DateTimeOffset nextPollAt, DateTimeOffset now)
    {
        var phase = row.Phase == RemotePhase.Running ? RemotePhase.Running : pending.Phase ?? row.Phase;
        var progress = pending.Progress is { } told ? Math.Max(Math.Clamp(told, 0, 100), row.Progress ?? 0) : row.Progress;
        var error = pending.Phase is null ? row.Error : null;
        if (phase == row.Phase && progress == row.Progress && pending.Word == row.RemoteWord && error == row.Error) { return null; }

        var after = row with { Phase = phase, Progress = progress, RemoteWord = pending.Word, Error = error, NextPollAt = nextPollAt };
        var kind = phase == row.Phase ? "progress" : phase == RemotePhase.Running ? "running" : "queued";
        var message = (kind, progress) switch
        {
            ("progress", null) => Message.Of(MessageCode.StatusTold, ("provider", row.ProviderName), ("status", pending.Word)),
            ("progress", { } percent) => Message.Of(MessageCode.StatusToldWithProgress, ("provider", row.ProviderName), ("status", pending.Word), ("progress", percent)),
            ("running", null) => Message.Of(MessageCode.BeingMade),
            ("running", { } percent) => Message.Of(MessageCode.BeingMadeWithProgress, ("progress", percent)),
            (_, null) => Message.Of(MessageCode.WaitsAtProvider, ("provider", row.ProviderName)),
            (_, { } percent) => Message.Of(MessageCode.WaitsAtProviderWithProgress, ("provider", row.ProviderName), ("progress", percent)),
        };
        return Move(row, after, now, kind, message);
    }

    private static TaskTransition? ApplySucceeded(TaskRow row, TaskEvent happened, DateTimeOffset now) => happened switch
    {
        TaskEvent.ResultRenewed e => Move(row, row, now, "link-renewed", Message.Of(MessageCode.LinkRenewed)) with
        {
            Result = new ResultChange(e.Result, e.Text),
        },
        TaskEvent.ResultArchived e => Archive(row, e, now),
        TaskEvent.ArchiveFailed { IsFinal: true } e => End(
            row, TaskState.ArchiveLost, new ProviderError(ProviderErrorKind.Unknown, e.Problem, Charged: ChargeStatus.Yes), now, "archive-lost", e.Problem),
        TaskEvent.ArchiveFailed e => Move(row, row, now, "archive-trouble", Message.Of(MessageCode.TriedAgain, ("problem", e.Problem))),
        _ => null,
    };

    private static TaskTransition Archive(TaskRow row, TaskEvent.ResultArchived archived, DateTimeOffset now)
    {
        var clip = archived.Assets.Single(asset => asset.Kind == AssetKind.Clip);
        var ratio = clip is { Width: > 0, Height: > 0 } ? Math.Round((decimal)clip.Width.Value / clip.Height.Value, 4) : row.AspectRatio;
        return Move(
            row,
            row with
            {
                State = TaskState.Archived,
                Clip = clip.Id,
                Poster = archived.Assets.FirstOrDefault(asset => asset.Kind == AssetKind.Poster)?.Id,
                AspectRatio = ratio,
                FinishedAt = now,
                Charged = ChargeStatus.Yes,
            },
            now, "archived",
            clip.Doubt is { } doubt ? Message.Of(MessageCode.ClipArchivedInDoubt, ("doubt", doubt)) : Message.Of(MessageCode.ClipArchived)) with
        { NewAssets = archived.Assets };
    }

    private static TaskTransition? AskToCancel(TaskRow row, TaskEvent.CancelAsked asked, DateTimeOffset now) =>
        row.CancelAsked ? null : Move(row, row with { CancelAsked = true }, now, "cancel-asked", Message.Of(MessageCode.CancelAsked, ("person", asked.By)));

    // The provider may make it all the same: it keeps its id, by which a callback or a person finds the clip.
    private static TaskTransition GiveUp(TaskRow row, Message message, DateTimeOffset now) =>
        End(row with { CancelAsked = false }, TaskState.Cancelled, new ProviderError(ProviderErrorKind.Unknown, message), now, "cancelled", message) with { Before = row };

    private static TaskTransition Cancelled(TaskRow row, ChargeStatus charged, DateTimeOffset now, Message message) =>
        Move(row, row with { State = TaskState.Cancelled, Error = row.State is TaskState.Ready or TaskState.Accepted ? null : row.Error, Charged = charged, NextPollAt = null, FinishedAt = now, CancelAsked = false }, now, "cancelled", message);

    private static TaskTransition End(TaskRow row, TaskState state, ProviderError error, DateTimeOffset now, string kind, Message message) =>
        Move(row, row with { State = state, Error = error, Charged = error.Charged, NextPollAt = null, FinishedAt = now }, now, kind, message);

    // What the last attempt proves says nothing of an earlier one that was never settled.
    private static TaskTransition Move(TaskRow before, TaskRow after, DateTimeOffset now, string kind, Message message) => new(
        before,
        after with
        {
            UpdatedAt = now,
            Version = before.Version + 1,
            // What goes on again is to be seen.
            IsHidden = after.IsHidden && after.State.IsSettled(),
            Charged = after is { HasOpenAttempt: true, Charged: ChargeStatus.No } ? ChargeStatus.Unknown : after.Charged,
        },
        new NewTaskEvent(kind, message));

    private static ProviderError KeyUnreadable(TaskRow row) => new(ProviderErrorKind.Key, OpenKeyResult.Unreadable.Message, Charged: row.Charged);

    private static ProviderError WithoutVideo(TaskRow row) => new(
        ProviderErrorKind.Garbled, Message.Of(MessageCode.CompletedWithoutVideo, ("provider", row.ProviderName), ("id", row.RemoteId?.Value ?? "")));
}
