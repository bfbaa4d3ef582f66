using System.Text.Json;
using System.Text.Json.Nodes;
using VideoWeb.Providers.Dialects;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Providers.Tests.Golden;

/// <summary>Every case of every golden file. A new model, a new shape or a new error is a case there, not a test here.</summary>
public sealed class GoldenTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static TheoryData<string, string> Cases { get; } = new(GoldenFiles.All.Select(item => (item.Dialect, item.Name)));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Case_AsWritten_ComesOutAsWritten(string dialect, string name)
    {
        var item = GoldenFiles.Find(dialect, name);
        var speaks = DialectTable.Find(dialect);

        var (actual, expected) = item.Kind switch
        {
            "create" => ((JsonNode?)Write(GoldenRequest.Create(item, speaks)), (JsonNode?)item.Member("request")),
            "query" => (Write(GoldenRequest.Query(item, speaks)), item.Member("request")),
            "cancel" => (Write(GoldenRequest.Cancel(item, speaks)), item.Json["request"]),
            "list" => (Write(GoldenRequest.List(item, speaks)), item.Json["request"]),
            "readCreate" => (GoldenResponse.Write(speaks.ReadCreate(GoldenResponse.Read(item.Member("response")))), item.Member("outcome")),
            "readQuery" => (GoldenResponse.Write(speaks.ReadQuery(GoldenResponse.Read(item.Member("response")))), item.Member("outcome")),
            "readCancel" => (GoldenResponse.Write(speaks.ReadCancel(GoldenResponse.Read(item.Member("response")))), item.Member("outcome")),
            "readList" => (GoldenResponse.Write(speaks.ReadList(GoldenResponse.Read(item.Member("response")))), item.Json["tasks"]),
            _ => throw new InvalidOperationException($"{dialect}: '{name}' is of no kind that is known."),
        };

        Assert.True(JsonNode.DeepEquals(expected, actual), $"Expected {expected?.ToJsonString(Indented)} but came {actual?.ToJsonString(Indented)}");
        Assert.NotEmpty(item.Text("source"));
    }

    [Theory]
    [InlineData("agcloud")]
    [InlineData("vidu")]
    [InlineData("uniall")]
    [InlineData("globalaiopc")]
    [InlineData("ezmodel")]
    public void Dialect_ItsCases_AreAtLeastForty(string dialect)
    {
        var cases = GoldenFiles.All.Where(item => item.Dialect == dialect).ToList();

        Assert.True(cases.Count >= 40, $"There are {cases.Count}.");
        Assert.Equal(cases.Count, cases.DistinctBy(item => item.Name).Count());
    }

    private static JsonObject? Write(ProviderRequest? request)
    {
        if (request is null) { return null; }
        var written = new JsonObject { ["method"] = request.Method, ["path"] = request.Path };
        if (request.Body is not null) { written["body"] = JsonNode.Parse(request.Body); }
        return written;
    }
}
