using System.Globalization;
using VideoWeb.Components.Shared;
using VideoWeb.Components.Spending;
using VideoWeb.Components.Tasks.List;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using VideoWeb.Localization;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Components.Tasks.Presentation;

/// <summary>Says what a task's state means to the person who looks at it: what happened, whether it cost money, what to do.</summary>
public static class TaskLabels
{
    public static TaskStatusText Describe(TaskRow task, MessageFormatter texts) => task.State switch
    {
        _ when task.IsSuspended && task.State.IsOpen() => new(Tone.Warning, texts[SharedText.SetAside],
            Trouble(task, texts) ?? texts[TaskText.SetAsideShort]),
        TaskState.Ready when task is { CancelAsked: false, Error.Kind: ProviderErrorKind.RateLimit } => new(Tone.Neutral, texts[TaskText.WaitingForTheProvider],
            texts[TaskText.BusyHelp]),
        TaskState.Ready => new(Tone.Neutral, task.CancelAsked ? texts[TaskText.BeingCancelled] : texts[TaskText.WaitingToBeSent], Trouble(task, texts)),
        TaskState.Sending => new(Tone.Accent, texts[TaskText.BeingSent]),
        TaskState.Accepted => DescribeAccepted(task, texts),
        TaskState.Succeeded => new(Tone.Accent, texts[TaskText.BeingSaved], Trouble(task, texts)),
        TaskState.Archived => new(Tone.Success, texts[SharedText.Done], task.Clip is null ? texts[TaskText.ClipDeleted] : null, DescribeCost(task, texts)),
        TaskState.Refused => Ended(task, texts, Tone.Danger, texts[TaskText.Refused], texts[TaskText.RefusedHelp]),
        TaskState.Failed => Ended(task, texts, Tone.Danger, texts[TaskText.Failed], texts[TaskText.FailedHelp]),
        TaskState.Cancelled => Ended(task, texts, Tone.Neutral, texts[TaskText.Cancelled], texts[TaskText.CancelledHelp]),
        TaskState.Expired => Ended(task, texts, Tone.Danger, texts[TaskText.Expired], texts[TaskText.ExpiredHelp]),
        TaskState.Unknown => Ended(task, texts, Tone.Warning, texts[TaskText.AnswerLost],
            texts[TaskText.UnknownShort]),
        TaskState.ArchiveLost => Ended(task, texts, Tone.Warning, texts[TaskText.ClipNotSaved],
            texts[TaskText.ClipNotSavedHelp]),
        _ => throw new InvalidOperationException($"Task state {task.State} has no words."),
    };

    /// <summary>The same for a task that is not sent at the moment.</summary>
    /// <param name="hold">Null when nothing holds it back.</param>
    /// <param name="clock">The reader's; null before the browser has told its zone.</param>
    public static TaskStatusText Describe(TaskRow task, SendHold? hold, UserClock? clock, MessageFormatter texts)
    {
        var status = Describe(task, texts);
        if (hold is null || task.IsSuspended || task.CancelAsked) { return status; }
        if (hold.Until is not { } until)
        {
            if (hold.Reason == HoldReason.Maker)
            {
                return status with { Tone = Tone.Warning, Headline = texts[TaskText.HeldBack], Message = texts[TaskText.MakerIsOut, ("name", task.CreatedByName)] };
            }

            return hold.Reason == HoldReason.Pause
                ? status with { Headline = texts[TaskText.WaitingConnectionPaused], Message = status.Message ?? texts[TaskText.GoesOnWhenSomebodyResumes] }
                : status with { Tone = Tone.Warning, Headline = texts[TaskText.HeldBack], Message = Stopped(task, texts) };
        }

        var at = clock is null ? until.ToString("u", CultureInfo.InvariantCulture) : clock.Ahead(until, texts);
        return status with
        {
            Headline = texts[TaskText.HeldUntil, ("time", at)],
            Message = status.Message ?? hold.Reason switch
            {
                HoldReason.Hours => texts[TaskText.ConnectionSendsOnlyWithinHours],
                HoldReason.OwnHours => texts[TaskText.SentOnlyBetween, ("hours", DelayOptions.Text(task.Hours!, clock))],
                _ => null,
            },
        };
    }

    /// <summary>What a row of the list says beside the headline: the money first where there is doubt, else why and when next; null for nothing.</summary>
    public static string? Note(TaskListItem item, TaskStatusText status, DateTimeOffset now, UserClock? clock, MessageFormatter texts)
    {
        // That one is slower than usual its mark says.
        var sentence = status.Message ?? (item.Timing.Delay == DelayLevel.Stalled ? item.Timing.Advice : null);
        if (sentence is not null && clock is not null && item is { Hold: null, Task: { State: TaskState.Ready, CancelAsked: false, IsSuspended: false, NextPollAt: { } next } } && next > now)
        {
            return $"{sentence} {texts[TaskText.TriedAgainAt, ("time", clock.Ahead(next, texts))]}";
        }

        if (status is { Charge: { } charge, Tone: Tone.Danger or Tone.Warning }) { return sentence is null ? charge : $"{charge} {sentence}"; }
        if (sentence is not null) { return sentence; }
        if (item.Place is { } place)
        {
            var (mine, full) = (place.IsMine ? "yes" : "", place.IsFull ? "yes" : "");
            return texts[TaskText.PlaceInLine, ("place", place.Number), ("count", place.Count), ("mine", mine), ("name", item.Task.CreatedByName), ("full", full), ("running", place.Running)];
        }

        return item.Task.State.IsOpen() && item.Hold is null ? item.Timing.Usual : null;
    }

