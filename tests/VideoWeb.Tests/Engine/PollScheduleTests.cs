using VideoWeb.Engine;
using VideoWeb.Engine.Polling;
using VideoWeb.Providers.Catalog;
using Xunit;

namespace VideoWeb.Tests.Engine;

public sealed class PollScheduleTests
{
    private static readonly PollingHint Hint = new(TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(2), TimeSpan.FromHours(1));

    [Theory]
    [InlineData(0.0, 8)]
    [InlineData(0.5, 10)]
    [InlineData(1.0, 12)]
    public void NextPause_Usual_IsTheIntervalSpreadByAFifth(double dice, double seconds)
    {
        var pause = PollSchedule.NextPause(Hint, usual: null, TimeSpan.FromMinutes(1), troubles: 0, retryAfter: null, dice);

        Assert.Equal(TimeSpan.FromSeconds(seconds), pause);
    }

    [Theory]
    [InlineData(1, 20)]
    [InlineData(3, 80)]
    [InlineData(6, 600)]
    [InlineData(1000, 600)]
    public void NextPause_InTrouble_DoublesUpToTenMinutes(int troubles, double seconds)
    {
        var pause = PollSchedule.NextPause(Hint, usual: null, TimeSpan.FromMinutes(1), troubles, retryAfter: null, dice: 0.5);

        Assert.Equal(TimeSpan.FromSeconds(seconds), pause);
    }

    [Theory]
    [InlineData(5, 10)]
    [InlineData(100, 105)]
    [InlineData(86_400, 3_780)]
    public void NextPause_TheProviderSaysWhen_IsNeverSoonerButAtMostAboutAnHour(double told, double seconds)
    {
        var pause = PollSchedule.NextPause(Hint, usual: null, TimeSpan.FromMinutes(1), troubles: 0, TimeSpan.FromSeconds(told), dice: 0.5);

        Assert.Equal(TimeSpan.FromSeconds(seconds), pause);
    }

    // Usually done after 2 minutes, most by 3: rare before 72 s, then as often as the provider likes, rare again after 6 minutes.
    [Theory]
    [InlineData(0, 30)]
    [InlineData(50, 22)]
    [InlineData(70, 10)]
    [InlineData(120, 10)]
    [InlineData(360, 10)]
    [InlineData(361, 20)]
    public void NextPause_WithHistory_IsDenseAroundTheUsualEnd(double age, double seconds)
    {
        var usual = new UsualTime(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(3));

        var pause = PollSchedule.NextPause(Hint, usual, TimeSpan.FromSeconds(age), troubles: 0, retryAfter: null, dice: 0.5);

        Assert.Equal(TimeSpan.FromSeconds(seconds), pause);
    }

    [Theory]
    [InlineData(61, 40)]
    [InlineData(600, 100)]
    [InlineData(60_000, 600)]
    public void NextPause_Overdue_GrowsRare(double minutes, double seconds)
    {
        var pause = PollSchedule.NextPause(Hint, usual: null, TimeSpan.FromMinutes(minutes), troubles: 0, retryAfter: null, dice: 0.5);

        Assert.Equal(TimeSpan.FromSeconds(seconds), pause);
    }
}
