using System.Diagnostics;
using System.Text;
using System.Text.Json;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Catalog.Checking;
using VideoWeb.Providers.Catalog.Reading;
using VideoWeb.Providers.Dialects;
using VideoWeb.Providers.Import;
using VideoWeb.Providers.Tests.Catalog;
using VideoWeb.Providers.Tests.Golden;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Providers.Tests.Properties;

/// <summary>Nothing else runs beside what is timed.</summary>
[CollectionDefinition(nameof(ScannerTimeTests), DisableParallelization = true)]
public sealed class ScannerTimeCollection;

/// <summary>Whoever reads foreign text reads a megabyte of any letter in a moment: nothing in it makes the reading grow faster than the text.</summary>
[Collection(nameof(ScannerTimeTests))]
public sealed class ScannerTimeTests
{
    private const int Limit = PasteReader.MaxLength;

    private static readonly string[] Fillings =
    [
        "\\", "\"", "'", "^", "[", "{", "}", "$", "`", "&", "<", "%", "\n", "\0", ":", ",", "\u00a0", "“", "@", " ", "a",
        "\\\"", "^\"", "^\n", "{\"", "{\"a\":", "{\"a\":[", "[{", "\"\"", "$'", "\\u", "\\ud83e", "-d ", "-d x ", "-H a:b ", "@Image1", "{}", "{\"a\":1}", "curl ", "url='", "//", "0", "/* ", "a:",
    ];

    private static readonly string ManyMembers = string.Concat(Enumerable.Repeat("\"a\":1,", Limit / 16)) + "\"z\":1";

    private static readonly MediaSlotDescription PictureSlot = GoldenRequest.Provider("vidu").Models.SelectMany(model => model.Modes).SelectMany(mode => mode.Slots).First();

    private static readonly Dictionary<string, Action<string>> Scanners = new()
    {
        ["a paste"] = text => PasteReader.Read(text, CatalogUnderTest.Catalog),
        ["a pasted command"] = text => PasteReader.Read(("curl " + text)[..Limit], CatalogUnderTest.Catalog),
        ["a pasted command's data"] = text => PasteReader.Read(("curl -d '{" + text)[..(Limit - 1)] + "'", CatalogUnderTest.Catalog),
        ["a pasted command of Windows"] = text => PasteReader.Read(("curl ^\"" + text)[..Limit], CatalogUnderTest.Catalog),
        ["a pasted text inside an object"] = text => PasteReader.Read(("{\u00a0\"model\":\"" + text)[..Limit], CatalogUnderTest.Catalog),
        ["shell words"] = text => ShellWords.Split(text),
        ["shell words in double quotes"] = text => ShellWords.Split("\"" + text),
        ["shell words in dollar quotes"] = text => ShellWords.Split("$'" + text),
        ["mended JSON"] = text => CopiedJson.Mend("{“" + text),
        ["an answer"] = text => ReadAll(text),
        ["a failed task's words"] = text => ReadAll($$"""{"id":"1","status":"failed","error":{{WireJson.Write(System.Text.Json.Nodes.JsonValue.Create(text))}}}"""),
        ["an answer's address"] = text => ReadAll($$"""{"id":"1","status":"done","video_url":{{WireJson.Write(System.Text.Json.Nodes.JsonValue.Create("/" + text))}}}"""),
        ["a data URI"] = text => MediaAddress.Problem("data:image/png;base64," + text, PictureSlot, "It"),
        ["a preview"] = text => RequestPreview.Curl(GoldenRequest.Provider("vidu"), new ProviderRequest("POST", "/x", WireJson.Write(new System.Text.Json.Nodes.JsonObject { ["prompt"] = text }))),
        ["a catalog file"] = text => CatalogText.Parse(new CatalogFile("overlay", "{\"a\":" + text), new ProblemList()),
        ["a catalog file's texts"] = text => CatalogText.Parse(new CatalogFile("overlay", $"{{{JsonSerializer.Serialize(text[..(Limit / 2)])}:{{{ManyMembers}}}}}"), new ProblemList()),
        ["a catalog file's lines"] = text => CatalogLines.Find($"{{{JsonSerializer.Serialize(text[..(Limit / 2)])}:{{{ManyMembers}}}}}", "providers[0].models[3].id"),
        ["a catalog file's broken line"] = text => CatalogLines.Find("{\"a\":" + text, ""),
        ["a check"] = text => ModelCheck.Check(PromptInput(text)),
    };

    public static TheoryData<string> Names { get; } = new(Scanners.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Scanner_FilledToItsLimitWithAnyLetter_TakesAMoment(string name)
    {
        var scan = Scanners[name];
        foreach (var filling in Fillings)
        {
            var text = new StringBuilder(Limit + filling.Length).Insert(0, filling, (Limit / filling.Length) + 1).ToString()[..Limit];

            // On a busy machine a bare pass over the same text takes longer too; and where the text is written as JSON it is longer itself.
            var growth = Math.Max(1, (JsonSerializer.Serialize(filling).Length - 2.0) / filling.Length);
            var allowed = growth * Math.Max(50, 40 * Best(() => Copied(text)).TotalMilliseconds);
            var taken = Best(() => scan(text), enough: TimeSpan.FromMilliseconds(allowed));

            Assert.True(taken.TotalMilliseconds <= allowed, $"{name}, filled with {filling.Replace("\n", "⏎", StringComparison.Ordinal)}: {taken.TotalMilliseconds:0} ms of {allowed:0}.");
        }
    }

    private static void ReadAll(string body)
    {
        var response = new ProviderResponse(200, "application/json", body) { BaseUrl = new Uri("https://api.example.com/v1") };
        var dialect = DialectTable.Find("uniall");
        dialect.ReadQuery(response);
        dialect.ReadCreate(response with { Status = 400 });
    }

    private static GenerationInput PromptInput(string prompt)
    {
        var provider = GoldenRequest.Provider("uniall");
        var mode = provider.Models[0].FindMode("references")!;
        return new GenerationInput(provider, provider.Models[0], mode, ParameterValues.Empty.With("prompt", prompt), [new MediaItem("reference_image", MediaKind.Image, "https://e.com/a.png")]);
    }

    private static void Copied(string text)
    {
        var copy = new StringBuilder();
        foreach (var letter in text) { copy.Append(letter); }
        Encoding.UTF8.GetBytes(copy.ToString());
    }

    private static TimeSpan Best(Action work, TimeSpan enough = default)
    {
        var best = TimeSpan.MaxValue;
        for (var round = 0; round < 5; round++)
        {
            var start = Stopwatch.GetTimestamp();
            work();
            var taken = Stopwatch.GetElapsedTime(start);
            if (taken < best) { best = taken; }
            if (best <= enough) { break; }
        }
        return best;
    }
}
