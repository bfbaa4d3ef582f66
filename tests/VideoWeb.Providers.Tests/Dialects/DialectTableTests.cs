using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Dialects;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Providers.Tests.Dialects;

public sealed class DialectTableTests
{
    [Fact]
    public void Find_EveryNameOfTheCatalog_IsSpoken()
    {
        var spoken = CatalogReader.Dialects.Select(name => DialectTable.Find(name).Name);

        Assert.Equal(CatalogReader.Dialects, spoken);
        Assert.Equal(CatalogReader.Dialects.Order(), DialectTable.Names.Order());
    }

    [Fact]
    public void Find_UnknownName_SaysWhichThereAre()
    {
        var error = Assert.Throws<ArgumentException>(() => DialectTable.Find("esperanto"));

        Assert.Contains("vidu", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("..")]
    [InlineData("")]
    public void BuildQuery_IdThatIsNone_IsNotAskedFor(string id)
    {
        var provider = Golden.GoldenRequest.Provider("vidu");

        Assert.Throws<ArgumentException>(() => DialectTable.Find("vidu").BuildQuery(provider, new RemoteTaskId(id)));
    }

    [Theory]
    [InlineData("agcloud", false, true)]
    [InlineData("vidu", true, true)]
    [InlineData("uniall", false, false)]
    [InlineData("globalaiopc", false, false)]
    [InlineData("ezmodel", false, false)]
    public void OptionalCalls_OfEachProvider_AreThoseItsPagesName(string id, bool cancels, bool lists)
    {
        var provider = Golden.GoldenRequest.Provider(id);
        var dialect = DialectTable.Find(provider.Dialect);

        var found = (provider.Capabilities.Cancel, dialect.BuildCancel(provider, new RemoteTaskId("1")) is not null, dialect.BuildList(provider, default, default) is not null);

        Assert.Equal((cancels, cancels, lists), found);
    }
}
