using VideoWeb.Data.Tasks;
using VideoWeb.Engine.Polling;
using VideoWeb.Engine.Tasks;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using VideoWeb.Tests.Localization;
using Xunit;

namespace VideoWeb.Tests.Engine;

public sealed class PollJudgeTests
{
    private static readonly PollingHint Hint = new(TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(2), TimeSpan.FromHours(1));
    private static readonly ProviderError Error = new(ProviderErrorKind.NotFound, Message.Recorded("The provider does not know this task."));

    [Fact]
    public void Judge_NotFoundFourTimesOverAnHour_IsNotBelieved() => Assert.Null(AfterNotFound(answers: 4, over: TimeSpan.FromHours(1)));

    [Fact]
    public void Judge_NotFoundFiftyTimesInNineMinutes_IsNotBelieved() => Assert.Null(AfterNotFound(answers: 50, over: TimeSpan.FromMinutes(9)));

    [Fact]
    public void Judge_NotFoundFiveTimesOverTenMinutes_IsBelieved() =>
        Assert.IsType<PollOutcome.NotFound>(Assert.IsType<TaskEvent.Polled>(AfterNotFound(answers: 5, over: TimeSpan.FromMinutes(10))).Outcome);

    [Fact]
    public void Judge_NotFoundThreeTimes_IsSaidOnce()
    {
        var (memory, happened) = (PollMemory.Fresh, new List<TaskEvent?>());
        for (var question = 0; question < 4; question++)
        {
            var verdict = Judge(memory, new PollOutcome.NotFound(Error), SampleTask.Now.AddMinutes(question));
            memory = verdict.Memory;
            happened.Add(verdict.Happened);
        }

        var message = Message.Of(MessageCode.TaskNotFoundYet, ("provider", "Vidu"), ("patience", TimeSpan.FromMinutes(10)));
        Assert.Equal([null, null, new TaskEvent.PollTrouble(Error with { Message = message }), null], happened);
    }

    [Fact]
    public void Judge_FoundInBetween_PatienceBeginsAnew()
    {
        var memory = new PollMemory(NotFoundAnswers: 4, NotFoundSince: SampleTask.Now);

        var found = Judge(memory, new PollOutcome.Pending(RemotePhase.Queued, null, "queued"), SampleTask.Now.AddHours(1));

        Assert.Equal(PollMemory.Fresh, found.Memory);
    }

    [Fact]
    public void Judge_Trouble_IsSaidOnceAtTheThirdAndNeverFailsTheTask()
    {
        var memory = PollMemory.Fresh;
        var said = new List<TaskEvent?>();
        for (var question = 0; question < 200; question++)
        {
            var verdict = Judge(memory, new PollOutcome.Trouble(Error, null), SampleTask.Now.AddMinutes(question));
            memory = verdict.Memory;
            said.Add(verdict.Happened);
        }

        Assert.Equal([2], said.Index().Where(one => one.Item is not null).Select(one => one.Index));
        Assert.IsType<TaskEvent.PollTrouble>(said[2]);
    }

    [Fact]
    public void Judge_DoneWithoutAnAddress_IsAskedThreeTimesMoreAndThenFails()
    {
        var (memory, happened) = (PollMemory.Fresh, new List<TaskEvent?>());
        for (var question = 0; question < 4; question++)
        {
            var verdict = Judge(memory, new PollOutcome.Succeeded(new RemoteResult(null)), SampleTask.Now);
            memory = verdict.Memory;
            happened.Add(verdict.Happened);
        }

        Assert.Equal([null, null, null, new TaskEvent.CompletedWithoutVideo("{}")], happened);
    }

    [Fact]
    public void Judge_DoneWithoutAnAddressWhereTheProviderServesIt_Succeeds()
    {
        var verdict = Judge(new PollMemory(EmptySuccesses: 3), new PollOutcome.Succeeded(new RemoteResult(null)), SampleTask.Now, hasOtherWay: true);

        Assert.IsType<PollOutcome.Succeeded>(Assert.IsType<TaskEvent.Polled>(verdict.Happened).Outcome);
    }

