using Microsoft.Extensions.Logging;
using VideoWeb.Engine.Changes;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Engine;

/// <summary>The catalog in force: the built-in files and the overlays of the catalog folder. Thread-safe; readers see one whole catalog.</summary>
/// <remarks>Read when first asked for. The host asks at start, so that a broken built-in file stops it.</remarks>
public sealed class LiveCatalog
{
    private readonly EngineOptions _options;
    private readonly ILogger<LiveCatalog> _logger;
    private readonly Lock _lock = new();
    private readonly List<Action> _listeners = [];
    private volatile CatalogLoad _load;

    /// <exception cref="CatalogException">A built-in file is broken.</exception>
    public LiveCatalog(EngineOptions options, ILogger<LiveCatalog> logger)
    {
        (_options, _logger) = (options, logger);
        _load = Read();
    }

    public ModelCatalog Current => _load.Catalog;

    /// <summary>What is wrong with overlays. An overlay with a problem has no effect at all.</summary>
    public IReadOnlyList<CatalogProblem> Problems => _load.Problems;

    /// <summary>Reads everything again and tells the listeners.</summary>
    /// <exception cref="CatalogException">A built-in file is broken; the catalog in force stays.</exception>
    public void Reload()
    {
        _load = Read();

        Action[] listeners;
        lock (_lock) { listeners = [.. _listeners]; }
        foreach (var listener in listeners) { ThreadPool.QueueUserWorkItem(Notify, listener, preferLocal: false); }
    }

    /// <param name="onChanged">Called on a thread of the pool after another catalog is in force.</param>
    public IDisposable Subscribe(Action onChanged)
    {
        lock (_lock) { _listeners.Add(onChanged); }
        return new Subscription(() => { lock (_lock) { _listeners.Remove(onChanged); } });
    }

    private CatalogLoad Read()
    {
        var embedded = CatalogReader.EmbeddedFiles();
        var overlays = ReadOverlays();
        var load = CatalogReader.Read(embedded, overlays);
        var fatal = load.Problems.Where(problem => embedded.Any(file => file.Source == problem.Source)).ToArray();
        if (fatal.Length > 0) { throw new CatalogException(fatal); }

        foreach (var problem in load.Problems)
        {
            _logger.LogWarning("The catalog file {File} is left out. {Path}: {Reason}", problem.Source, problem.Path, problem.Reason);
        }

        _logger.LogInformation(
            "The catalog has {Providers} providers and {Models} models; {Overlays} overlays were read.",
            load.Catalog.Providers.Count, load.Catalog.Providers.Sum(provider => provider.Models.Count), overlays.Count);
        return load;
    }

    private IReadOnlyList<CatalogFile> ReadOverlays() => _options.CatalogFolder is { } folder && Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(file => new CatalogFile(file, File.ReadAllText(file)))]
        : [];

    private void Notify(Action listener)
    {
        try
        {
            listener();
        }
        catch (Exception error)
        {
            _logger.LogError(error, "A listener of the catalog failed.");
        }
    }
}
