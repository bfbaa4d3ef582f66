using VideoWeb.Data.Tasks;
using VideoWeb.Engine.Polling;
using VideoWeb.Engine.Tasks;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Tests.Engine;

public sealed class PollJudgeTests
{
    private static readonly PollingHint Hint = new(TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(2), TimeSpan.FromHours(1));
    private static readonly ProviderError Error = new(ProviderErrorKind.NotFound, "The provider does not know this task.");

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

        const string Sentence = "Vidu does not find the task at the moment. It is asked again for at least 10 minutes before that is believed.";
        Assert.Equal([null, null, new TaskEvent.PollTrouble(Error with { Message = Sentence }), null], happened);
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
