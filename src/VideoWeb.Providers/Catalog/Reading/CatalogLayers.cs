using System.Text.Json;
using VideoWeb.Providers.Catalog.Checking;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Providers.Catalog.Reading;

/// <summary>The providers of all files as nodes, and what became of each file that was laid on top.</summary>
internal sealed class CatalogLayers
{
    private const string Providers = "providers";

    private readonly ProblemList _fileProblems = new();
    private readonly List<CatalogProblem> _overlayProblems = [];
    private OrderedDictionary<string, CatalogNode> _entries = [];
    private OrderedDictionary<string, string> _sources = [];
    private OrderedDictionary<string, ProviderDescription>? _read;

    public void AddFile(CatalogFile file)
    {
        _read = null;
        foreach (var (id, entry) in Entries(file, _fileProblems))
        {
            if (!_entries.TryAdd(id, entry)) { _fileProblems.Add(entry, Message.Of(MessageCode.CatalogProviderTwice, ("id", Phrases.Quoted(id)), ("source", _sources[id]))); }
            else { _sources[id] = file.Source; }
        }
    }

    public void AddOverlay(CatalogFile overlay)
    {
        var before = ReadFiles();
        var problems = new ProblemList();
        var entries = new OrderedDictionary<string, CatalogNode>(_entries);
        var sources = new OrderedDictionary<string, string>(_sources);
        var changed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (id, entry) in Entries(overlay, problems))
        {
            sources[id] = entries.TryGetValue(id, out var below) && below.Kind != JsonValueKind.Null ? $"{sources[id]}, changed by {overlay.Source}" : overlay.Source;
            entries[id] = entries.TryGetValue(id, out below) ? below.With(entry) : entry;
            changed.Add(id);
        }

        // What was wrong before is not this overlay's doing.
        var known = _fileProblems.Problems.ToHashSet();
        var read = ReadAll(entries, sources, problems, id => IsTouched(id, entries, changed) ? null : before.GetValueOrDefault(id));
        var own = problems.Problems.Where(problem => !known.Contains(problem)).ToList();
        if (own.Count > 0) { _overlayProblems.AddRange(own.Select(problem => BlameOn(overlay.Source, problem))); }
        else { (_entries, _sources, _read) = (entries, sources, read); }
    }

    public CatalogLoad Load()
    {
        var providers = ReadFiles();
        return new CatalogLoad(new ModelCatalog([.. providers.Values]), [.. _fileProblems.Problems, .. _overlayProblems]);
    }

    private OrderedDictionary<string, ProviderDescription> ReadFiles() => _read ??= ReadAll(_entries, _sources, _fileProblems, _ => null);

    /// <summary>All providers without a problem.</summary>
    /// <param name="known">A provider that was read before and still is as it was; null to read it. Many overlays must not cost their square.</param>
    private static OrderedDictionary<string, ProviderDescription> ReadAll(
        OrderedDictionary<string, CatalogNode> entries, OrderedDictionary<string, string> sources, ProblemList problems, Func<string, ProviderDescription?> known)
    {
        var whole = new OrderedDictionary<string, ProviderDescription>();
        foreach (var (id, entry) in entries.Where(entry => entry.Value.Kind != JsonValueKind.Null))
        {
            if (known(id) is { } unchanged)
            {
                whole.Add(id, unchanged);
                continue;
            }

            var own = new ProblemList();
            var definitions = new SharedDefinitions("provider", name => entries.TryGetValue(name, out var found) && found.Kind == JsonValueKind.Object ? found : null, own);
            var provider = new ProviderReader(definitions, own).Read(id, entry, sources[id]);
            foreach (var problem in own.Problems) { problems.Add(problem); }
            if (own.Count == 0) { whole.Add(id, provider); }
        }

        return whole;
    }

    /// <summary>Whether a provider, or one that it stands on, is among those that an overlay names.</summary>
    private static bool IsTouched(string id, OrderedDictionary<string, CatalogNode> entries, HashSet<string> changed)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var name = id; name is not null && seen.Add(name);)
        {
            if (changed.Contains(name)) { return true; }

            name = entries.TryGetValue(name, out var entry) && entry["use"] is { Kind: JsonValueKind.String } use ? use.Scalar.GetString() : null;
        }

        return false;
    }

    private static IEnumerable<KeyValuePair<string, CatalogNode>> Entries(CatalogFile file, ProblemList problems)
    {
        if (CatalogText.Parse(file, problems) is not { } root) { return []; }

        var reader = new ObjectReader(root, problems, CatalogContract.File);
        if (reader.Child(Providers) is not { Kind: JsonValueKind.Object } providers)
        {
            reader.Report(Providers, Message.Of(MessageCode.CatalogProvidersMissing));
            return [];
        }

        return providers.Members;
    }

    /// <summary>An overlay can make a place in another file wrong; the overlay is what has to be changed.</summary>
    private static CatalogProblem BlameOn(string overlay, CatalogProblem problem) =>
        problem.Source == overlay
            ? problem
            : new CatalogProblem(overlay, "", Message.Of(MessageCode.OverlayBreaksPlace, ("path", problem.Path), ("source", problem.Source), ("problem", problem.Reason)));
}
