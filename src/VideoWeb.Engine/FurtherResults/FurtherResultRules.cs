using VideoWeb.Data.Clips;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine.Tasks;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Engine.FurtherResults;

/// <summary>What becomes of a further result. Pure. No step touches its task, its first clip or its money: what a send costs was counted when it was sent.</summary>
internal static class FurtherResultRules
{
    /// <summary>The task has ended there without a clip, so what another send of it has come to is its own.</summary>
    public static bool IsForTask(TaskRow task) =>
        task is { State: TaskState.Refused or TaskState.Failed or TaskState.Cancelled or TaskState.Expired, RemoteId: not null };

    /// <summary>What an answer makes of it, as it is judged for every task; null when it changes nothing.</summary>
    /// <param name="happened">Null when the answer settles nothing yet. That the clip is there is no matter of this rule: it has to be fetched first.</param>
    public static FurtherResultChange? Apply(FurtherResult result, string provider, TaskEvent? happened) => happened switch
    {
        TaskEvent.PollTrouble e => Trouble(result, provider, e.Error.Message),
        TaskEvent.NotUnderstood e => Trouble(result, provider, e.Error.Message),
        TaskEvent.CompletedWithoutVideo => End(result, provider, Message.Of(MessageCode.CompletedWithoutVideo, ("provider", provider), ("id", result.RemoteId.Value))),
        TaskEvent.Polled { Outcome: PollOutcome.Failed { Error.Message: var told } } => End(result, provider, told),
        TaskEvent.Polled { Outcome: PollOutcome.Expired { Error.Message: var told } } => End(result, provider, told),
        TaskEvent.Polled { Outcome: PollOutcome.NotFound { Error.Message: var told } } => End(result, provider, told),
        TaskEvent.Polled { Outcome: PollOutcome.Cancelled } => End(result, provider, Message.Of(MessageCode.WasCancelled, ("provider", provider))),
        TaskEvent.Polled { Outcome: PollOutcome.Pending } when result.Message is not null => new FurtherResultChange(result, result with { Message = null }),
        _ => null,
    };

    /// <summary>It goes on to be asked about, and a person sees why it takes longer; null when that is said already.</summary>
    public static FurtherResultChange? Trouble(FurtherResult result, string provider, Message problem) => problem == result.Message
        ? null
        : new(result, result with { Message = problem },
            new NewTaskEvent("further-trouble", Message.Of(MessageCode.FurtherClipDelayed, ("provider", provider), ("id", result.RemoteId.Value), ("problem", problem))));

    public static FurtherResultChange End(FurtherResult result, string provider, Message problem) => new(
        result, result with { State = FurtherResultState.Ended, Message = problem },
        new NewTaskEvent("further-ended", Message.Of(MessageCode.FurtherClipMissed, ("provider", provider), ("id", result.RemoteId.Value), ("problem", problem))));

    public static FurtherResultChange Keep(FurtherResult result, string provider, AssetRow clip) => new(
        result, result with { State = FurtherResultState.Kept, Message = null, Clip = clip.Id },
        new NewTaskEvent("further-kept", Message.Of(MessageCode.FurtherClipKept, ("provider", provider), ("id", result.RemoteId.Value))), clip);

    /// <summary>Somebody wants the provider asked again; null when its clip is there.</summary>
    public static FurtherResultChange? AskAgain(FurtherResult result, string provider, PersonName by) => result.State == FurtherResultState.Kept
        ? null
        : new(
            result, result with { State = FurtherResultState.Open, Message = null },
            new NewTaskEvent("further-asked", Message.Of(MessageCode.FurtherClipAsked, ("person", by), ("provider", provider), ("id", result.RemoteId.Value))));
}
