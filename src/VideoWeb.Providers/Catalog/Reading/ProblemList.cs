namespace VideoWeb.Providers.Catalog.Reading;

/// <summary>Collects what is wrong, each thing once: a shared definition is read again for every model that uses it.</summary>
internal sealed class ProblemList
{
    private const int MaxProblems = 500;

    private readonly HashSet<CatalogProblem> _seen = [];
    private readonly List<CatalogProblem> _problems = [];

    /// <summary>The first 500; a hostile file can hold any number.</summary>
    public IReadOnlyList<CatalogProblem> Problems => _problems;

    public int Count => _problems.Count;

    public void Add(CatalogNode node, string reason) => Add(new CatalogProblem(node.Source, node.Path, reason));

    public void Add(CatalogProblem problem)
    {
        if (_seen.Count < MaxProblems && _seen.Add(problem)) { _problems.Add(problem); }
    }
}
