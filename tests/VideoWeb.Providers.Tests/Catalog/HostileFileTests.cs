using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using VideoWeb.Providers.Catalog;
using Xunit;

namespace VideoWeb.Providers.Tests.Catalog;

public sealed class HostileFileTests
{
    [Theory]
    [InlineData('[')]
    [InlineData('{')]
    public void File_NestedAMillionDeep_IsRefused(char bracket)
    {
        var text = bracket == '[' ? new string('[', 1_000_000) : string.Concat(Enumerable.Repeat("{\"a\":", 300_000));

        Assert.Equal(["CatalogFileTooDeep(most: 32)"], Reasons(text));
    }

    [Fact]
    public void File_NestedOneLevelTooDeep_IsRefused()
    {
        static string Nested(int levels) => string.Concat(Enumerable.Repeat("{\"providers\":", levels)) + "0" + new string('}', levels);

        Assert.Contains("CatalogFileTooDeep(most: 32)", Reasons(Nested(33)));
        Assert.DoesNotContain("CatalogFileTooDeep(most: 32)", Reasons(Nested(32)));
    }

    [Fact]
    public void File_OfFiftyMegabytes_IsRefusedBeforeParsing()
    {
        var text = new string('[', 50 * 1024 * 1024);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var reasons = Reasons(text);

        Assert.Equal(["CatalogFileTooLong(most: 2097152)"], reasons);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1024 * 1024);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("\"text\"")]
    [InlineData("{\"providers\":")]
    [InlineData("{\"providers\":null}")]
    [InlineData("{\"providers\":[]}")]
    [InlineData("{\"providers\":{\"a\":7}}")]
    [InlineData("{\"providers\":{\"a\":{\"use\":7}}}")]
    [InlineData("{\"providers\":{\"\":{}}}")]
    [InlineData("{\"providers\":{\"\\ud800\":{}}}")]
    [InlineData("{\"providers\":{\"a\":{\"name\":\"\\ud800\"}}}")]
    [InlineData("{\"providers\":{\"a\":{\"definitions\":[],\"models\":[],\"endpoints\":7,\"capabilities\":\"x\",\"polling\":true}}}")]
    [InlineData("{\"providers\":{\"a\":{\"models\":{\"m\":{\"modes\":{\"text\":[]},\"parameters\":7,\"prices\":[],\"wireNames\":{}}}}}}")]
    [InlineData("{\"providers\":{\"a\":{\"definitions\":{\"parameters\":{\"p\":7},\"modes\":7},\"models\":{\"m\":{\"modes\":{\"text\":{\"slots\":7,\"parameters\":[]}},\"parameters\":{\"p\":{}}}}}}}")]
    [InlineData("\u0000")]
    public void File_OfNonsense_IsReportedNeverThrown(string text)
    {
        Assert.NotEmpty(Reasons(text));
    }

    [Theory]
    [InlineData("kind", "[]")]
    [InlineData("label", "7")]
    [InlineData("when", "[]")]
    [InlineData("when", "{\"mark\":{\"values\":{}}}")]
    [InlineData("wire", "\"x\"")]
    [InlineData("wire", "{\"path\":7}")]
    [InlineData("default", "{}")]
    [InlineData("default", "1e999")]
    [InlineData("minimum", "1e999")]
    [InlineData("maximum", "99999999999999999999")]
    [InlineData("control", "{}")]
    [InlineData("specials", "{}")]
    [InlineData("specials", "[7]")]
    [InlineData("group", "null,\"label\":\"x\",\"group\":\"cellar\"")]
    public void Parameter_WithAWrongType_IsReportedNeverThrown(string member, string value)
    {
        var text = SmallCatalog.With().Text.Replace("\"duration\":{}", $"\"duration\":{{\"{member}\":{value}}}", StringComparison.Ordinal);

        Assert.NotEmpty(Reasons(text));
    }

    [Theory]
    [InlineData("""{"definitions":{"parameters":{"a":{"use":"b"},"b":{"use":"a"}}},"models":{"one":{"parameters":{"duration":{"use":"a"}}}}}""", "CatalogSharedCircle(names: a → b → a)")]
    [InlineData("""{"definitions":{"parameters":{"duration":{"use":"duration"}}}}""", "CatalogSharedCircle(names: duration → duration)")]
    [InlineData("""{"definitions":{"modes":{"text":{"use":"first-frame"},"first-frame":{"use":"text"}}}}""", "CatalogSharedCircle(names: text → first-frame → text)")]
    [InlineData("""{"models":{"one":{"use":"two"},"two":{"use":"one"}}}""", "CatalogSharedCircle(names: two → one → two)")]
    [InlineData("""{"use":"small"}""", "CatalogSharedCircle(names: small → small)")]
    public void Definitions_InACircle_AreReported(string change, string reason)
    {
        Assert.Contains(reason, SmallCatalog.Read(change).Problems.Select(problem => $"{problem.Reason}"));
    }

    [Fact]
    public void Definitions_InALongChain_AreReported()
    {
        var chain = string.Join(',', Enumerable.Range(0, 900).Select(index => $"\"p{index}\":{{\"use\":\"p{index + 1}\"}}"));

        var problems = SmallCatalog.Read("{\"definitions\":{\"parameters\":{" + chain + ",\"p900\":{}}},\"models\":{\"one\":{\"parameters\":{\"duration\":{\"use\":\"p0\"}}}}}").Problems;

        Assert.Contains("CatalogSharedChainTooLong(most: 16)", problems.Select(problem => $"{problem.Reason}"));
    }

    [Fact]
    public void File_WithTensOfThousandsOfMistakes_ReportsABoundedNumber()
    {
        var wrong = string.Join(',', Enumerable.Range(0, 900).Select(index => $"\"x{index}\":[{string.Join(',', Enumerable.Repeat("{}", 50))}]"));

        Assert.Equal(500, Reasons("{\"providers\":{\"a\":{" + wrong + "}}}").Count);
    }

    [Fact]
    public void File_WithMoreEntriesThanCanBeMeant_IsRefusedQuickly()
    {
        var parameters = string.Join(',', Enumerable.Range(0, 90).Select(index => $"\"p{index}\":{{\"use\":\"mark\",\"wire\":{{\"path\":\"w{index}\"}}}}"));
        var models = string.Join(',', Enumerable.Range(0, 290).Select(index => $"\"m{index}\":{{\"use\":\"one\"}}"));
        var watch = Stopwatch.StartNew();

        var problems = SmallCatalog.Read("{\"models\":{\"one\":{\"parameters\":{" + parameters + "}}," + models + "}}").Problems;

        Assert.Contains("CatalogParametersTooMany(most: 20000)", problems.Select(problem => $"{problem.Reason}"));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void RandomDamage_ToARealFile_NeverThrows()
    {
        var random = new Random(20261121);
        var whole = CatalogReader.EmbeddedFiles().Single(file => file.Source == "embedded:globalaiopc.json").Text;
        for (var round = 0; round < 300; round++)
        {
            var damaged = new StringBuilder(whole);
            for (var hit = 0; hit < 3; hit++) { damaged[random.Next(damaged.Length)] = "{}[],:\"0x\\"[random.Next(10)]; }

            Assert.NotNull(CatalogReader.Read([new CatalogFile("damaged.json", damaged.ToString())], []).Catalog);
        }
    }

    [Theory]
    [InlineData("embedded:vidu.json", 1)]
    [InlineData("embedded:agcloud.json", 2)]
    [InlineData("embedded:uniall.json", 3)]
    public void RandomValue_AtARandomPlace_NeverThrows(string source, int seed)
    {
        var random = new Random(seed);
        string[] values = ["7", "-1", "1e999", "\"x\"", "\"\"", "true", "null", "[]", "{}", "[7]", "[[]]", "{\"use\":\"x\"}", "{\"kind\":\"text\"}"];
        var relaxed = new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };
        var whole = JsonNode.Parse(CatalogReader.EmbeddedFiles().Single(file => file.Source == source).Text, documentOptions: relaxed)!;
        var reported = 0;
        for (var round = 0; round < 150; round++)
        {
            var damaged = whole.DeepClone();
            var places = Places(damaged).ToList();
            for (var hit = 0; hit < 2; hit++) { places[random.Next(places.Count)].ReplaceWith(JsonNode.Parse(values[random.Next(values.Length)])); }

            reported += Reasons(damaged.ToJsonString()).Count > 0 ? 1 : 0;
        }

        Assert.InRange(reported, 75, 150);
    }

    private static IEnumerable<JsonNode> Places(JsonNode node)
    {
        var inner = node switch
        {
            JsonObject members => members.Select(member => member.Value),
            JsonArray items => items,
            _ => [],
        };
        return inner.OfType<JsonNode>().SelectMany(child => Places(child).Prepend(child));
    }

    private static IReadOnlyList<string> Reasons(string text) =>
        CatalogReader.Read([new CatalogFile("hostile.json", text)], []).Problems.Select(problem => $"{problem.Reason}").ToList();
}
