using VideoWeb.Engine;
using VideoWeb.Providers.Catalog;
using VideoWeb.Tests.Architecture;
using Xunit;

namespace VideoWeb.Tests.Engine;

/// <summary>The example overlays that people copy.</summary>
public sealed class OverlayExampleTests
{
    [Fact]
    public void Examples_All_LoadTogether()
    {
        var examples = Repository.Files("eng/examples", ".json").ToList();

        var load = CatalogReader.Read(CatalogReader.EmbeddedFiles(), [.. examples.Select(path => new CatalogFile(path, Repository.Read(path)))]);

        Assert.NotEmpty(examples);
        Assert.Empty(load.Problems);
    }

    [Fact]
    public void OfficialVidu_Example_DiffersFromTheRelayInAddressAndSignInOnly()
    {
        var load = CatalogReader.Read(CatalogReader.EmbeddedFiles(), [new CatalogFile("overlay:vidu-official.json", Repository.Read("eng/examples/vidu-official.json"))]);

        var (relay, official) = (load.Catalog.FindProvider("vidu")!, load.Catalog.FindProvider("vidu-official")!);
        Assert.Equal(("https://api.vidu.com/", AuthScheme.Token, "vidu"), (official.DefaultBaseUrl.AbsoluteUri, official.Auth, official.Dialect));
        Assert.Equal(["overlay:vidu-official.json"], official.Sources());
        Assert.Equal(
            DescriptionJson.WriteIndented(relay),
            DescriptionJson.WriteIndented(official with { Id = relay.Id, Name = relay.Name, Summary = relay.Summary, DefaultBaseUrl = relay.DefaultBaseUrl, Auth = relay.Auth, Source = relay.Source }));
    }
}
