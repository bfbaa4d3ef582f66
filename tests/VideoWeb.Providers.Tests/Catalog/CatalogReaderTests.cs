using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Messages;
using Xunit;

namespace VideoWeb.Providers.Tests.Catalog;

public sealed class CatalogReaderTests
{
    [Fact]
    public void Model_OnSharedDefinitions_CarriesItsCompleteList()
    {
        var text = SmallCatalog.Model().FindMode("text")!;

        Assert.Equal(
            [
                "prompt: required text of 100 -> prompt: String",
                "duration: optional integer 1 to 10 default 5 -> seconds: Integer",
                "mark: optional switch default false -> mark: Boolean",
                "corner: optional choice 1 2 default 1 -> corner: Integer when mark is true",
            ],
            text.Parameters.Select(parameter => $"{parameter.Name}: {ShortForm.Format(parameter)}"));
        Assert.Empty(text.Slots);
    }

    [Fact]
    public void Mode_ThatChangesAndTakesAway_DiffersFromTheOthers()
    {
        var mode = SmallCatalog.Model().FindMode("first-frame")!;

        Assert.Equal(
            ["prompt: optional text of 100 -> prompt: String", "duration: optional integer 1 to 10 default 5 -> seconds: Integer", "mark: optional switch default false -> mark: Boolean"],
            mode.Parameters.Select(parameter => $"{parameter.Name}: {ShortForm.Format(parameter)}"));
        Assert.Equal(["1 to 1 Image by Url -> image"], mode.Slots.Select(ShortForm.Format));
    }

    [Theory]
    [InlineData("""{"models":{"one":{"parameters":{"duration":{"maximum":16}}}}}""", "optional integer 1 to 16 default 5 -> seconds: Integer")]
    [InlineData("""{"models":{"one":{"modes":{"text":{"parameters":{"duration":{"default":null,"unit":null}}}}}}}""", "optional integer 1 to 10 -> seconds: Integer")]
    [InlineData("""{"definitions":{"parameters":{"long":{"use":"duration","minimum":5,"maximum":60}}},"models":{"one":{"parameters":{"duration":{"use":"long"}}}}}""", "optional integer 5 to 60 default 5 -> seconds: Integer")]
    [InlineData("""{"definitions":{"modes":{"text":{"parameters":{"duration":{"maximum":7}}}}}}""", "optional integer 1 to 7 default 5 -> seconds: Integer")]
    public void Duration_ChangedSomewhere_IsResolved(string change, string expected)
    {
        Assert.Equal(expected, ShortForm.Format(SmallCatalog.Model(change).FindMode("text")!.FindParameter("duration")!));
    }

    [Fact]
    public void Model_ThatUsesAnother_DiffersInWhatItSays()
    {
        var load = SmallCatalog.Read("""{"models":{"two":{"use":"one","name":"Two","wireName":"two-2"}}}""");

        var two = load.Catalog.FindProvider("small")!.FindModel("two")!;
        Assert.Empty(load.Problems);
        Assert.Equal(("Two", "The first.", "two-2", 2), (two.Name, two.Summary.English, two.WireNames[0].Name, two.Modes.Count));
    }

    [Fact]
    public void Provider_OfAWholeFile_HasWhatTheFileSays()
    {
        var provider = SmallCatalog.Read("""{"auth":"Token","capabilities":{"callback":"unsigned","marker":"note","maxConcurrent":3,"maxBodyBytes":1000,"cancel":true},"endpoints":{"cancel":"DELETE /tasks/{id}"}}""").Catalog.Providers[0];

        Assert.Equal(("small", "Small", "For tests.", "ezmodel", AuthScheme.Token, SmallCatalog.Source), (provider.Id, provider.Name, provider.Summary.English, provider.Dialect, provider.Auth, provider.Source));
        Assert.Equal(new ProviderLinks(new Uri("https://example.com/docs"), null), provider.Links);
        Assert.Equal(new Uri("https://api.example.com"), provider.DefaultBaseUrl);
        Assert.Equal(new ProviderEndpoints(new Endpoint("POST", "/make"), new Endpoint("GET", "/tasks/{id}"), new Endpoint("DELETE", "/tasks/{id}")), provider.Endpoints);
        Assert.Equal(new PollingHint(TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10)), provider.Polling);
        Assert.Equal(TimeSpan.FromHours(1), provider.ResultLifetime);
        Assert.Equal(new ProviderCapabilities(CallbackKind.Unsigned, true, "note", 3) { MaxBodyBytes = 1000 }, provider.Capabilities);
    }

    [Fact]
    public void File_WithCommentsAndTrailingCommas_IsRead()
    {
        var text = SmallCatalog.With().Text;
        var relaxed = "// a comment\n" + text.Replace("\"wireName\":\"one-1\"", "\"wireName\":\"one-1\" /* here too */", StringComparison.Ordinal)[..^1] + ", }";

        Assert.Empty(CatalogReader.Read([new CatalogFile(SmallCatalog.Source, relaxed)], []).Problems);
    }

    [Fact]
    public void File_WithManyMistakes_ReportsAllAtOnce()
    {
        var load = SmallCatalog.Read("""{"colour":"red","dialect":"sora","models":{"one":{"summary":7,"parameters":{"duration":{"default":99}}}}}""");

        Assert.Equal(
            [
                "providers.small.colour",
                "providers.small.dialect",
                "providers.small.models.one.parameters.duration.default",
                "providers.small.models.one.summary",
            ],
            load.Problems.Select(problem => problem.Path).Order());
        Assert.All(load.Problems, problem => Assert.Equal(SmallCatalog.Source, problem.Source));
        Assert.Empty(load.Catalog.Providers);
    }

    [Fact]
    public void TwoFiles_WithTheSameProvider_AreReported()
    {
        var load = CatalogReader.Read([SmallCatalog.With(), SmallCatalog.With() with { Source = "other.json" }], []);

        Assert.Equal([new CatalogProblem("other.json", "providers.small", Message.Of(MessageCode.CatalogProviderTwice, ("id", new MessageArgument.Quoted("small")), ("source", "small.json")))], load.Problems);
    }

    [Fact]
    public void Provider_WithAProblem_IsLeftOutAloneOfItsFile()
    {
        var load = CatalogReader.Read([SmallCatalog.With("""{"name":null}"""), .. CatalogReader.EmbeddedFiles()], []);

        Assert.Equal(["CatalogMemberMissing(name: “name”)"], load.Problems.Select(problem => $"{problem.Reason}"));
        Assert.Equal(["agcloud", "ezmodel", "globalaiopc", "uniall", "vidu"], load.Catalog.Providers.Select(provider => provider.Id));
    }
}
