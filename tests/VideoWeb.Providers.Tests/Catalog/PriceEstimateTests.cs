using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Providers.Tests.Catalog;

public sealed class PriceEstimateTests
{
    [Theory]
    // 5 s at 720p on q2 is the page's own example: credits 35.
    [InlineData("viduq2", "{}", 35)]
    [InlineData("viduq2", """{"duration":1,"resolution":"540p"}""", 10)]
    [InlineData("viduq2", """{"duration":10,"resolution":"1080p"}""", 110)]
    [InlineData("viduq2", """{"off_peak":true}""", 18)]
    [InlineData("viduq3-pro", "{}", 100)]
    [InlineData("viduq3-pro", """{"duration":16,"resolution":"1080p"}""", 384)]
    [InlineData("viduq3-turbo", "{}", 60)]
    [InlineData("viduq3-turbo", """{"resolution":"540p","off_peak":true}""", 18)]
    [InlineData("viduq1", "{}", 80)]
    [InlineData("viduq1", """{"off_peak":true}""", 40)]
    public void TextToVideo_ByVidusList_Costs(string model, string values, int credits)
    {
        Assert.Equal(new ReportedCost(credits, "credits"), PriceEstimate.Estimate(CatalogUnderTest.Input("vidu", model, "text", CatalogUnderTest.Values(values))));
    }

    [Theory]
    [InlineData("vidu", "viduq3-pro", "first-frame", "{}")]
    [InlineData("vidu", "viduq3-pro", "text", """{"duration":17}""")]
    [InlineData("vidu", "viduq3-pro", "text", """{"duration":"5"}""")]
    [InlineData("vidu", "viduq3-pro", "text", """{"duration":-9223372036854775808}""")]
    [InlineData("globalaiopc", "videos", "text", "{}")]
    public void Price_ThatIsNotPublished_IsNotGuessed(string provider, string model, string mode, string values)
    {
        Assert.Null(PriceEstimate.Estimate(CatalogUnderTest.Input(provider, model, mode, CatalogUnderTest.Values(values))));
    }
}
