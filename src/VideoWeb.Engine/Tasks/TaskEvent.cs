using VideoWeb.Data.Clips;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Engine.Tasks;

/// <summary>Everything that can happen to a task after it is saved. Closed: the table of <see cref="TaskTransitions"/> knows them all.</summary>
internal abstract record TaskEvent
{
    private TaskEvent() { }

    /// <summary>The next thing to happen is the first byte.</summary>
    /// <param name="Run">The run of the engine that claims it.</param>
    public sealed record SendStarted(AttemptChange Evidence, long Run) : TaskEvent;

    /// <summary>How one send ended. It moves the task only while that send is its current one.</summary>
    /// <param name="Evidence">Its number and its run say which send this is about.</param>
    public abstract record SendAnswer(AttemptChange Evidence) : TaskEvent;

    /// <param name="NextPollAt">When the provider is asked first.</param>
    public sealed record Accepted(SubmitOutcome.Accepted Answer, AttemptChange Evidence, DateTimeOffset NextPollAt) : SendAnswer(Evidence);

    public sealed record Refused(ProviderError Error, AttemptChange Evidence) : SendAnswer(Evidence);

    /// <summary>Nothing was accepted, and it may be sent again at that time.</summary>
    public sealed record RefusedForNow(ProviderError Error, AttemptChange Evidence, DateTimeOffset RetryAt) : SendAnswer(Evidence);

    /// <summary>No byte left.</summary>
    /// <param name="RetryAt">Null when it is not tried again.</param>
    public sealed record NotSent(ProviderError Error, AttemptChange Evidence, DateTimeOffset? RetryAt) : SendAnswer(Evidence);

    /// <summary>The provider itself has shown that it has what this send asked for.</summary>
    /// <param name="Proof">How that was found out, in the middle of a sentence.</param>
    public sealed record ProvenAccepted(RemoteTaskId RemoteId, Message Proof, AttemptChange Evidence, DateTimeOffset NextPollAt) : SendAnswer(Evidence);

    public sealed record SubmitUnknown(ProviderError Error, AttemptChange Evidence) : SendAnswer(Evidence);

    /// <summary>It cannot be sent at all, which was found before the sending began.</summary>
    public sealed record Unsendable(ProviderError Error) : TaskEvent;

    /// <summary>The process that was sending is gone.</summary>
    public sealed record Recovered : TaskEvent;

    /// <param name="Outcome">A trouble changes nothing; that the task is not found is handed over only once it is believed.</param>
    /// <param name="Text">The answer as it came, bounded.</param>
    /// <param name="NextPollAt">When the provider is asked next, if it is.</param>
    public sealed record Polled(PollOutcome Outcome, string? Text, DateTimeOffset NextPollAt) : TaskEvent
    {
        /// <summary>Since the task was sent, when that was measured by other means than the wall clock.</summary>
        public TimeSpan? Age { get; init; }
    }

    /// <summary>The provider says it is done, again and again, and never where the clip is.</summary>
    public sealed record CompletedWithoutVideo(string? Text) : TaskEvent;

    /// <summary>The questions have failed for a while; once for each such while.</summary>
    public sealed record PollTrouble(ProviderError Error) : TaskEvent;

    /// <summary>The provider answers, and what it answers is not understood. Told whenever it is another thing than before.</summary>
    /// <param name="Error">With the provider's words; shown for as long as that lasts.</param>
    public sealed record NotUnderstood(ProviderError Error) : TaskEvent;

    public sealed record BecameOverdue(TimeSpan Age) : TaskEvent;

    /// <summary>It can never be asked for again, such as when its connection was removed.</summary>
    public sealed record OutOfReach(ProviderError Error) : TaskEvent;

    /// <summary>The addresses had expired, and the provider gave new ones.</summary>
    public sealed record ResultRenewed(RemoteResult Result, string? Text) : TaskEvent;

    /// <param name="Assets">One clip and what else there is. The files are durable by now.</param>
    public sealed record ResultArchived(IReadOnlyList<AssetRow> Assets) : TaskEvent;

    /// <param name="IsFinal">It is not tried again by itself.</param>
    public sealed record ArchiveFailed(Message Problem, bool IsFinal) : TaskEvent;

    public sealed record FetchAgainAsked(PersonName By) : TaskEvent;

    /// <summary>Somebody wants the provider asked once more about a task that has ended without a clip.</summary>
    /// <param name="RemoteId">The id, of all that the task goes by, that is most likely to have the clip; null for the present one.</param>
    public sealed record LookAgainAsked(PersonName By, RemoteTaskId? RemoteId = null) : TaskEvent;

    /// <summary>The task has ended without a clip, and the provider has it.</summary>
    /// <param name="RemoteId">One of those that the task goes by.</param>
    public sealed record ClipFound(RemoteTaskId RemoteId) : TaskEvent
    {
        /// <summary>The provider has called back; else it was asked about another send of the task.</summary>
        public bool IsByCallback { get; init; } = true;
    }

    public sealed record CancelAsked(PersonName By) : TaskEvent;

    public sealed record CancelAnswered(CancelOutcome Outcome) : TaskEvent;

    /// <param name="Turn">Before that of every other task that waits.</param>
    public sealed record MovedToFront(PersonName By, long Turn) : TaskEvent;

    /// <summary>Somebody lets go on what was held back, by a time or with its batch.</summary>
    /// <param name="Turn">Before that of every other task that waits.</param>
    public sealed record Released(PersonName By, long Turn) : TaskEvent;

    /// <summary>Somebody has changed when it is to be sent.</summary>
    public sealed record Rescheduled(PersonName By, SendSchedule When) : TaskEvent;

    /// <summary>Others of its batch have failed one after the other.</summary>
    public sealed record BatchStopped(int Failures) : TaskEvent;

    /// <summary>Work on it broke off again and again.</summary>
    public sealed record Suspended(int Times, Message Evidence) : TaskEvent;

    /// <summary>It cannot be gone on with before somebody has entered the key of its connection again.</summary>
    public sealed record KeyUnreadable : TaskEvent;

    public sealed record Resumed(PersonName By) : TaskEvent;

    public sealed record ResolvedByAttaching(RemoteTaskId RemoteId, PersonName By, DateTimeOffset NextPollAt) : TaskEvent;

    /// <param name="Attempt">The number of the new attempt.</param>
    public sealed record ResolvedBySendingAgain(int Attempt, PersonName By) : TaskEvent;

    public sealed record ResolvedByDropping(PersonName By) : TaskEvent;
}