    [Fact]
    public void Judge_ErrorOfTheCallThatSpeaksOfTheTask_IsSaidAndThenEndsIt()
    {
        var moderated = new ProviderError(ProviderErrorKind.Moderation, Message.Recorded("The provider stopped this clip for its content."), "imagine:content-moderated", "Rejected by content moderation.");
        var (memory, happened) = (PollMemory.Fresh, new List<TaskEvent?>());
        for (var question = 0; question < 4; question++)
        {
            // The numbers of requests differ from answer to answer.
            var error = moderated with { ProviderText = $"Rejected by content moderation. Request {question}." };
            var verdict = Judge(memory, new PollOutcome.ProbablyFailed(error, null), SampleTask.Now.AddSeconds(10 * question));
            memory = verdict.Memory;
            happened.Add(verdict.Happened);
        }

        Assert.Equal([null, null], happened[..2]);
        Assert.Contains("Rejected by content moderation. Request 2.", EnglishTexts.Of(Assert.IsType<TaskEvent.PollTrouble>(happened[2]).Error.Message), StringComparison.Ordinal);
        var failed = Assert.IsType<PollOutcome.Failed>(Assert.IsType<TaskEvent.Polled>(happened[3]).Outcome);
        Assert.Equal(moderated with { ProviderText = "Rejected by content moderation. Request 3." }, failed.Error);
    }

    [Fact]
    public void Judge_UnknownWordWithAReason_IsBelievedAfterTenMinutesOnly()
    {
        var error = new ProviderError(ProviderErrorKind.Unknown, Message.Recorded("It says kaput."), null, "It broke");
        var (memory, happened) = (PollMemory.Fresh, new List<TaskEvent?>());
        for (var question = 0; question <= 10; question++)
        {
            var verdict = Judge(memory, new PollOutcome.ProbablyFailed(error, "kaput"), SampleTask.Now.AddMinutes(question));
            memory = verdict.Memory;
            happened.Add(verdict.Happened);
        }

        Assert.Equal([2, 10], happened.Index().Where(one => one.Item is not null).Select(one => one.Index));
        Assert.Contains("“kaput”", EnglishTexts.Of(Assert.IsType<TaskEvent.PollTrouble>(happened[2]).Error.Message), StringComparison.Ordinal);
        Assert.Equal(error, Assert.IsType<PollOutcome.Failed>(Assert.IsType<TaskEvent.Polled>(happened[10]).Outcome).Error);
    }

    [Fact]
    public void Judge_AnotherAnswerInBetween_TheFailureIsCountedAnew()
    {
        var failed = new PollOutcome.ProbablyFailed(Error with { Kind = ProviderErrorKind.Moderation }, null);
        var memory = PollMemory.Fresh;
        foreach (var outcome in new PollOutcome[] { failed, failed, failed, new PollOutcome.Pending(RemotePhase.Running, 10, "running"), failed, failed, failed })
        {
            var verdict = Judge(memory, outcome, SampleTask.Now);
            memory = verdict.Memory;
            Assert.IsNotType<PollOutcome.Failed>((verdict.Happened as TaskEvent.Polled)?.Outcome);
        }
    }

    [Fact]
    public void Judge_UnknownWordAlone_IsSaidOnceAndNeverFailsTheTask()
    {
        var (row, happened, _) = Follow(_ => new PollOutcome.Pending(null, null, "assembling"), 50);

        var told = Assert.Single(happened.OfType<TaskEvent.NotUnderstood>());
        Assert.Contains("“assembling”", EnglishTexts.Of(told.Error.Message), StringComparison.Ordinal);
        Assert.Equal(49, happened.OfType<TaskEvent.Polled>().Count(polled => polled.Outcome is PollOutcome.Pending));
        Assert.Equal((TaskState.Accepted, true), (row.State, row.IsUnclear));
    }

    public static TheoryData<PollOutcome, string> Unclear => new()
    {
        { Trouble(ProviderErrorKind.Parameter, MessageCode.Unanswered, "imagine:face-rejected", "A face."), "imagine:face-rejected: A face." },
        { Trouble(ProviderErrorKind.Unknown, MessageCode.Unanswered, "imagine:face-rejected", null), "imagine:face-rejected" },
        { Trouble(ProviderErrorKind.Model, MessageCode.Unanswered, null, "Not today."), "Not today." },
        { Trouble(ProviderErrorKind.Garbled, MessageCode.AnswerNotUnderstood, null, "[]"), "[]" },
        { new PollOutcome.Pending(null, null, "assembling") { Remark = "Patience." }, "assembling: Patience." },
    };

