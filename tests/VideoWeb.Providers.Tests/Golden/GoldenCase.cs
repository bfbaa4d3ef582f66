using System.Text.Json.Nodes;

namespace VideoWeb.Providers.Tests.Golden;

/// <summary>One case of a golden file: what goes in and what must come out. Its kind says which members it has.</summary>
/// <param name="Dialect">The folder's name.</param>
/// <param name="Name">Says what is special about it; unique within its dialect.</param>
/// <param name="Json">The case as written.</param>
public sealed record GoldenCase(string Dialect, string Name, JsonObject Json)
{
    public string Kind => Text("kind");

    public JsonObject Member(string name) => Json[name] as JsonObject ?? throw new InvalidOperationException($"{Dialect}: '{Name}' has no object '{name}'.");

    public string Text(string name) => (string?)Json[name] ?? throw new InvalidOperationException($"{Dialect}: '{Name}' has no text '{name}'.");
}

/// <summary>Reads the golden files: a folder for each dialect, in it lists of cases.</summary>
public static class GoldenFiles
{
    private static readonly Lazy<IReadOnlyList<GoldenCase>> Cases = new(ReadAll);

    public static IReadOnlyList<GoldenCase> All => Cases.Value;

    public static GoldenCase Find(string dialect, string name) => All.Single(item => item.Dialect == dialect && item.Name == name);

    private static List<GoldenCase> ReadAll()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Golden");
        return
        [
            .. from file in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
               let dialect = Path.GetFileName(Path.GetDirectoryName(file))!
               from item in JsonNode.Parse(File.ReadAllText(file))!.AsArray()
               select new GoldenCase(dialect, (string)item!["name"]!, item!.AsObject()),
        ];
    }
}
