using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;

namespace VideoWeb.Components.Tasks.Presentation;

/// <summary>What a person may do with a task now. The engine asks again; this decides only what is offered.</summary>
/// <param name="Cancel">It can be cancelled, here or at the provider.</param>
/// <param name="WhyNoCancel">Said instead of a button while a running task cannot be cancelled; null otherwise.</param>
/// <param name="CheckNow">The provider can be asked at once, or once more after the task has ended there.</param>
/// <param name="Repeat">Compose may be opened with this task's request.</param>
/// <param name="Settle">An unknown outcome can be decided.</param>
/// <param name="FetchAgain">The clip can be fetched once more.</param>
/// <param name="Download">There is a clip.</param>
public sealed record TaskActions(bool Cancel, TaskText? WhyNoCancel, bool CheckNow, bool Repeat, bool Settle, bool FetchAgain, bool Download)
{
    /// <summary>It was set aside, and the engine can be told to go on with it.</summary>
    public bool Resume { get; init; }

    /// <summary>Its provider is not understood, and it can be given up.</summary>
    public bool GiveUp { get; init; }

    /// <summary>The provider can be asked about another send of it that it has accepted.</summary>
    public bool AskFurther { get; init; }

    /// <summary>It waits for its turn and can be put before the others.</summary>
    public bool MoveUp { get; init; }

    /// <summary>It is held back by a time or its connection's hours, and can be sent now.</summary>
    public bool SendNow { get; init; }

    /// <summary>When it is to be sent can be changed.</summary>
    public bool Reschedule { get; init; }

    /// <summary>The rest of its batch was held back; it can go on or be cancelled.</summary>
    public bool DecideBatch { get; init; }

    /// <summary>Its request can be sent anew as it was, as another task.</summary>
    public bool TryAgain { get; init; }

    /// <summary>It has ended and can be put away.</summary>
    public bool Hide { get; init; }

    /// <summary>It was put away and can be brought back.</summary>
    public bool Show { get; init; }

    /// <param name="task">The task.</param>
    /// <param name="reader">Who looks. A viewer only looks; a member changes their own tasks; an administrator changes all.</param>
    /// <param name="providerCancels">Whether the provider's API has a cancel call.</param>
    /// <param name="hold">Why it is not sent at the moment; null when nothing but its turn keeps it.</param>
    public static TaskActions For(TaskRow task, Actor reader, bool providerCancels, SendHold? hold = null)
    {
        var canSpend = reader.Role.CanSpend();
        var canChange = canSpend && (task.CreatedBy == reader.User || reader.Role.CanManage());
        var isAccepted = task.State == TaskState.Accepted;
        var hasEndedThere = task.State.HasEndedWithoutClip() && task.RemoteId is not null;
        var canCancel = canChange && !task.CancelAsked;
        TaskText? whyNot = !canCancel ? null : task.State switch
        {
            TaskState.Accepted when !providerCancels => TaskText.ProviderCannotCancel,
            TaskState.Sending => TaskText.BeingSentRightNowCannot,
            _ => null,
        };

        return new(canCancel && (task.State == TaskState.Ready || (isAccepted && providerCancels)), whyNot,
            CheckNow: canChange && !task.IsSuspended && (isAccepted || hasEndedThere),
            Repeat: canSpend,
            Settle: canChange && task.State == TaskState.Unknown,
            FetchAgain: canChange && task.State == TaskState.ArchiveLost,
            Download: task.Clip is not null)
        {
            MoveUp = canCancel && task.State == TaskState.Ready && (hold is null || hold.Reason == HoldReason.Pause) && !task.IsSuspended,
            SendNow = canCancel && hold?.Until is not null && !task.IsSuspended,
            DecideBatch = canCancel && hold is { Reason: HoldReason.Batch } && !task.IsSuspended,
            Reschedule = canCancel && task.State == TaskState.Ready && hold is not { Reason: HoldReason.Batch } && !task.IsSuspended,
            TryAgain = canSpend && task.State.HasEndedWithoutClip(),
            Hide = canChange && task.State.IsSettled() && !task.IsHidden,
            Show = canChange && task.IsHidden,
            AskFurther = canChange,
            GiveUp = canChange && task.IsUnclear,
            Resume = canChange && task.IsSuspended && task.State.IsOpen(),
        };
    }
}
