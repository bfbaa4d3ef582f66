using VideoWeb.Providers.Catalog;
using Xunit;

namespace VideoWeb.Providers.Tests.Catalog;

public sealed class OverlayTests
{
    [Fact]
    public void Overlay_ThatChangesALimit_ChangesNothingElse()
    {
        var load = Read("""{"providers":{"small":{"definitions":{"parameters":{"duration":{"maximum":20}}}}}}""");

        var provider = load.Catalog.Providers.Single();
        Assert.Empty(load.Problems);
        Assert.Equal("optional integer 1 to 20 default 5 -> seconds: Integer", ShortForm.Format(provider.Models[0].Modes[0].FindParameter("duration")!));
        Assert.Equal("small.json, changed by overlay.json", provider.Source);
        Assert.Equal(
            DescriptionJson.Write(ModelSnapshot.Create(provider, provider.Models[0])).Replace("\"maximum\":20", "\"maximum\":10", StringComparison.Ordinal).Replace(", changed by overlay.json", "", StringComparison.Ordinal),
            Written(SmallCatalog.Read()));
    }

    [Fact]
    public void Overlay_WithAModel_AddsIt()
    {
        var load = Read("""{"providers":{"small":{"models":{"two":{"use":"one","name":"Two","wireName":"two-2"}}}}}""");

        Assert.Empty(load.Problems);
        Assert.Equal(["one", "two"], load.Catalog.Providers.Single().Models.Select(model => model.Id));
    }

    [Fact]
    public void Overlay_WithARelay_AddsAProviderInAFewLines()
    {
        var load = Read("""{"providers":{"relay":{"use":"small","name":"Relay","baseUrl":"https://relay.example.com","auth":"Token"}}}""");

        var relay = load.Catalog.FindProvider("relay")!;
        Assert.Empty(load.Problems);
        Assert.Equal(["small", "relay"], load.Catalog.Providers.Select(provider => provider.Id));
        Assert.Equal(("relay", "Relay", "https://relay.example.com/", AuthScheme.Token, "overlay.json"), (relay.Id, relay.Name, relay.DefaultBaseUrl.ToString(), relay.Auth, relay.Source));
        Assert.Equal(["one"], relay.Models.Select(model => model.Id));
    }

    [Theory]
    [InlineData("""{"providers":{"small":null}}""", "")]
    [InlineData("""{"providers":{"small":{"models":{"one":null,"two":{"name":"Two","summary":"The second.","wireName":"two","parameters":{"prompt":{}},"modes":{"text":{}}}}}}}""", "two")]
    public void Overlay_WithNull_TakesAway(string overlay, string models)
    {
        var load = Read(overlay);

        Assert.Empty(load.Problems);
        Assert.Equal(models, string.Join(' ', load.Catalog.Providers.SelectMany(provider => provider.Models).Select(model => model.Id)));
    }

    [Fact]
    public void Overlays_AfterEachOther_BuildOnEachOther()
    {
        var load = CatalogReader.Read(
            [SmallCatalog.With()],
            [
                new CatalogFile("a.json", """{"providers":{"relay":{"use":"small","name":"Relay"}}}"""),
                new CatalogFile("b.json", """{"providers":{"relay":{"summary":"Changed."}}}"""),
            ]);

        Assert.Empty(load.Problems);
        Assert.Equal(("Relay", "Changed.", "a.json, changed by b.json"), (load.Catalog.Providers[1].Name, load.Catalog.Providers[1].Summary.English, load.Catalog.Providers[1].Source));
    }

    [Theory]
    [InlineData("""{"providers":{"small":{"name":"Changed","colour":"red"}}}""", "providers.small.colour", "CatalogNameUnknown(name: “colour”")]
    [InlineData("""{"providers":{"small":{"name":"Changed","definitions":{"parameters":{"duration":{"maximum":3}}}}}}""", "", "OverlayBreaksPlace(path: providers.small.definitions.parameters.duration.default, source: small.json, problem: DefaultUnfit(problem: ValueNotAllowed(field: Duration, value: 5 s, allowed: RangeAllowed(least: 1, greatest: 3 s))))")]
    [InlineData("""{"providers":{"small":{"name":"Changed"},"new":{"name":"New"}}}""", "providers.new", "CatalogMemberMissing(name: “summary”)")]
    [InlineData("""{"providers":{"small":{"name":"Changed"}},"more":1}""", "more", "CatalogNameUnknown(name: “more”, known: “$schema” and “providers”)")]
    [InlineData("""{"providers":{"small":{"name":"Changed","name":"Twice"}}}""", "providers.small.name", "CatalogTwice(value: “name”)")]
    [InlineData("[]", "", "CatalogFileNoObject(kind: JsonArray)")]
    [InlineData("{", "", "CatalogFileNoJson(line: 1, ")]
    public void Overlay_WithAnyMistake_IsLeftOutWhole(string overlay, string path, string reason)
    {
        var load = Read(overlay);

        Assert.Contains(load.Problems, problem => problem.Source == "overlay.json" && problem.Path == path && $"{problem.Reason}".StartsWith(reason, StringComparison.Ordinal));
        Assert.All(load.Problems, problem => Assert.Equal("overlay.json", problem.Source));
        Assert.Equal(Written(SmallCatalog.Read()), Written(load));
        Assert.Single(load.Catalog.Providers);
    }

    [Fact]
    public void Overlay_AfterABrokenOne_IsApplied()
    {
        var load = CatalogReader.Read(
            [SmallCatalog.With()],
            [new CatalogFile("broken.json", """{"providers":{"small":{"name":7}}}"""), new CatalogFile("whole.json", """{"providers":{"small":{"summary":"Changed."}}}""")]);

        Assert.Equal(["broken.json"], load.Problems.Select(problem => problem.Source));
        Assert.Equal(("Small", "Changed."), (load.Catalog.Providers[0].Name, load.Catalog.Providers[0].Summary.English));
    }

    [Fact]
    public void Overlay_OfOfficialVidu_TakesItsTokenAndHost()
    {
        var load = CatalogReader.Read(
            CatalogReader.EmbeddedFiles(),
            [new CatalogFile("official.json", """{"providers":{"vidu-official":{"use":"vidu","name":"Vidu (official)","baseUrl":"https://api.vidu.com","auth":"Token"}}}""")]);

        Assert.Empty(load.Problems);
        Assert.Equal(load.Catalog.FindProvider("vidu")!.Models.Select(model => model.Id), load.Catalog.FindProvider("vidu-official")!.Models.Select(model => model.Id));
    }

    private static CatalogLoad Read(string overlay) => CatalogReader.Read([SmallCatalog.With()], [new CatalogFile("overlay.json", overlay)]);

    private static string Written(CatalogLoad load) => DescriptionJson.Write(ModelSnapshot.Create(load.Catalog.Providers[0], load.Catalog.Providers[0].Models[0]));
}
