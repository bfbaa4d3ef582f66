using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Dialects;
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
}
