using VideoWeb.Data.Tasks;
using VideoWeb.Engine.Tasks;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using VideoWeb.Tests.Localization;
using Xunit;

namespace VideoWeb.Tests.Engine;

/// <summary>What the answers of sends do, of the current one and of others.</summary>
public sealed partial class TaskTransitionsTests
{
    private static readonly SendAttempt Second = new(2, 4);

    [Fact]
    public void Apply_Accepted_KeepsIdCostAndEvidence()
    {
        var cost = new ReportedCost(12, "credits");

        var move = Apply(
            SampleTask.In(TaskState.Sending), new TaskEvent.Accepted(new SubmitOutcome.Accepted(new RemoteTaskId("r1"), cost), Evidence, Later), Now);

        var before = SampleTask.In(TaskState.Sending);
        Assert.Equal(
            new TaskTransition(
                before,
                before with { State = TaskState.Accepted, Phase = RemotePhase.Queued, RemoteId = new RemoteTaskId("r1"), Cost = cost, NextPollAt = Later, UpdatedAt = Now, Version = 2 },
                new NewTaskEvent("accepted", Message.Of(MessageCode.TaskAccepted, ("provider", "Vidu"), ("id", "r1"))),
                Evidence with { Outcome = "accepted" })
            { NamedSend = 1 },
            move! with { NewAssets = [] });
    }

    [Fact]
    public void Apply_NotSentAfterCancelWasAsked_IsCancelledAndFree()
    {
        var move = Apply(
            SampleTask.In(TaskState.Sending) with { CancelAsked = true }, new TaskEvent.NotSent(Error, Evidence, Later), Now);

        Assert.Equal((TaskState.Cancelled, ChargeStatus.No, Now), (move!.After.State, move.After.Charged, move.After.FinishedAt));
    }

    [Theory]
    [InlineData("Refused", "late-answer")]
    [InlineData("RefusedForNow", "late-answer")]
    [InlineData("NotSent, again", "late-answer")]
    [InlineData("NotSent, final", "late-answer")]
    [InlineData("SubmitUnknown", "late-answer")]
    public void Apply_AnswerOfAnEarlierSend_IsKeptWithThatSendAndMovesNothing(string happened, string kind)
    {
        var answer = (TaskEvent.SendAnswer)Events[happened];
        foreach (var state in Enum.GetValues<TaskState>())
        {
            var row = SampleTask.In(state) with { HasOpenAttempt = true };

            var move = TaskTransitions.Apply(row, Second, answer, Now)!;

            Assert.Equal(row with { UpdatedAt = Now, Version = row.Version + 1, Charged = row.Charged == ChargeStatus.No ? ChargeStatus.Unknown : row.Charged }, move.After);
            Assert.Equal((kind, 1, 3), (move.Event.Kind, move.Attempt!.Number, move.Attempt.Run));
            Assert.False(string.IsNullOrEmpty(move.Attempt.Outcome));
            Assert.Null(move.Claim);
        }
    }

    [Fact]
    public void Apply_EarlierSendWasAcceptedAfterAll_IsToldWithItsIdAndTheMoneyOfBoth()
    {
        var sending = SampleTask.In(TaskState.Sending) with { HasOpenAttempt = true };

        var move = TaskTransitions.Apply(sending, Second, (TaskEvent.SendAnswer)Events["Accepted"], Now)!;

        Assert.Equal((TaskState.Sending, new RemoteTaskId("r1"), "accepted"), (move.After.State, move.AlsoKnownAs!.Value, move.Attempt!.Outcome));
        Assert.Contains("Both may be charged.", EnglishTexts.Of(move.Event.Message), StringComparison.Ordinal);
    }

