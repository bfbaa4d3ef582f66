using System.Globalization;
using VideoWeb.Components.Shared;
using VideoWeb.Tests.Localization;
using Xunit;

namespace VideoWeb.Tests.Components;

public sealed class UserClockTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly UserClock Clock = new(Now, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));

    [Theory]
    [InlineData(20, "just now")]
    [InlineData(5 * 60, "5 min ago")]
    [InlineData(3 * 3600, "3 h ago")]
    [InlineData(14 * 3600, "yesterday")]
    [InlineData(3 * 86400, "3 days ago")]
    [InlineData(-7 * 86400, "in 7 days")]
    [InlineData(-30, "just now")]
    public void Relative_SecondsAgo_SaysItInWords(int seconds, string expected)
    {
        using var culture = new CultureSwitch("en-GB");

        Assert.Equal(expected, Clock.Relative(Now.AddSeconds(-seconds), EnglishTexts.Messages));
    }

    [Fact]
    public void Full_InstantInUtc_IsShownInTheReadersZoneAndCulture()
    {
        using var culture = new CultureSwitch("en-GB");

        Assert.Equal(new DateTime(2026, 11, 21, 13, 0, 0).ToString("f", CultureInfo.GetCultureInfo("en-GB")), Clock.Full(Now));
    }

    [Fact]
    public void Relative_ChineseReader_IsInChinese()
    {
        using var culture = new CultureSwitch("zh-Hans");

        Assert.Equal("5 分钟前", Clock.Relative(Now.AddMinutes(-5), EnglishTexts.Messages));
    }
}
