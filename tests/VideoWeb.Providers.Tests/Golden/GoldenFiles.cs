using System.Text.Json.Nodes;

namespace VideoWeb.Providers.Tests.Golden;

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
