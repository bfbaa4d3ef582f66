using VideoWeb.Components.Comments;
using Xunit;

namespace VideoWeb.Tests.Components.Comments;

public sealed class TimeCodeTests
{
    [Theory]
    [InlineData("0:03", 3_000, "0:03")]
    [InlineData(" 75,5 ", 75_500, "1:15.5")]
    [InlineData("1:02:03.25", 3_723_250, "1:02:03.25")]
    [InlineData("0:00.041", 41, "0:00.041")]
    [InlineData("2：05", 125_000, "2:05")]
    public void Written_IsReadAndWritten(string text, int milliseconds, string written)
    {
        Assert.True(TimeCode.TryRead(text, out var at));
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), at);
        Assert.Equal(written, TimeCode.Of(at!.Value));
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("0:60")]
    [InlineData("-1")]
    [InlineData("1:2:3:4")]
    [InlineData(":3")]
    [InlineData("1e9")]
    [InlineData("99999999999:00")]
    public void Read_OfWhatIsNone_Fails(string text) => Assert.False(TimeCode.TryRead(text, out _));

    [Fact]
    public void Read_OfNothing_IsNoTime()
    {
        Assert.True(TimeCode.TryRead(" ", out var at));
        Assert.Null(at);
    }
}
