using Microsoft.Extensions.Logging;
using VideoWeb.Engine.Changes;
using VideoWeb.Engine.Overlays;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Engine;

/// <summary>The catalog in force: the built-in files and the overlays of the catalog folder. Thread-safe; readers see one whole catalog.</summary>
/// <remarks>The host calls <see cref="Load"/> at start, so that a broken built-in file stops it; where nobody has, it is read when first asked for.</remarks>
public sealed class LiveCatalog
{
    private readonly ILogger<LiveCatalog> _logger;
    private readonly Lock _lock = new();
    private readonly Lock _reading = new();
    private readonly List<Action> _listeners = [];
    private volatile CatalogState? _state;

    public LiveCatalog(EngineOptions options, ILogger<LiveCatalog> logger) => (Folder, _logger) = (new OverlayFolder(options.CatalogFolder), logger);

    public ModelCatalog Current => State.Load.Catalog;

    /// <summary>What is wrong with overlays. An overlay with a problem has no effect at all.</summary>
    public IReadOnlyList<CatalogProblem> Problems => State.Load.Problems;

    /// <summary>The overlays as they were read last, those with problems too.</summary>
    public IReadOnlyList<OverlayFile> Overlays => State.Overlays.Files;

    internal OverlayFolder Folder { get; }

    private CatalogState State
    {
        get
        {
            if (_state is null) { Load(); }
            return _state!;
        }
    }

    /// <summary>Reads everything, unless that has been done.</summary>
    /// <exception cref="CatalogException">A built-in file is broken.</exception>
    public void Load()
    {
        lock (_reading) { _state ??= Read(); }
    }

    /// <summary>Reads everything again and tells the listeners.</summary>
    /// <exception cref="CatalogException">A built-in file is broken; the catalog in force stays.</exception>
    public void Reload()
    {
        lock (_reading) { _state = Read(); }

        Action[] listeners;
        lock (_lock) { listeners = [.. _listeners]; }
        foreach (var listener in listeners) { ThreadPool.QueueUserWorkItem(Notify, listener, preferLocal: false); }
    }

    /// <summary>As <see cref="Reload"/>, when a file of the folder has come, gone or changed since the last reading.</summary>
    /// <returns>Whether it was read again.</returns>
    public bool ReloadIfChanged()
    {
        if (Folder.Stamp() == State.Overlays.Stamp) { return false; }

        Reload();
        return true;
    }

    /// <param name="onChanged">Called on a thread of the pool after another catalog is in force.</param>
    public IDisposable Subscribe(Action onChanged)
    {
        lock (_lock) { _listeners.Add(onChanged); }
        return new Subscription(() => { lock (_lock) { _listeners.Remove(onChanged); } });
    }

    private CatalogState Read()
    {
        var embedded = CatalogReader.EmbeddedFiles();
        var overlays = Folder.Read();
        var read = CatalogReader.Read(embedded, [.. overlays.Files.Select(file => new CatalogFile(file.Source, file.Text))]);
        var fatal = read.Problems.Where(problem => embedded.Any(file => file.Source == problem.Source)).ToArray();
        if (fatal.Length > 0) { throw new CatalogException(fatal); }

        var load = new CatalogLoad(read.Catalog, [.. overlays.Problems, .. read.Problems]);
        foreach (var problem in load.Problems)
        {
            _logger.LogWarning("The catalog file {File} is left out. {Path}: {Reason}", problem.Source, problem.Path, problem.Reason);
        }

        _logger.LogInformation(
            "The catalog has {Providers} providers and {Models} models; {Overlays} overlays were read.",
            load.Catalog.Providers.Count, load.Catalog.Providers.Sum(provider => provider.Models.Count), overlays.Files.Count);
        return new CatalogState(load, overlays);
    }

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
