using System.Text.Json;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Providers.Catalog.Reading;

/// <summary>Collects what is wrong, each thing once: a shared definition is read again for every model that uses it.</summary>
internal sealed class ProblemList
{
    private const int MaxProblems = 500;

    private readonly HashSet<CatalogProblem> _seen = [];
    private readonly List<CatalogProblem> _problems = [];

    /// <summary>The first 500; a hostile file can hold any number.</summary>
    public IReadOnlyList<CatalogProblem> Problems => _problems;

    /// <summary>How often something was reported, repetitions included: whether a part is sound shows in whether this grew while it was read.</summary>
    public int Count { get; private set; }

    public void Add(CatalogNode node, string reason) => Add(new CatalogProblem(node.Source, node.Path, reason));

    public void Add(CatalogNode node, Message reason) => Add(new CatalogProblem(node.Source, node.Path, reason));

    public void Add(CatalogProblem problem)
    {
        Count++;
        if (_seen.Count < MaxProblems && _seen.Add(problem)) { _problems.Add(problem); }
    }
}

/// <summary>How places and values in a catalog file are called in a message.</summary>
internal static class JsonKindText
{
    public static string Join(string path, string name)
    {
        if (name.Length == 0 || !name.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '-' or '$')) { return $"{path}['{name}']"; }

        return path.Length == 0 ? name : $"{path}.{name}";
    }

    public static string Kind(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "null",
    };

    /// <summary>“a”, “b” and “c”.</summary>
    public static string List(IEnumerable<string> names)
    {
        var quoted = names.Select(name => $"“{name}”").ToList();
        return quoted.Count switch
        {
            0 => "nothing",
            1 => quoted[0],
            _ => $"{string.Join(", ", quoted.Take(quoted.Count - 1))} and {quoted[^1]}",
        };
    }
}
