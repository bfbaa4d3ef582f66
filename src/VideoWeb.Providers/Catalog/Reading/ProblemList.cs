using System.Text.Json;
using VideoWeb.Providers.Catalog.Checking;
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

    public void Add(CatalogNode node, Message reason) => Add(new CatalogProblem(node.Source, node.Path, reason));

    public void Add(CatalogProblem problem)
    {
        Count++;
        if (_seen.Count < MaxProblems && _seen.Add(problem)) { _problems.Add(problem); }
    }
}

/// <summary>How places and values in a catalog file are called in a message.</summary>
internal static class CatalogPhrases
{
    public static string Join(string path, string name)
    {
        if (name.Length == 0 || !name.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '-' or '$')) { return $"{path}['{name}']"; }

        return path.Length == 0 ? name : $"{path}.{name}";
    }

    public static MessageArgument Kind(JsonValueKind kind) => Message.Of(kind switch
    {
        JsonValueKind.Object => MessageCode.JsonObject,
        JsonValueKind.Array => MessageCode.JsonArray,
        JsonValueKind.String => MessageCode.JsonString,
        JsonValueKind.Number => MessageCode.JsonNumber,
        JsonValueKind.True or JsonValueKind.False => MessageCode.JsonTrueOrFalse,
        _ => MessageCode.JsonNull,
    });

    /// <summary>“a”, “b” and “c”.</summary>
    public static MessageArgument List(IEnumerable<string> names) => new MessageArgument.Several([.. names.Select(Phrases.Quoted)], MessageListKind.And);

    /// <summary>From one to the next: a → b → a.</summary>
    public static MessageArgument Chain(IEnumerable<string> names) => string.Join(" → ", names.Select(Phrases.Short));
}
