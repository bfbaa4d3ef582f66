using System.Globalization;
using VideoWeb.Components.Compose.Fields;
using Xunit;

namespace VideoWeb.Tests.Components.Compose;

public sealed class RatioShapeTests
{
    [Theory]
    [InlineData("16:9", 1, 0.5625)]
    [InlineData("9:16", 0.5625, 1)]
    [InlineData("1:1", 1, 1)]
    [InlineData("1280x720", 1, 0.5625)]
    public void Read_Ratio_IsPartsOfTheLongerSide(string value, double width, double height) =>
        Assert.Equal(new RatioShape((decimal)width, (decimal)height), RatioShape.Read(value));

    [Theory]
    [InlineData("adaptive")]
    [InlineData("16:0")]
    [InlineData("16:9:1")]
    [InlineData(":")]
    [InlineData("")]
    public void Read_NoRatio_IsNull(string value) => Assert.Null(RatioShape.Read(value));

    [Fact]
    public void Style_InAnyCulture_HasPoints()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try { Assert.Equal("--w: 1; --h: 0.5625", RatioShape.Read("16:9")!.Style); }
        finally { CultureInfo.CurrentCulture = before; }
    }
}