    [Fact]
    public void Apply_EarlierSendWasAcceptedBeforeTheNextOneBegan_ThatOneIsNotMade()
    {
        var again = TaskTransitions.Apply(SampleTask.In(TaskState.Unknown), Events["ResolvedBySendingAgain"], Now)!.After;

        var move = TaskTransitions.Apply(again, new SendAttempt(2, null), (TaskEvent.SendAnswer)Events["Accepted"], Now)!;

        Assert.Equal((TaskState.Accepted, new RemoteTaskId("r1")), (move.After.State, move.After.RemoteId!.Value));
        Assert.Equal(1, move.Attempt!.Number);
        Assert.Contains("not sent again", EnglishTexts.Of(move.Event.Message), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TaskState.Sending)]
    [InlineData(TaskState.Unknown)]
    public void Apply_ProofOfAnEarlierSend_KeepsItsIdAndLeavesTheCurrentSendInDoubt(TaskState state)
    {
        var row = SampleTask.In(state) with { HasOpenAttempt = true, Error = Error };

        var move = TaskTransitions.Apply(row, Second, (TaskEvent.SendAnswer)Events["ProvenAccepted"], Now)!;

        Assert.Equal(row with { RemoteId = new RemoteTaskId("r3"), UpdatedAt = Now, Version = row.Version + 1 }, move.After);
        Assert.Equal((new RemoteTaskId("r3"), null), (move.AlsoKnownAs!.Value, move.Attempt));
        Assert.Null(TaskTransitions.Apply(move.After, Second, (TaskEvent.SendAnswer)Events["ProvenAccepted"], Now));
    }

