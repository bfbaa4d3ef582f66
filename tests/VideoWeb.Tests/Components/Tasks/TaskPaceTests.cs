using VideoWeb.Components.Tasks;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using VideoWeb.Providers.Catalog;
using VideoWeb.Tests.Localization;
using Xunit;

namespace VideoWeb.Tests.Components.Tasks;

public sealed class TaskPaceTests
{
    private static readonly UsualTime History = new(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(120));
    private static readonly PollingHint Hint = new(TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(80), TimeSpan.FromHours(1));

    // Nine of ten are done after 2 minutes: a quarter more is slow, four times as much (and 10 minutes) stalled.
    [Theory]
    [InlineData(150, Lateness.InTime)]
    [InlineData(151, Lateness.Slow)]
    [InlineData(600, Lateness.Slow)]
    [InlineData(601, Lateness.Stalled)]
    public void Of_WithHistory_IsLateByOurOwnClips(int seconds, Lateness lateness) => Assert.Equal(lateness, After(seconds, History, Hint).Lateness);

    [Theory]
    [InlineData(300, Lateness.InTime)]
    [InlineData(301, Lateness.Slow)]
    [InlineData(961, Lateness.Stalled)]
    public void Of_WithoutHistory_IsMorePatientWithTheCatalogsFigure(int seconds, Lateness lateness) => Assert.Equal(lateness, After(seconds, null, Hint).Lateness);

    [Fact]
    public void Of_NothingIsKnown_NothingIsLate() => Assert.Equal(TaskPace.Unknown, After(86_400, null, null));

    [Fact]
    public void Of_Overdue_IsStalled() =>
        Assert.Equal(Lateness.Stalled, TaskPace.Of(SampleTask.In(TaskState.Accepted) with { IsOverdue = true }, History, Hint, SampleTask.Now, EnglishTexts.Messages).Lateness);

    [Fact]
    public void Of_WaitingToBeSent_IsNeverLate() =>
        Assert.Equal(new TaskPace("usually 1–2 min", Lateness.InTime, null), TaskPace.Of(SampleTask.In(TaskState.Ready), History, Hint, SampleTask.Now.AddDays(1), EnglishTexts.Messages));

    [Fact]
    public void Of_InTheSandboxWithoutHistory_SaysNothingOfTheProvidersTime()
    {
        var first = SampleTask.In(TaskState.Ready) with { IsSandbox = true };

        Assert.Equal(TaskPace.Unknown, TaskPace.Of(first, null, Hint, SampleTask.Now, EnglishTexts.Messages));
        Assert.Equal("usually 1–2 min", TaskPace.Of(first, History, Hint, SampleTask.Now, EnglishTexts.Messages).Usual);
    }

    [Theory]
    [InlineData(60, 120, "usually 1–2 min")]
    [InlineData(21, 44, "usually 20–45 s")]
    [InlineData(30, 31, "usually about 30 s")]
    [InlineData(175, 181, "usually about 3 min")]
    [InlineData(70, 400, "usually 1–7 min")]
    public void Usual_FromHalfToMost_IsSaidAsPeopleSayIt(int half, int most, string words) =>
        Assert.Equal(words, Elapsed.Usual(new UsualTime(TimeSpan.FromSeconds(half), TimeSpan.FromSeconds(most)), EnglishTexts.Messages));

    private static TaskPace After(int seconds, UsualTime? history, PollingHint? hint) =>
        TaskPace.Of(SampleTask.In(TaskState.Accepted) with { SentAt = SampleTask.Now }, history, hint, SampleTask.Now.AddSeconds(seconds), EnglishTexts.Messages);
}
