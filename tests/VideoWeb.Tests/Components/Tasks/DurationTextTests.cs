using VideoWeb.Components.Shared.Text;
using VideoWeb.Data.Tasks;
using VideoWeb.Tests.Localization;
using Xunit;

namespace VideoWeb.Tests.Components.Tasks;

public sealed class DurationTextTests
{
    [Theory]
    [InlineData(0, "0:00")]
    [InlineData(83, "1:23")]
    [InlineData(3723, "1:02:03")]
    [InlineData(90061, "25:01:01")]
    public void Clock_Seconds_ReadsAsPeopleReadClocks(int seconds, string expected) =>
        Assert.Equal(expected, DurationText.Clock(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(2, "usually about 5 s")]
    [InlineData(42, "usually about 40 s")]
    [InlineData(150, "usually about 2 min")]
    public void Usual_Time_IsRounded(int seconds, string expected) => Assert.Equal(expected, DurationText.Usual(TimeSpan.FromSeconds(seconds), EnglishTexts.Messages));

    [Fact]
    public void Of_ARunningTask_CountsFromTheSend() =>
        Assert.Equal(TimeSpan.FromSeconds(83), DurationText.Of(SampleTask.Running(5), SampleTask.Now));

    [Fact]
    public void Of_AnEndedTask_StandsStill() =>
        Assert.Equal(TimeSpan.FromSeconds(83), DurationText.Of(SampleTask.Archived(null), SampleTask.Now.AddDays(1)));

    [Fact]
    public void Of_AClockThatWasSetBack_IsNotNegative() =>
        Assert.Equal(TimeSpan.Zero, DurationText.Of(SampleTask.In(TaskState.Ready), SampleTask.Now.AddDays(-1)));
}