    [Fact]
    public void Apply_EarlierSendIsProvenBeforeTheNextOneBegan_ThatOneIsNotMade()
    {
        var again = TaskTransitions.Apply(SampleTask.In(TaskState.Unknown), Events["ResolvedBySendingAgain"], Now)!.After;

        var move = TaskTransitions.Apply(again, new SendAttempt(2, null), (TaskEvent.SendAnswer)Events["ProvenAccepted"], Now)!;

        Assert.Equal((TaskState.Accepted, new RemoteTaskId("r3")), (move.After.State, move.After.RemoteId!.Value));
        Assert.Contains("not sent again", EnglishTexts.Of(move.Event.Message), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Accepted", "r1", "Refused", TaskState.Refused)]
    [InlineData("Accepted", "r1", "NotSent, final", TaskState.Failed)]
    [InlineData("ProvenAccepted", "r3", "Refused", TaskState.Refused)]
    [InlineData("ProvenAccepted", "r3", "NotSent, final", TaskState.Failed)]
    public void Apply_CurrentSendBringsNoIdAfterAnEarlierOneDid_TheEarlierOneCanBeLookedAt(string earlier, string id, string current, TaskState end)
    {
        var sending = SampleTask.In(TaskState.Sending) with { HasOpenAttempt = true };

        var told = TaskTransitions.Apply(sending, new SendAttempt(2, 3), (TaskEvent.SendAnswer)Events[earlier], Now)!.After;
        var ended = TaskTransitions.Apply(told, Current, (TaskEvent.SendAnswer)Events[current], Now)!.After;

        Assert.Equal((end, new RemoteTaskId(id), ChargeStatus.Unknown), (ended.State, ended.RemoteId!.Value, ended.Charged));
        Assert.Equal(TaskState.Accepted, Apply(ended, Events["LookAgainAsked"], Now)!.After.State);
    }

    [Theory]
    [InlineData("Accepted", "r1")]
    [InlineData("ProvenAccepted", "r3")]
    public void Apply_EarlierSendWasAcceptedAndTheTaskHasEndedWithoutAClip_ThatOneCanBeLookedAt(string earlier, string id)
    {
        foreach (var (state, known) in new[] { (TaskState.Refused, null), (TaskState.Failed, null), (TaskState.Cancelled, null), (TaskState.Failed, "r9"), (TaskState.Expired, "r9") })
        {
            var row = SampleTask.In(state) with { HasOpenAttempt = true, RemoteId = known is null ? null : new RemoteTaskId(known) };

            var move = TaskTransitions.Apply(row, Second, (TaskEvent.SendAnswer)Events[earlier], Now)!;

            Assert.Equal((state, new RemoteTaskId(id), ChargeStatus.Unknown), (move.After.State, move.After.RemoteId!.Value, move.After.Charged));
            Assert.Contains("an earlier send of it", EnglishTexts.Of(move.Event.Message), StringComparison.Ordinal);
            Assert.Equal(TaskState.Accepted, Apply(move.After, Events["LookAgainAsked"], Now)!.After.State);
        }
    }

    [Theory]
    [InlineData("Accepted")]
    [InlineData("ProvenAccepted")]
    public void Apply_EarlierSendInsteadOfTheNext_CountsItsMoneyOnce(string earlier)
    {
        var again = TaskTransitions.Apply(SampleTask.In(TaskState.Unknown), Events["ResolvedBySendingAgain"], Now)!.After;

        Assert.True(TaskTransitions.Apply(again, new SendAttempt(2, null), (TaskEvent.SendAnswer)Events[earlier], Now)!.IsByEarlierSend);
        // Another run's answer to the very same send is none of an earlier one.
        Assert.False(TaskTransitions.Apply(again, new SendAttempt(1, null), (TaskEvent.SendAnswer)Events[earlier], Now)!.IsByEarlierSend);
    }

    [Theory]
    [InlineData("NotSent, again")]
    [InlineData("RefusedForNow")]
    public void Apply_CurrentSendHadNoEffectAfterAnEarlierOneWasAccepted_IsNotMadeAgain(string current)
    {
        var sending = SampleTask.In(TaskState.Sending) with { HasOpenAttempt = true, RemoteId = new RemoteTaskId("r1") };

        var move = Apply(sending, Events[current], Now)!;

        Assert.Equal((TaskState.Accepted, new RemoteTaskId("r1"), null, true), (move.After.State, move.After.RemoteId!.Value, move.After.Error, move.IsByEarlierSend));
        Assert.Contains("not sent again", EnglishTexts.Of(move.Event.Message), StringComparison.Ordinal);
    }

    [Fact]
    public void Apply_CurrentSendIsAnsweredWithTheIdOfAnEarlierOne_IsAccepted()
    {
        var sending = SampleTask.In(TaskState.Sending) with { HasOpenAttempt = true, RemoteId = new RemoteTaskId("r1") };

        Assert.Equal(TaskState.Accepted, Apply(sending, Events["Accepted"], Now)!.After.State);
    }

    [Theory]
    [InlineData("NotSent, again")]
    [InlineData("NotSent, final")]
    [InlineData("RefusedForNow")]
    public void Apply_UnknownHadNoEffectAfterAll_IsFreeAndNotSentAgain(string happened)
    {
        var unknown = SampleTask.In(TaskState.Unknown) with { Charged = ChargeStatus.Unknown, FinishedAt = Now };

        var failed = Apply(unknown, Events[happened], Later)!.After;
        var cancelled = Apply(unknown with { CancelAsked = true }, Events[happened], Later)!.After;

        Assert.Equal((TaskState.Failed, ChargeStatus.No, null, Later), (failed.State, failed.Charged, failed.NextPollAt, failed.FinishedAt!.Value));
        Assert.Equal((TaskState.Cancelled, ChargeStatus.No), (cancelled.State, cancelled.Charged));
        Assert.Equal(ChargeStatus.Unknown, Apply(unknown with { HasOpenAttempt = true }, Events[happened], Later)!.After.Charged);
    }

    [Fact]
    public void Apply_AnswerOfAnotherRunForTheSameSend_LeavesThatSendsEvidence()
    {
        var sending = SampleTask.In(TaskState.Sending);

        var move = TaskTransitions.Apply(sending, new SendAttempt(1, 4), (TaskEvent.SendAnswer)Events["NotSent, again"], Now)!;

        Assert.Equal((TaskState.Sending, null), (move.After.State, move.Attempt));
    }

    [Fact]
    public void Apply_AnswerWithoutItsSend_IsAFaultOfTheCaller() =>
        Assert.Throws<ArgumentException>(() => TaskTransitions.Apply(SampleTask.In(TaskState.Sending), Events["Accepted"], Now));
}
