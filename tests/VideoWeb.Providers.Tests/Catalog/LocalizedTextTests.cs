using System.Globalization;
using System.Text.Json;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Messages;
using Xunit;

namespace VideoWeb.Providers.Tests.Catalog;

public sealed class LocalizedTextTests
{
    private static readonly LocalizedText Seed = LocalizedText.Of("Seed", ("zh-Hans", "种子"), ("pt-BR", "Semente"));

    [Theory]
    [InlineData("en", "Seed")]
    [InlineData("en-GB", "Seed")]
    [InlineData("zh-Hans", "种子")]
    [InlineData("zh-CN", "种子")]
    [InlineData("zh", "种子")]
    [InlineData("zh-TW", "种子")]
    [InlineData("pt-BR", "Semente")]
    [InlineData("pt-PT", "Semente")]
    [InlineData("de", "Seed")]
    [InlineData("", "Seed")]
    public void In_Culture_IsTheNearestLanguage(string culture, string expected) => Assert.Equal(expected, Seed.In(CultureInfo.GetCultureInfo(culture)));

    [Fact]
    public void In_SeveralOfOneLanguage_IsTheReadersOwn()
    {
        var text = LocalizedText.Of("Colour", ("zh-Hans", "颜色"), ("zh-Hant", "顏色"), ("en-US", "Color"));

        Assert.Equal(
            ["颜色", "顏色", "Color", "Colour"],
            new[] { "zh-CN", "zh-TW", "en-US", "en-GB" }.Select(culture => text.In(CultureInfo.GetCultureInfo(culture))));
    }

    [Fact]
    public void In_AgainForTheSameCulture_AllocatesNothing()
    {
        var culture = CultureInfo.GetCultureInfo("zh-CN");
        _ = (Seed.In(culture), Seed.In(CultureInfo.InvariantCulture));
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var count = 0; count < 1000; count++) { _ = Seed.In(culture); }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Equals_LanguagesInAnotherOrder_IsTheSame()
    {
        var turned = LocalizedText.Of("Seed", ("pt-BR", "Semente"), ("zh-Hans", "种子"));

        Assert.Equal(Seed, turned);
        Assert.Equal(Seed.GetHashCode(), turned.GetHashCode());
        Assert.NotEqual(Seed, LocalizedText.Of("Seed", ("zh-Hans", "种子")));
        Assert.NotEqual(Seed, "Seed");
    }

    [Theory]
    [InlineData("\"Seed\"", "\"Seed\"")]
    [InlineData("""{"en":"Seed"}""", "\"Seed\"")]
    [InlineData("""{"fr":"Graine","en":"Seed","de":"Startwert"}""", """{"en":"Seed","de":"Startwert","fr":"Graine"}""")]
    public void Json_ReadAndWritten_IsCanonical(string json, string expected) =>
        Assert.Equal(expected, JsonSerializer.Serialize(JsonSerializer.Deserialize<LocalizedText>(json)));

