using VideoWeb.Data.Clips;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine.Tasks;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using VideoWeb.Tests.Localization;
using Xunit;

namespace VideoWeb.Tests.Engine;

public sealed partial class TaskTransitionsTests
{
    private static readonly DateTimeOffset Now = SampleTask.Now.AddMinutes(5);
    private static readonly DateTimeOffset Later = Now.AddSeconds(10);
    private static readonly SendAttempt Current = new(1, 3);
    private static readonly AttemptChange Evidence = new() { Number = 1, Run = 3, RequestMethodAndPath = "POST /v1" };
    private static readonly ProviderError Error = new(ProviderErrorKind.ProviderDown, Message.Recorded("The provider has trouble."), Charged: ChargeStatus.No);
    private static readonly RemoteResult Result = new("https://cdn.example.com/clip.mp4", Cost: new ReportedCost(4, "credits"));

    private static readonly AssetRow Clip = new(
        new AssetId(Guid.Parse("00000000000000000000000000000009")), SampleTask.In(TaskState.Ready).Workspace, SampleTask.In(TaskState.Ready).Id,
        AssetKind.Clip, "w/t.mp4", new string('a', 64), 1000, "video/mp4", 720, 1280, 5);

    private static readonly IReadOnlyDictionary<string, TaskEvent> Events = new Dictionary<string, TaskEvent>
    {
        ["SendStarted"] = new TaskEvent.SendStarted(Evidence, 3),
        ["Accepted"] = new TaskEvent.Accepted(new SubmitOutcome.Accepted(new RemoteTaskId("r1")), Evidence, Later),
        ["Refused"] = new TaskEvent.Refused(Error, Evidence),
        ["RefusedForNow"] = new TaskEvent.RefusedForNow(Error, Evidence, Later),
        ["NotSent, again"] = new TaskEvent.NotSent(Error, Evidence, Later),
        ["NotSent, final"] = new TaskEvent.NotSent(Error, Evidence, null),
        ["Unsendable"] = new TaskEvent.Unsendable(Error),
        ["SubmitUnknown"] = new TaskEvent.SubmitUnknown(Error, Evidence),
        ["Recovered"] = new TaskEvent.Recovered(),
        ["Polled pending"] = new TaskEvent.Polled(new PollOutcome.Pending(RemotePhase.Running, 30, "processing"), "{}", Later),
        ["Polled succeeded"] = new TaskEvent.Polled(new PollOutcome.Succeeded(Result), "{}", Later),
        ["Polled failed"] = new TaskEvent.Polled(new PollOutcome.Failed(Error), "{}", Later),
        ["Polled cancelled"] = new TaskEvent.Polled(new PollOutcome.Cancelled(), "{}", Later),
        ["Polled expired"] = new TaskEvent.Polled(new PollOutcome.Expired(Error), "{}", Later),
        ["Polled not found"] = new TaskEvent.Polled(new PollOutcome.NotFound(Error), "{}", Later),
        ["Polled trouble"] = new TaskEvent.Polled(new PollOutcome.Trouble(Error, null), "{}", Later),
        ["CompletedWithoutVideo"] = new TaskEvent.CompletedWithoutVideo("{}"),
        ["PollTrouble"] = new TaskEvent.PollTrouble(Error),
        ["NotUnderstood"] = new TaskEvent.NotUnderstood(Error),
        ["BecameOverdue"] = new TaskEvent.BecameOverdue(TimeSpan.FromHours(2)),
        ["OutOfReach"] = new TaskEvent.OutOfReach(Error),
        ["ResultRenewed"] = new TaskEvent.ResultRenewed(Result, "{}"),
        ["ResultArchived"] = new TaskEvent.ResultArchived([Clip]),
        ["ArchiveFailed, again"] = new TaskEvent.ArchiveFailed(Message.Recorded("It is no clip."), IsFinal: false),
        ["ArchiveFailed, final"] = new TaskEvent.ArchiveFailed(Message.Recorded("It is no clip."), IsFinal: true),
        ["FetchAgainAsked"] = new TaskEvent.FetchAgainAsked("Ada"),
        ["LookAgainAsked"] = new TaskEvent.LookAgainAsked("Ada"),
        ["ClipFound"] = new TaskEvent.ClipFound(new RemoteTaskId("r2")),
        ["CancelAsked"] = new TaskEvent.CancelAsked("Ada"),
        ["CancelAnswered yes"] = new TaskEvent.CancelAnswered(CancelOutcome.Cancelled),
        ["CancelAnswered too late"] = new TaskEvent.CancelAnswered(CancelOutcome.TooLate),
        ["CancelAnswered unclear"] = new TaskEvent.CancelAnswered(CancelOutcome.Unclear),
        ["ProvenAccepted"] = new TaskEvent.ProvenAccepted(new RemoteTaskId("r3"), Message.Of(MessageCode.NamedByCallback), Evidence, Now),
        ["MovedToFront"] = new TaskEvent.MovedToFront("Ada", -4),
        ["Released"] = new TaskEvent.Released("Ada", -4),
        ["Rescheduled"] = new TaskEvent.Rescheduled("Ada", new SendSchedule(Later)),
        ["BatchStopped"] = new TaskEvent.BatchStopped(3),
        ["Suspended"] = new TaskEvent.Suspended(3, Message.Of(MessageCode.WorkFailedAt, ("error", "InvalidOperationException"), ("place", "Poller.AskAsync"))),
        ["KeyUnreadable"] = new TaskEvent.KeyUnreadable(),
        ["Resumed"] = new TaskEvent.Resumed("Ada"),
        ["ResolvedByAttaching"] = new TaskEvent.ResolvedByAttaching(new RemoteTaskId("r2"), "Ada", Now),
        ["ResolvedBySendingAgain"] = new TaskEvent.ResolvedBySendingAgain(2, "Ada"),
        ["ResolvedByDropping"] = new TaskEvent.ResolvedByDropping("Ada"),
    };

