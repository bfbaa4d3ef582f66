using VideoWeb.Data.Tasks;
using VideoWeb.Providers.Catalog;
using Xunit;

namespace VideoWeb.Tests.Data;

public sealed class AskedLengthTests
{
    private static readonly ModelCatalog Catalog = CatalogReader.Read(CatalogReader.EmbeddedFiles(), []).Catalog;

    [Theory]
    [InlineData("agcloud", "seedance", "{}", 5)]
    [InlineData("agcloud", "seedance", """{"duration":8}""", 8)]
    [InlineData("agcloud", "seedance", """{"duration":8.0}""", 8)]
    [InlineData("agcloud", "seedance", """{"duration":-1}""", null)]
    [InlineData("agcloud", "seedance", """{"frames":289}""", 12)]
    [InlineData("agcloud", "seedance", """{"frames":29}""", 1)]
    [InlineData("agcloud", "seedance", """{"duration":8,"frames":121}""", 5)]
    [InlineData("agcloud", "seedance-1-0-pro", """{"frames":241}""", 10)]
    [InlineData("vidu", "viduq2", """{"frames":289}""", 5)]
    [InlineData("ezmodel", "any", "{}", null)]
    public void Of_SecondsOrFrames_AreSeconds(string provider, string model, string values, int? seconds) =>
        Assert.Equal(seconds, AskedLength.Of(Catalog.FindProvider(provider)!.FindModel(model)!.FindMode("text"), ParameterValues.FromJson(values)));
}