    /// <summary>An amount with its unit: <c>35 credits</c>, <c>0.42 in the provider's currency</c>.</summary>
    public static string Cost(ReportedCost cost, MessageFormatter texts)
    {
        var amount = new MessageArgument.Amount(cost.Amount, cost.Unit);
        return cost.Unit.Length == 0 ? texts[SpendingText.InProviderCurrency, ("amount", amount)] : texts[amount];
    }

    private static string? DescribeCost(TaskRow task, MessageFormatter texts) => task switch
    {
        { Cost: null } => null,
        { IsSandbox: true } => texts[TaskText.ItCostSimulated, ("cost", Cost(task.Cost, texts))],
        _ => texts[TaskText.ItCost, ("cost", Cost(task.Cost, texts))],
    };

    /// <summary>Whether an ended task cost money, as far as is known.</summary>
    public static string Charge(TaskRow task, MessageFormatter texts) => (task.Charged, task.Cost) switch
    {
        (ChargeStatus.Yes, { } cost) when task.IsSandbox => texts[TaskText.ItWasSimulatedCost, ("cost", Cost(cost, texts))],
        (ChargeStatus.Yes, null) when task.IsSandbox => texts[TaskText.ItWasSimulated],
        (ChargeStatus.Yes, { } cost) => texts[TaskText.ItWasChargedCost, ("cost", Cost(cost, texts))],
        (ChargeStatus.Yes, null) => texts[TaskText.ItWasCharged],
        (ChargeStatus.No, _) => texts[TaskText.ItWasNotCharged],
        _ => texts[TaskText.ItMayHaveBeenCharged, ("charge", ChargeKind(task))],
    };

    /// <summary>What the provider says the task costs, and once it has ended whether that was charged: <c>35 credits · charged</c>. In the sandbox all of it is simulated.</summary>
    public static string CostFact(TaskRow task, MessageFormatter texts)
    {
        var isSimulated = task.IsSandbox && task.Charged != ChargeStatus.No;
        var cost = task.Cost switch
        {
            null => texts[TaskText.NotReported],
            { } reported when isSimulated => texts[TaskText.CostSimulated, ("cost", Cost(reported, texts))],
            { } reported => Cost(reported, texts),
        };
        return (task.Charged, isSimulated) switch
        {
            _ when task.State.IsOpen() => cost,
            (ChargeStatus.No, _) => $"{cost} · {texts[TaskText.NotCharged]}",
            (_, true) => task.Cost is null ? $"{cost} · {texts[TaskText.Simulated]}" : cost,
            (ChargeStatus.Yes, _) => $"{cost} · {texts[TaskText.Charged]}",
            _ => $"{cost} · {texts[TaskText.ChargeInDoubt]}",
        };
    }

    /// <summary>By what texts that speak of a charge choose.</summary>
    public static string ChargeKind(TaskRow task) => ChargeKind(task.IsSandbox);

    /// <inheritdoc cref="ChargeKind(TaskRow)"/>
    public static string ChargeKind(bool isSandbox) => isSandbox ? Message.SimulatedCharge : "";

    private static TaskStatusText DescribeAccepted(TaskRow task, MessageFormatter texts)
    {
        var headline = task.CancelAsked ? texts[TaskText.BeingCancelled] : task.Phase switch
        {
            RemotePhase.Queued => texts[TaskText.InTheProvidersQueue],
            RemotePhase.Running => texts[TaskText.BeingMade],
            _ => texts[TaskText.AcceptedByTheProvider],
        };
        var sentence = task switch
        {
            { IsUnclear: true } => Trouble(task, texts),
            { IsOverdue: true } => texts[TaskText.OverdueHelp],
            { Phase: null, RemoteWord: { Length: > 0 } word } => texts[TaskText.ProviderSays, ("words", word)],
            _ => null,
        };
        // What is not understood is said with the provider's own words in it.
        return new(task.IsOverdue || task.IsUnclear ? Tone.Warning : Tone.Accent, headline, sentence, null, task.IsUnclear ? null : ProviderWords(task.Error));
    }

    private static TaskStatusText Ended(TaskRow task, MessageFormatter texts, Tone tone, string headline, string otherwise) =>
        new(tone, headline, Trouble(task, texts) ?? otherwise, SaysThatItMayBeCharged(task) ? null : Charge(task, texts), ProviderWords(task.Error));

    // Some causes cannot be told without the doubt about the money; it is not said twice.
    private static bool SaysThatItMayBeCharged(TaskRow task) => task.Charged == ChargeStatus.Unknown && task.Error is { Message.SaysThatItMayBeCharged: true };

    private static string Stopped(TaskRow task, MessageFormatter texts) => texts[TaskText.StoppedAfterFailures, ("count", task.StopAfter ?? 1)];

    private static string? Trouble(TaskRow task, MessageFormatter texts) => task.Problem is { } problem && texts.Format(problem) is { Length: > 0 } text ? text : null;

    private static string? ProviderWords(ProviderError? error) => error switch
    {
        { ProviderCode.Length: > 0, ProviderText.Length: > 0 } => $"{error.ProviderCode}: {error.ProviderText}",
        { ProviderText.Length: > 0 } => error.ProviderText,
        { ProviderCode.Length: > 0 } => error.ProviderCode,
        _ => null,
    };
}
