using System.Globalization;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using VideoWeb.Localization;
using VideoWeb.Providers.Wire;
using static VideoWeb.Localization.Words;

namespace VideoWeb.Components.Tasks;

/// <summary>Says what a task's state means to the person who looks at it: what happened, whether it cost money, what to do.</summary>
public static class TaskWords
{
    public static TaskTelling Tell(TaskRow task, MessageFormatter messages) => task.State switch
    {
        _ when task.IsSuspended && task.State.IsOpen() => new(Tone.Warning, T("Set aside"),
            Trouble(task, messages) ?? T("Work on it broke off again and again, so it is left alone. Nothing was sent twice: open it and decide.")),
        TaskState.Ready when task is { CancelAsked: false, Error.Kind: ProviderErrorKind.RateLimit } => new(Tone.Neutral, T("Waiting for the provider"),
            T("The provider takes no more tasks from this key at the moment. Nothing was made; it is sent again by itself.")),
        TaskState.Ready => new(Tone.Neutral, task.CancelAsked ? T("Being cancelled") : T("Waiting to be sent"), Trouble(task, messages)),
        TaskState.Sending => new(Tone.Accent, T("Being sent")),
        TaskState.Accepted => TellAccepted(task, messages),
        TaskState.Succeeded => new(Tone.Accent, T("Made, being saved here"), Trouble(task, messages)),
        TaskState.Archived => new(Tone.Success, T("Done"), null, task.Cost is { } cost ? T("It cost {0}.", Cost(cost)) : null),
        TaskState.Refused => Ended(task, messages, Tone.Danger, T("Refused"), T("The provider refused the request and made nothing. Change it and try again.")),
        TaskState.Failed => Ended(task, messages, Tone.Danger, T("Failed"), T("The provider could not make the clip. Try again, or change the prompt.")),
        TaskState.Cancelled => Ended(task, messages, Tone.Neutral, T("Cancelled"), T("It was cancelled before a clip was made.")),
        TaskState.Expired => Ended(task, messages, Tone.Danger, T("Expired"), T("The provider gave the task up before it was finished. Try again.")),
        TaskState.Unknown => Ended(task, messages, Tone.Warning, T("Answer lost"),
            T("It is not known whether the provider took the task. It is not sent again by itself: open it and decide.")),
        TaskState.ArchiveLost => Ended(task, messages, Tone.Warning, T("Clip not saved"),
            T("The provider made the clip, but it could not be copied here. Open the task to fetch it again.")),
        _ => throw new InvalidOperationException($"Task state {task.State} has no words."),
    };

    /// <summary>The same for a task that is not sent at the moment.</summary>
    /// <param name="hold">Null when nothing holds it back.</param>
    /// <param name="clock">The reader's; null before the browser has told its zone.</param>
    public static TaskTelling Tell(TaskRow task, SendHold? hold, ReaderClock? clock, MessageFormatter messages)
    {
        var telling = Tell(task, messages);
        if (hold is null || task.IsSuspended || task.CancelAsked) { return telling; }
        if (hold.Until is not { } until)
        {
            if (hold.Reason == HoldReason.Maker)
            {
                return telling with { Tone = Tone.Warning, Headline = T("Held back"), Sentence = T("{0} may not make clips in this workspace any more, so it is not sent. An administrator can cancel it, or give back the role of member; whoever still wants the clip makes it anew with Reuse.", task.CreatedByName) };
            }

            return hold.Reason == HoldReason.Pause
                ? telling with { Headline = T("Waiting: connection paused"), Sentence = telling.Sentence ?? T("It goes on when somebody resumes the connection.") }
                : telling with { Tone = Tone.Warning, Headline = T("Held back"), Sentence = Stopped(task) };
        }

        var at = clock is null ? until.ToString("u", CultureInfo.InvariantCulture) : clock.Ahead(until);
        return telling with
        {
            Headline = T("Held until {0}", at),
            Sentence = telling.Sentence ?? hold.Reason switch
            {
                HoldReason.Hours => T("This connection sends only within its hours."),
                HoldReason.OwnHours => T("It is sent only between {0}.", LaterTimes.Text(task.Hours!, clock)),
                _ => null,
            },
        };
    }

    /// <summary>An amount with its unit: <c>35 credits</c>, <c>0.42</c>.</summary>
    public static string Cost(ReportedCost cost)
    {
        var amount = cost.Amount.ToString("#,0.####", CultureInfo.CurrentCulture);
        return cost.Unit.Length == 0 ? amount : $"{amount} {T(cost.Unit)}";
    }

    /// <summary>Whether an ended task cost money, as far as is known.</summary>
    public static string Charge(TaskRow task) => (task.Charged, task.Cost) switch
    {
        (ChargeStatus.Yes, { } cost) => T("It was charged: {0}.", Cost(cost)),
        (ChargeStatus.Yes, null) => T("It was charged."),
        (ChargeStatus.No, _) => T("It was not charged."),
        _ => T("It may have been charged."),
    };

    private static TaskTelling TellAccepted(TaskRow task, MessageFormatter messages)
    {
        var headline = task.CancelAsked ? T("Being cancelled") : task.Phase switch
        {
            RemotePhase.Queued => T("In the provider's queue"),
            RemotePhase.Running => T("Being made"),
            _ => T("Accepted by the provider"),
        };
        var sentence = task switch
        {
            { IsUnclear: true } => Trouble(task, messages),
            { IsOverdue: true } => T("This takes longer than usual. We keep asking, and nothing is sent a second time."),
            { Phase: null, RemoteWord: { Length: > 0 } word } => T("The provider says: {0}", word),
            _ => null,
        };
        // What is not understood is said with the provider's own words in it.
        return new(task.IsOverdue || task.IsUnclear ? Tone.Warning : Tone.Accent, headline, sentence, null, task.IsUnclear ? null : ProviderWords(task.Error));
    }

    private static TaskTelling Ended(TaskRow task, MessageFormatter messages, Tone tone, string headline, string otherwise) =>
        new(tone, headline, Trouble(task, messages) ?? otherwise, SaysThatItMayBeCharged(task) ? null : Charge(task), ProviderWords(task.Error));

    // Some causes cannot be told without the doubt about the money; it is not said twice.
    private static bool SaysThatItMayBeCharged(TaskRow task) => task.Charged == ChargeStatus.Unknown && task.Error is { Message.SaysThatItMayBeCharged: true };

    private static string Stopped(TaskRow task) => task.StopAfter is > 1 and var failures
        ? T("Stopped after {0} failures in a row. Nothing more of this batch is sent until you decide.", failures)
        : T("Stopped after a failure. Nothing more of this batch is sent until you decide.");

    private static string? Trouble(TaskRow task, MessageFormatter messages) => task.Error is { } error && messages.Format(error.Message) is { Length: > 0 } text ? text : null;

    private static string? ProviderWords(ProviderError? error) => error switch
    {
        { ProviderCode.Length: > 0, ProviderText.Length: > 0 } => $"{error.ProviderCode}: {error.ProviderText}",
        { ProviderText.Length: > 0 } => error.ProviderText,
        { ProviderCode.Length: > 0 } => error.ProviderCode,
        _ => null,
    };
}
