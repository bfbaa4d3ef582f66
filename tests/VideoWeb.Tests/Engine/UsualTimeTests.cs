using VideoWeb.Engine;
using Xunit;

namespace VideoWeb.Tests.Engine;

public sealed class UsualTimeTests
{
    [Fact]
    public void Of_FourClips_SaysNothing() => Assert.Null(UsualTime.Of(Seconds(10, 20, 30, 40)));

    [Fact]
    public void Of_TenClips_IsTheFifthAndTheNinth() =>
        Assert.Equal(
            new UsualTime(TimeSpan.FromSeconds(50), TimeSpan.FromSeconds(90)), UsualTime.Of(Seconds(100, 10, 90, 20, 80, 30, 70, 40, 60, 50)));

    private static List<TimeSpan> Seconds(params int[] seconds) => [.. seconds.Select(one => TimeSpan.FromSeconds(one))];
}
