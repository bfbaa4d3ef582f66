using VideoWeb.Components.Shared.Text;
using VideoWeb.Components.Tasks.Presentation;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using VideoWeb.Providers.Catalog;
using VideoWeb.Tests.Localization;
using Xunit;

namespace VideoWeb.Tests.Components.Tasks;

public sealed class TaskTimingTests
{
    private static readonly UsualTime History = new(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(120));
    private static readonly PollingHint Hint = new(TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(80), TimeSpan.FromHours(1));

    // Nine of ten are done after 2 minutes: a quarter more is slow, four times as much (and 10 minutes) stalled.
    [Theory]
    [InlineData(150, DelayLevel.InTime)]
    [InlineData(151, DelayLevel.Slow)]
    [InlineData(600, DelayLevel.Slow)]
    [InlineData(601, DelayLevel.Stalled)]
    public void Of_WithHistory_IsLateByOurOwnClips(int seconds, DelayLevel delay) => Assert.Equal(delay, After(seconds, History, Hint).Delay);

    [Theory]
    [InlineData(300, DelayLevel.InTime)]
    [InlineData(301, DelayLevel.Slow)]
    [InlineData(961, DelayLevel.Stalled)]
    public void Of_WithoutHistory_IsMorePatientWithTheCatalogsFigure(int seconds, DelayLevel delay) => Assert.Equal(delay, After(seconds, null, Hint).Delay);

    [Fact]
    public void Of_NothingIsKnown_NothingIsLate() => Assert.Equal(TaskTiming.Unknown, After(86_400, null, null));

    [Fact]
    public void Of_Overdue_IsStalled() =>
        Assert.Equal(DelayLevel.Stalled, TaskTiming.Of(SampleTask.In(TaskState.Accepted) with { IsOverdue = true }, History, Hint, SampleTask.Now, EnglishTexts.Messages).Delay);

    [Fact]
    public void Of_WaitingToBeSent_IsNeverLate() =>
        Assert.Equal(new TaskTiming("usually 1–2 min", DelayLevel.InTime, null), TaskTiming.Of(SampleTask.In(TaskState.Ready), History, Hint, SampleTask.Now.AddDays(1), EnglishTexts.Messages));

    [Fact]
    public void Of_InTheSandboxWithoutHistory_SaysNothingOfTheProvidersTime()
    {
        var first = SampleTask.In(TaskState.Ready) with { IsSandbox = true };

        Assert.Equal(TaskTiming.Unknown, TaskTiming.Of(first, null, Hint, SampleTask.Now, EnglishTexts.Messages));
        Assert.Equal("usually 1–2 min", TaskTiming.Of(first, History, Hint, SampleTask.Now, EnglishTexts.Messages).Usual);
    }

    [Theory]
    [InlineData(60, 120, "usually 1–2 min")]
    [InlineData(21, 44, "usually 20–45 s")]
    [InlineData(30, 31, "usually about 30 s")]
    [InlineData(175, 181, "usually about 3 min")]
    [InlineData(70, 400, "usually 1–7 min")]
    public void Usual_FromHalfToMost_IsSaidAsPeopleSayIt(int half, int most, string words) =>
        Assert.Equal(words, DurationText.Usual(new UsualTime(TimeSpan.FromSeconds(half), TimeSpan.FromSeconds(most)), EnglishTexts.Messages));

    private static TaskTiming After(int seconds, UsualTime? history, PollingHint? hint) =>
        TaskTiming.Of(SampleTask.In(TaskState.Accepted) with { SentAt = SampleTask.Now }, history, hint, SampleTask.Now.AddSeconds(seconds), EnglishTexts.Messages);
}