    [Theory]
    [InlineData("5")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"de":"Startwert"}""")]
    [InlineData("""{"en":null}""")]
    [InlineData("""{"en":{"en":"Seed"}}""")]
    public void Json_OfAnotherShape_IsRefused(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<LocalizedText>(json));

    [Theory]
    [InlineData("5", "", "CatalogWrongKind(kind: JsonNumber, expected: JsonTextByLanguage)")]
    [InlineData("[]", "", "CatalogWrongKind(kind: JsonArray, expected: JsonTextByLanguage)")]
    [InlineData("\"\"", "", "CatalogTextBlank")]
    [InlineData("{}", "", "CatalogEnglishMissing")]
    [InlineData("""{"zh-Hans":"种子"}""", "", "CatalogEnglishMissing")]
    [InlineData("""{"en":"Seed","zh_CN!!":"种子"}""", "['zh_CN!!']", "CatalogLanguageUnknown(language: “zh_CN!!”)")]
    [InlineData("""{"en":"Seed","zh-hans":"种子"}""", ".zh-hans", "CatalogLanguageUnknown(language: “zh-hans”)")]
    [InlineData("""{"en":"Seed","Chinese":"种子"}""", ".Chinese", "CatalogLanguageUnknown(language: “Chinese”)")]
    [InlineData("""{"en":"Seed","":"种子"}""", "['']", "CatalogLanguageUnknown(language: “”)")]
    [InlineData("""{"en":5}""", ".en", "CatalogWrongKind(kind: JsonNumber, expected: JsonString)")]
    [InlineData("""{"en":"Seed","zh-Hans":" "}""", ".zh-Hans", "CatalogTextBlank")]
    [InlineData("""{"en":"Seed","zh-Hans":{"en":"x"}}""", ".zh-Hans", "CatalogWrongKind(kind: JsonObject, expected: JsonString)")]
    [InlineData("""{"en":"Seed","zh-Hans":"a\u0007b"}""", ".zh-Hans", "CatalogTextControl")]
    public void Label_ThatIsNoText_IsReportedWhereItStands(string label, string place, string reason)
    {
        var load = SmallCatalog.Read(Definition(label));

        var problem = Assert.Single(load.Problems);
        Assert.Equal($"providers.small.definitions.parameters.prompt.label{place}", problem.Path);
        Assert.StartsWith(reason, $"{problem.Reason}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    public void Label_TooLongInOneLanguage_IsReportedThere(string language)
    {
        var texts = new Dictionary<string, string> { ["en"] = "Seed", ["zh-Hans"] = "种子", [language] = new('x', 61) };

        var load = SmallCatalog.Read(Definition(JsonSerializer.Serialize(texts)));

        Assert.Equal(
            new CatalogProblem(SmallCatalog.Source, $"providers.small.definitions.parameters.prompt.label.{language}", Message.Of(MessageCode.CatalogTextTooLong, ("length", 61), ("most", 60))),
            Assert.Single(load.Problems));
    }

    [Fact]
    public void Label_InMoreLanguagesThanThereAre_IsReported()
    {
        var texts = Enumerable.Range(0, 60).Select(number => $"{(char)('a' + (number / 26))}{(char)('a' + (number % 26))}").Append("en").Distinct().ToDictionary(language => language, _ => "x");

        var load = SmallCatalog.Read(Definition(JsonSerializer.Serialize(texts)));

        Assert.Equal("CatalogLanguagesTooMany(count: 61, most: 50)", $"{Assert.Single(load.Problems).Reason}");
    }

    // The file below says { "en": "Seed", "zh-Hans": "种子" }.
    [Theory]
    [InlineData("\"Random seed\"", """{"en":"Random seed"}""")]
    [InlineData("""{"en":"Random seed"}""", """{"en":"Random seed"}""")]
    [InlineData("""{"en":"Random seed","de":"Startwert"}""", """{"en":"Random seed","de":"Startwert"}""")]
    [InlineData("""{"de":"Startwert"}""", """{"en":"Seed","de":"Startwert","zh-Hans":"种子"}""")]
    [InlineData("""{"zh-Hans":"随机种子"}""", """{"en":"Seed","zh-Hans":"随机种子"}""")]
    [InlineData("""{"zh-Hans":null}""", """{"en":"Seed"}""")]
    [InlineData("""{"en":"Seed","de":"Startwert"}""", """{"en":"Seed","de":"Startwert","zh-Hans":"种子"}""")]
    public void Overlay_OfAText_LeavesNoTranslationOfAnother(string overlay, string expected)
    {
        var file = SmallCatalog.With("""{"definitions":{"parameters":{"prompt":{"label":{"en":"Seed","zh-Hans":"种子"}}}}}""");

        var shared = Load(file, Small(Definition(overlay)));
        var own = Load(file, Small($"{{\"models\":{{\"one\":{{\"parameters\":{Prompt(overlay)}}}}}}}"));

        Assert.Equal(JsonSerializer.Deserialize<LocalizedText>(expected), shared);
        Assert.Equal(JsonSerializer.Deserialize<LocalizedText>(expected), own);
    }

    [Fact]
    public void Overlay_WithALanguage_AddsItToATextInEnglishAlone() => Assert.Equal(
        LocalizedText.Of("Prompt", ("zh-Hans", "提示词")),
        Load(SmallCatalog.With(), Small(Definition("""{"zh-Hans":"提示词"}"""))));

    [Fact]
    public void Overlay_WithAnotherExample_ReplacesThatOfEveryLanguage()
    {
        var file = SmallCatalog.With("""{"definitions":{"parameters":{"prompt":{"placeholder":{"en":"A boat","zh-Hans":"一只船"}}}}}""");

        var load = CatalogReader.Read([file], [new CatalogFile("overlay.json", Small("""{"definitions":{"parameters":{"prompt":{"placeholder":"A kite"}}}}"""))]);

        Assert.Empty(load.Problems);
        Assert.Equal("A kite", Assert.IsType<TextParameter>(load.Catalog.Providers[0].Models[0].Modes[0].FindParameter("prompt")).Placeholder);
    }

    [Fact]
    public void Overlay_OfAParameterThatIsCalledLikeAText_IsAParameterStill()
    {
        var file = SmallCatalog.With("""{"models":{"one":{"parameters":{"label":{"use":"prompt","wire":{"path":"label"}}}}}}""");

        var load = CatalogReader.Read([file], [new CatalogFile("overlay.json", """{"providers":{"small":{"models":{"one":{"parameters":{"label":{"label":"Name"}}}}}}}""")]);

        Assert.Empty(load.Problems);
        Assert.Equal("Name", load.Catalog.Providers[0].Models[0].Modes[0].FindParameter("label")!.Label.English);
    }

    [Fact]
    public void EmbeddedFiles_EveryText_IsInEveryLanguage()
    {
        var texts = CatalogUnderTest.Texts().ToList();

        var languages = texts.SelectMany(text => text.All).Select(translation => translation.Language).Distinct().Order().ToList();

        Assert.Equal(["en", "zh-Hans"], languages);
        // 16:9 and 720p are the same everywhere.
        Assert.Empty(texts.Where(text => HasWords(text.English) && text.All.Count() < languages.Count).Select(text => text.English).Distinct());
    }

    [Fact]
    public void EmbeddedFiles_TheSameEnglish_HasTheSameTranslation() => Assert.Empty(CatalogUnderTest.Texts().Distinct()
        .GroupBy(text => text.English).Where(group => group.Count() > 1).Select(group => group.Key));

    private static bool HasWords(string text) => text.Any(char.IsLetter) && !text.All(letter => char.IsAsciiDigit(letter) || letter is 'p' or 'k' or 'K');

    private static string Prompt(string label) => $"{{\"prompt\":{{\"label\":{label}}}}}";

    private static string Definition(string label) => $"{{\"definitions\":{{\"parameters\":{Prompt(label)}}}}}";

    private static string Small(string change) => $"{{\"providers\":{{\"small\":{change}}}}}";

    private static LocalizedText Load(CatalogFile file, string overlay)
    {
        var load = CatalogReader.Read([file], [new CatalogFile("overlay.json", overlay)]);
        Assert.Empty(load.Problems);
        return load.Catalog.Providers[0].Models[0].Modes[0].FindParameter("prompt")!.Label;
    }
}
