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
        var (memory, said) = (PollMemory.Fresh, new List<TaskEvent?>());
        for (var question = 0; question < 50; question++)
        {
            var verdict = Judge(memory, new PollOutcome.Pending(null, null, "assembling"), SampleTask.Now.AddMinutes(question));
            memory = verdict.Memory;
            said.Add(verdict.Happened);
        }

        var told = Assert.Single(said.OfType<TaskEvent.PollTrouble>());
        Assert.Contains("“assembling”", EnglishTexts.Of(told.Error.Message), StringComparison.Ordinal);
        Assert.Equal(49, said.OfType<TaskEvent.Polled>().Count(polled => polled.Outcome is PollOutcome.Pending));
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