    // Every move that there is. Whatever is not here changes nothing.
    private const string Table = """
        Ready        SendStarted              Sending
        Ready        Unsendable               Failed
        Ready        CancelAsked              Cancelled
        Ready        Suspended                Ready
        Ready        MovedToFront             Ready
        Ready        Released                 Ready
        Ready        Rescheduled              Ready
        Ready        BatchStopped             Ready
        Ready        Accepted                 Accepted
        Ready        ProvenAccepted           Accepted
        Accepted     Accepted                 Accepted
        Accepted     ProvenAccepted           Accepted
        Succeeded    Accepted                 Succeeded
        Succeeded    ProvenAccepted           Succeeded
        Archived     Accepted                 Archived
        Archived     ProvenAccepted           Archived
        ArchiveLost  Accepted                 ArchiveLost
        ArchiveLost  ProvenAccepted           ArchiveLost
        Refused      Accepted                 Refused
        Refused      ProvenAccepted           Refused
        Failed       Accepted                 Failed
        Failed       ProvenAccepted           Failed
        Cancelled    Accepted                 Cancelled
        Cancelled    ProvenAccepted           Cancelled
        Expired      Accepted                 Expired
        Expired      ProvenAccepted           Expired
        Sending      Accepted                 Accepted
        Sending      ProvenAccepted           Accepted
        Sending      Refused                  Refused
        Sending      RefusedForNow            Ready
        Sending      NotSent, again           Ready
        Sending      NotSent, final           Failed
        Sending      SubmitUnknown            Unknown
        Sending      Recovered                Unknown
        Sending      CancelAsked              Sending
        Accepted     Polled pending           Accepted
        Accepted     Polled succeeded         Succeeded
        Accepted     Polled failed            Failed
        Accepted     Polled cancelled         Cancelled
        Accepted     Polled expired           Expired
        Accepted     Polled not found         Failed
        Accepted     CompletedWithoutVideo    Failed
        Accepted     PollTrouble              Accepted
        Accepted     NotUnderstood            Accepted
        Accepted     BecameOverdue            Accepted
        Accepted     OutOfReach               Failed
        Accepted     CancelAsked              Accepted
        Accepted     Suspended                Accepted
        Accepted     KeyUnreadable            Accepted
        Accepted     CancelAnswered yes       Cancelled
        Succeeded    ResultRenewed            Succeeded
        Succeeded    Suspended                Succeeded
        Succeeded    KeyUnreadable            Succeeded
        Succeeded    ResultArchived           Archived
        Succeeded    ArchiveFailed, again     Succeeded
        Succeeded    ArchiveFailed, final     ArchiveLost
        ArchiveLost  FetchAgainAsked          Succeeded
        Unknown      Accepted                 Accepted
        Unknown      Refused                  Refused
        Unknown      RefusedForNow            Failed
        Unknown      NotSent, again           Failed
        Unknown      NotSent, final           Failed
        Unknown      ProvenAccepted           Accepted
        Unknown      ResolvedByAttaching      Accepted
        Unknown      ResolvedBySendingAgain   Ready
        Unknown      ResolvedByDropping       Cancelled
        """;

