using System.Text.Json;

namespace VideoWeb.Providers.Catalog.Reading;

/// <summary>The providers of all files as nodes, and what became of each file that was laid on top.</summary>
internal sealed class CatalogLayers
{
    private const string Providers = "providers";

    private readonly ProblemList _fileProblems = new();
    private readonly List<CatalogProblem> _overlayProblems = [];
    private OrderedDictionary<string, CatalogNode> _entries = [];
    private OrderedDictionary<string, string> _sources = [];
    private IReadOnlyList<ProviderDescription>? _read;

    public void AddFile(CatalogFile file)
    {
        _read = null;
        foreach (var (id, entry) in Entries(file, _fileProblems))
        {
            if (!_entries.TryAdd(id, entry)) { _fileProblems.Add(entry, $"The provider “{id}” stands in {_sources[id]} already."); }
            else { _sources[id] = file.Source; }
        }
    }

    public void AddOverlay(CatalogFile overlay)
    {
        ReadFiles();
        var problems = new ProblemList();
        var entries = new OrderedDictionary<string, CatalogNode>(_entries);
        var sources = new OrderedDictionary<string, string>(_sources);
        foreach (var (id, entry) in Entries(overlay, problems))
        {
            sources[id] = entries.TryGetValue(id, out var below) && below.Kind != JsonValueKind.Null ? $"{sources[id]}, changed by {overlay.Source}" : overlay.Source;
            entries[id] = entries.TryGetValue(id, out below) ? below.With(entry) : entry;
        }

        // What was wrong before is not this overlay's doing.
        var known = _fileProblems.Problems.ToHashSet();
        var read = ReadAll(entries, sources, problems);
        var own = problems.Problems.Where(problem => !known.Contains(problem)).ToList();
        if (own.Count > 0) { _overlayProblems.AddRange(own.Select(problem => BlameOn(overlay.Source, problem))); }
        else { (_entries, _sources, _read) = (entries, sources, read); }
    }

    public CatalogLoad Load()
    {
        var providers = ReadFiles();
        return new CatalogLoad(new ModelCatalog(providers), [.. _fileProblems.Problems, .. _overlayProblems]);
    }

    private IReadOnlyList<ProviderDescription> ReadFiles() => _read ??= ReadAll(_entries, _sources, _fileProblems);

    /// <summary>All providers without a problem.</summary>
    private static List<ProviderDescription> ReadAll(
        OrderedDictionary<string, CatalogNode> entries, OrderedDictionary<string, string> sources, ProblemList problems)
    {
        var whole = new List<ProviderDescription>();
        foreach (var (id, entry) in entries.Where(entry => entry.Value.Kind != JsonValueKind.Null))
        {
            var own = new ProblemList();
            var templates = new Templates("provider", name => entries.TryGetValue(name, out var found) && found.Kind == JsonValueKind.Object ? found : null, own);
            var provider = new ProviderReading(templates, own).Read(id, entry, sources[id]);
            foreach (var problem in own.Problems) { problems.Add(problem); }
            if (own.Count == 0) { whole.Add(provider); }
        }

        return whole;
    }

    private static IEnumerable<KeyValuePair<string, CatalogNode>> Entries(CatalogFile file, ProblemList problems)
    {
        if (CatalogText.Parse(file, problems) is not { } root) { return []; }

        var reader = new ObjectReader(root, problems, MemberNames.File);
        if (reader.Child(Providers) is not { Kind: JsonValueKind.Object } providers)
        {
            reader.Report(Providers, "“providers” must be an object of providers by their id.");
            return [];
        }

        return providers.Members;
    }

    /// <summary>An overlay can make a place in another file wrong; the overlay is what has to be changed.</summary>
    private static CatalogProblem BlameOn(string overlay, CatalogProblem problem) =>
        problem.Source == overlay ? problem : new CatalogProblem(overlay, "", $"With this overlay, {problem.Path} in {problem.Source} no longer fits: {problem.Reason}");
}