    [Theory]
    [MemberData(nameof(Unclear))]
    public void Judge_AnswerNobodyKnows_IsMarkedAskedEverMoreRarelyAndNeverFails(PollOutcome outcome, string words)
    {
        var (row, happened, pauses) = Follow(_ => outcome, 20);

        Assert.Single(happened.OfType<TaskEvent.NotUnderstood>());
        Assert.Empty(happened.OfType<TaskEvent.PollTrouble>());
        Assert.Equal(Message.Of(MessageCode.AnswersStayUnclear, ("provider", "Vidu"), ("words", new MessageArgument.Quoted(words))), row.Error!.Message);
        Assert.Equal((TaskState.Accepted, true, ChargeStatus.Unknown), (row.State, row.IsUnclear, row.Charged));
        Assert.Equal(pauses.Order(), pauses);
        Assert.InRange(pauses[^1], TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(15));
    }

    [Fact]
    public void Judge_OtherWordsNobodyKnows_AreShownInTheirPlace()
    {
        var (row, happened, _) = Follow(number => Trouble(ProviderErrorKind.Parameter, MessageCode.Unanswered, number < 6 ? "one" : "two", $"Request {number}."), 12);

        Assert.Equal(2, happened.OfType<TaskEvent.NotUnderstood>().Count());
        Assert.Equal("two", row.Error!.ProviderCode);
    }

    [Theory]
    [InlineData(ProviderErrorKind.Key)]
    [InlineData(ProviderErrorKind.Balance)]
    [InlineData(ProviderErrorKind.RateLimit)]
    [InlineData(ProviderErrorKind.ProviderDown)]
    [InlineData(ProviderErrorKind.Unreachable)]
    public void Judge_TroubleThatIsKnown_MarksNothing(ProviderErrorKind kind)
    {
        var (row, happened, _) = Follow(_ => Trouble(kind, MessageCode.Unanswered, "x", "y"), 20);

        Assert.Single(happened.OfType<TaskEvent.PollTrouble>());
        Assert.Null(row.Error);
    }

    [Fact]
    public void Judge_UnderstoodAgain_TheMarkGoes()
    {
        var unclear = Trouble(ProviderErrorKind.Parameter, MessageCode.Unanswered, "one", null);

        var (row, _, _) = Follow(number => number < 5 ? unclear : new PollOutcome.Pending(RemotePhase.Running, null, "running"), 6);

        Assert.Equal((null, false, RemotePhase.Running), (row.Error, row.IsUnclear, row.Phase));
    }

    private static PollOutcome.Trouble Trouble(ProviderErrorKind kind, MessageCode code, string? provider, string? text) =>
        new(new ProviderError(kind, Message.Of(code, ("status", 400)), provider, text), null);

    // As the poller does it: what a verdict makes of the task is what the next answer is judged by.
    private static (TaskRow Row, IReadOnlyList<TaskEvent?> Happened, IReadOnlyList<TimeSpan> Pauses) Follow(Func<int, PollOutcome> answer, int questions)
    {
        var row = SampleTask.In(TaskState.Accepted) with { SentAt = SampleTask.Now };
        var (memory, happened, pauses, now) = (PollMemory.Fresh, new List<TaskEvent?>(), new List<TimeSpan>(), SampleTask.Now);
        for (var question = 0; question < questions; question++)
        {
            var verdict = PollJudge.Judge(memory, row, answer(question), "{}", Hint with { Overdue = TimeSpan.FromDays(30) }, usual: null, hasOtherWay: false, now, dice: 0.5);
            (memory, now) = (verdict.Memory, now + verdict.Pause);
            happened.Add(verdict.Happened);
            pauses.Add(verdict.Pause);
            if (verdict.Happened is { } move) { row = TaskTransitions.Apply(row, move, now)?.After ?? row; }
        }

        return (row, happened, pauses);
    }

    private static TaskEvent? AfterNotFound(int answers, TimeSpan over)
    {
        var memory = PollMemory.Fresh;
        TaskEvent? last = null;
        for (var answer = 0; answer < answers; answer++)
        {
            var verdict = Judge(memory, new PollOutcome.NotFound(Error), SampleTask.Now + (over * answer / (answers - 1)));
            Assert.IsNotType<TaskEvent.Polled>(last);
            (memory, last) = (verdict.Memory, verdict.Happened);
        }

        return last;
    }

    private static PollVerdict Judge(PollMemory memory, PollOutcome outcome, DateTimeOffset now, bool hasOtherWay = false) =>
        PollJudge.Judge(memory, SampleTask.In(TaskState.Accepted) with { SentAt = SampleTask.Now }, outcome, "{}", Hint, usual: null, hasOtherWay, now, dice: 0.5);
}