    [Fact]
    public void Apply_EveryStateAndEvent_MovesAsInTheTable()
    {
        var moves = from state in Enum.GetValues<TaskState>()
                    from happened in Events
                    let move = Apply(SampleTask.In(state), happened.Value, Now)
                    where move is not null
                    select $"{state,-12} {happened.Key,-24} {move.After.State}";

        Assert.Equal(
            Table.Split('\n', StringSplitOptions.TrimEntries).Order(StringComparer.Ordinal),
            moves.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(TaskState.Archived)]
    [InlineData(TaskState.Refused)]
    [InlineData(TaskState.Failed)]
    [InlineData(TaskState.Cancelled)]
    [InlineData(TaskState.Expired)]
    public void Apply_TaskThatHasEnded_TakesNothingAnyMore(TaskState state) =>
        Assert.All(Events.Values.Where(happened => happened is not (TaskEvent.Accepted or TaskEvent.ProvenAccepted)), happened => Assert.Null(Apply(SampleTask.In(state), happened, Now)));

    [Theory]
    [InlineData(TaskState.Accepted)]
    [InlineData(TaskState.Succeeded)]
    [InlineData(TaskState.Archived)]
    [InlineData(TaskState.ArchiveLost)]
    [InlineData(TaskState.Cancelled)]
    public void Apply_AcceptedWithAnotherIdThanTheTaskGoesBy_KeepsBoth(TaskState state)
    {
        var row = SampleTask.In(state) with { RemoteId = new RemoteTaskId("r0") };

        var move = Apply(row, Events["Accepted"], Later)!;

        Assert.Equal(row with { HasOpenAttempt = true, UpdatedAt = Later, Version = row.Version + 1 }, move.After);
        Assert.Equal(new RemoteTaskId("r1"), move.AlsoKnownAs);
        Assert.Null(Apply(row with { RemoteId = new RemoteTaskId("r1") }, Events["Accepted"], Later));
    }

    [Theory]
    [InlineData(TaskState.Refused)]
    [InlineData(TaskState.Failed)]
    [InlineData(TaskState.Cancelled)]
    [InlineData(TaskState.Expired)]
    public void Apply_AcceptedAfterTheEnd_KeepsTheIdSoThatItCanBeLookedAtAgain(TaskState state)
    {
        var ended = SampleTask.In(state) with { FinishedAt = Now };

        var move = Apply(ended, Events["Accepted"], Later)!;

        Assert.Equal(ended with { RemoteId = new RemoteTaskId("r1"), Charged = ChargeStatus.Unknown, UpdatedAt = Later, Version = ended.Version + 1 }, move.After);
    }

    [Theory]
    [InlineData(TaskState.Refused)]
    [InlineData(TaskState.Failed)]
    [InlineData(TaskState.Cancelled)]
    [InlineData(TaskState.Expired)]
    public void Apply_LookAgainAtWhatTheProviderHad_IsAskedForAsBefore(TaskState state)
    {
        var ended = SampleTask.In(state) with { RemoteId = new RemoteTaskId("r1"), Error = Error, Charged = ChargeStatus.No, FinishedAt = Now, Progress = 30 };

        var move = Apply(ended, Events["LookAgainAsked"], Now)!;

        Assert.Equal(
            ended with { State = TaskState.Accepted, Error = null, Charged = ChargeStatus.Unknown, FinishedAt = null, Progress = null, UpdatedAt = Now, Version = ended.Version + 1 },
            move.After);
    }

    [Fact]
    public void Apply_SendStarted_IsAClaimOfItsRun()
    {
        var move = Apply(SampleTask.In(TaskState.Ready), Events["SendStarted"], Now);

        Assert.Equal((3L, Evidence with { Run = 3 }), (move!.Claim!.Value, move.Attempt));
    }

    [Fact]
    public void Apply_BatchStopped_IsReleasedWithItsTimeAndNotStoppedAgain()
    {
        var ready = SampleTask.In(TaskState.Ready) with { Batch = "b", StopAfter = 3, HeldUntil = Later };

        var stopped = Apply(ready, Events["BatchStopped"], Now)!.After;
        var released = Apply(stopped, Events["Released"], Now)!.After;

        Assert.Equal(ready with { IsStopped = true, UpdatedAt = Now, Version = ready.Version + 1 }, stopped);
        Assert.Equal(ready with { StopAfter = null, UpdatedAt = Now, Version = ready.Version + 2 }, released);
        Assert.Null(Apply(stopped, Events["BatchStopped"], Now));
    }

    [Fact]
    public void Apply_ReleasedFromItsTime_IsNextAndMindsNoHours()
    {
        var ready = SampleTask.In(TaskState.Ready) with { HeldUntil = Later };

        var released = Apply(ready, Events["Released"], Now)!.After;

        Assert.Equal(ready with { HeldUntil = null, IgnoresHours = true, QueueOrder = -4, UpdatedAt = Now, Version = ready.Version + 1 }, released);
    }

    [Fact]
    public void Apply_Rescheduled_TakesTheWishWholeAndOnce()
    {
        var ready = SampleTask.In(TaskState.Ready) with { HeldUntil = Later };
        var hours = new SendWindow(22 * 60, 6 * 60, "Europe/Berlin");

        var move = Apply(ready, new TaskEvent.Rescheduled("Ada", new SendSchedule(Hours: hours)), Now)!;

        Assert.Equal(ready with { HeldUntil = null, Hours = hours, UpdatedAt = Now, Version = ready.Version + 1 }, move.After);
        Assert.Equal(new NewTaskEvent("rescheduled", Message.Of(MessageCode.HoursAsked, ("person", "Ada"), ("hours", "22:00 and 06:00 (Europe/Berlin)"))), move.Event);
        Assert.Null(Apply(move.After, new TaskEvent.Rescheduled("Ada", new SendSchedule(Hours: hours)), Now));
    }

    [Fact]
    public void Apply_SuspendedTwice_IsSuspendedOnceAndResumed()
    {
        var aside = Apply(SampleTask.In(TaskState.Accepted), Events["Suspended"], Now)!.After;

        Assert.Null(Apply(aside, Events["Suspended"], Now));
        Assert.False(Apply(aside, Events["Resumed"], Now)!.After.IsSuspended);
    }

    [Fact]
    public void Apply_EveryMove_CountsAVersionAndSaysWhat()
    {
        foreach (var state in Enum.GetValues<TaskState>())
        {
            foreach (var (name, happened) in Events)
            {
                if (Apply(SampleTask.In(state), happened, Now) is not { } move) { continue; }

                Assert.True(
                    move.After.Version == 2 && move.After.UpdatedAt == Now && move.Event.Kind.Length is > 0 and <= 40 && EnglishTexts.Of(move.Event.Message).EndsWith('.'),
                    $"{state} {name}: {move}");
            }
        }
    }

    [Fact]
    public void Apply_AllEventKinds_AreInTheTest()
    {
        var kinds = typeof(TaskEvent).GetNestedTypes().Where(type => !type.IsAbstract).Select(type => type.Name);

        Assert.Equal(kinds.Order(), Events.Values.Select(happened => happened.GetType().Name).Distinct().Order());
    }

    // The first attempt may have been charged, whatever the second one proves of itself.
    [Theory]
    [InlineData(TaskState.Ready, "CancelAsked", TaskState.Cancelled)]
    [InlineData(TaskState.Ready, "Unsendable", TaskState.Failed)]
    [InlineData(TaskState.Sending, "Refused", TaskState.Refused)]
    [InlineData(TaskState.Sending, "RefusedForNow", TaskState.Ready)]
    [InlineData(TaskState.Sending, "NotSent, final", TaskState.Failed)]
    [InlineData(TaskState.Accepted, "Polled failed", TaskState.Failed)]
    public void Apply_SentAgainWithoutKnowing_NeverSaysNotCharged(TaskState state, string happened, TaskState end)
    {
        var again = Apply(SampleTask.In(TaskState.Unknown), Events["ResolvedBySendingAgain"], Now)!.After;

        var move = Apply(again with { State = state }, Events[happened], Now);

        Assert.Equal((end, ChargeStatus.Unknown), (move!.After.State, move.After.Charged));
    }

    [Fact]
    public void Apply_PendingThatSaysNothingNew_ChangesNothing()
    {
        var row = SampleTask.In(TaskState.Accepted) with { Phase = RemotePhase.Running, Progress = 30, RemoteWord = "processing" };

        Assert.Null(Apply(row, Events["Polled pending"], Now));
    }

    [Fact]
    public void Apply_PendingThatStepsBack_KeepsPhaseAndProgress()
    {
        var row = SampleTask.In(TaskState.Accepted) with { Phase = RemotePhase.Running, Progress = 60, RemoteWord = "processing" };

        var move = Apply(row, new TaskEvent.Polled(new PollOutcome.Pending(RemotePhase.Queued, 10, "queued"), null, Later), Now);

        Assert.Equal((RemotePhase.Running, 60, "queued"), (move!.After.Phase, move.After.Progress, move.After.RemoteWord));
    }

    [Fact]
    public void Apply_PendingWithAWordNobodyKnows_KeepsThePhaseAndShowsTheWord()
    {
        var row = SampleTask.In(TaskState.Accepted) with { Phase = RemotePhase.Queued };

        var move = Apply(row, new TaskEvent.Polled(new PollOutcome.Pending(null, null, "shipping"), null, Later), Now);

        Assert.Equal((RemotePhase.Queued, null, "shipping"), (move!.After.Phase, move.After.Progress, move.After.RemoteWord));
    }

    [Fact]
    public void Apply_ResultArchived_TakesShapeFromTheClip()
    {
        var move = Apply(SampleTask.In(TaskState.Succeeded), Events["ResultArchived"], Now);

        Assert.Equal((Clip.Id, null, 0.5625m, ChargeStatus.Yes), (move!.After.Clip, move.After.Poster, move.After.AspectRatio, move.After.Charged));
        Assert.Equal([Clip], move.NewAssets);
    }

    private static TaskTransition? Apply(TaskRow row, TaskEvent happened, DateTimeOffset now) =>
        happened is TaskEvent.SendAnswer answer ? TaskTransitions.Apply(row, Current, answer, now) : TaskTransitions.Apply(row, happened, now);
}
