using VideoWeb.Providers.Catalog;
using Xunit;

namespace VideoWeb.Providers.Tests.Catalog;

public sealed class EmbeddedCatalogTests
{
    [Fact]
    public void EmbeddedFiles_Read_HaveNoProblem()
    {
        var load = CatalogReader.Read(CatalogReader.EmbeddedFiles(), []);

        Assert.Empty(load.Problems);
        Assert.NotEmpty(load.Catalog.Providers);
    }

    [Fact]
    public void Snapshot_WrittenAndRead_IsWrittenTheSame()
    {
        var catalog = CatalogReader.Read(CatalogReader.EmbeddedFiles(), []).Catalog;
        var snapshots = catalog.Providers.SelectMany(provider => provider.Models.Select(model => ModelSnapshot.Of(provider, model)));

        foreach (var snapshot in snapshots)
        {
            var text = DescriptionJson.Write(snapshot);
            Assert.Equal(text, DescriptionJson.Write(DescriptionJson.Read(text)));
        }
    }
}
