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
        var pause = PollSchedule.NextPause(Hint, TimeSpan.FromMinutes(1), troubles: 0, retryAfter: null, dice);

        Assert.Equal(TimeSpan.FromSeconds(seconds), pause);
    }

    [Theory]
    [InlineData(1, 20)]
    [InlineData(3, 80)]
    [InlineData(6, 600)]
    [InlineData(1000, 600)]
    public void NextPause_InTrouble_DoublesUpToTenMinutes(int troubles, double seconds)
    {
        var pause = PollSchedule.NextPause(Hint, TimeSpan.FromMinutes(1), troubles, retryAfter: null, dice: 0.5);

        Assert.Equal(TimeSpan.FromSeconds(seconds), pause);
    }

    [Theory]
    [InlineData(5, 10)]
    [InlineData(100, 105)]
    [InlineData(86_400, 3_780)]
    public void NextPause_TheProviderSaysWhen_IsNeverSoonerButAtMostAboutAnHour(double told, double seconds)
    {
        var pause = PollSchedule.NextPause(Hint, TimeSpan.FromMinutes(1), troubles: 0, TimeSpan.FromSeconds(told), dice: 0.5);

        Assert.Equal(TimeSpan.FromSeconds(seconds), pause);
    }

    [Theory]
    [InlineData(61, 40)]
    [InlineData(600, 100)]
    [InlineData(60_000, 600)]
    public void NextPause_Overdue_GrowsRare(double minutes, double seconds)
    {
        var pause = PollSchedule.NextPause(Hint, TimeSpan.FromMinutes(minutes), troubles: 0, retryAfter: null, dice: 0.5);

        Assert.Equal(TimeSpan.FromSeconds(seconds), pause);
    }
}
