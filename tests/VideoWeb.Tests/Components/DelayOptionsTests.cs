using VideoWeb.Components.Shared;
using Xunit;

namespace VideoWeb.Tests.Components;

public sealed class DelayOptionsTests
{
    // 20:30 in Shanghai.
    private static readonly UserClock Clock = new(new DateTimeOffset(2026, 5, 4, 12, 30, 0, TimeSpan.Zero), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));

    [Fact]
    public void Choices_AreInTheReadersZone() => Assert.Equal(
        (new DateTimeOffset(2026, 5, 4, 14, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 5, 4, 22, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 5, 4, 13, 30, 0, TimeSpan.Zero)),
        (DelayOptions.Tonight(Clock), DelayOptions.InTheMorning(Clock), DelayOptions.InAnHour(Clock)));

    [Fact]
    public void Read_WhatWasWritten_IsTheSame() =>
        Assert.Equal(DelayOptions.Tonight(Clock), DelayOptions.Read(DelayOptions.Write(DelayOptions.Tonight(Clock), Clock), Clock));

    [Theory]
    [InlineData("2026-05-04T22:00:00")]
    [InlineData("2026-05-04T22:00:00.000")]
    public void Read_WithSeconds_IsTheSame(string text) => Assert.Equal(DelayOptions.Tonight(Clock), DelayOptions.Read(text, Clock));

    [Theory]
    [InlineData("2026-05-04T20:30")]
    [InlineData("2026-05-03T22:00")]
    [InlineData("soon")]
    [InlineData(null)]
    public void Read_PassedOrNoTime_IsNone(string? text) => Assert.Null(DelayOptions.Read(text, Clock));
}
