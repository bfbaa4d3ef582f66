using Microsoft.Extensions.Logging.Abstractions;
using VideoWeb.Engine;
using VideoWeb.Engine.Overlays;
using Xunit;

namespace VideoWeb.Tests.Engine;

public sealed class OverlayWatchTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TestClock _time = new();

    [Fact]
    public async Task Watch_FileWasAdded_IsInForceWithoutAReload()
    {
        var options = new EngineOptions { MediaFolder = "unused", CatalogFolder = Path.Combine(_folder.Path, "catalog") };
        var catalog = new LiveCatalog(options, NullLogger<LiveCatalog>.Instance);
        catalog.Load();
        var told = new TaskCompletionSource();
        using var subscription = catalog.Subscribe(() => told.TrySetResult());
        using var watch = new OverlayWatch(catalog, options, _time, NullLogger<OverlayWatch>.Instance);
        await watch.StartAsync(TestContext.Current.CancellationToken);
        while (_time.PendingTimers == 0) { await Task.Yield(); }

        await File.WriteAllTextAsync(Path.Combine(options.CatalogFolder, "mine.json"), """{ "providers": { "vidu": { "name": "Mine" } } }""", TestContext.Current.CancellationToken);
        _time.Advance(OverlayWatch.Interval);
        await told.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        Assert.Equal("Mine", catalog.Current.FindProvider("vidu")!.Name);
        await watch.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Watch_SystemGivesNotice_IsInForceAfterAQuietMoment()
    {
        var options = new EngineOptions { MediaFolder = "unused", CatalogFolder = _folder.Path };
        var catalog = new LiveCatalog(options, NullLogger<LiveCatalog>.Instance);
        catalog.Load();
        var told = new TaskCompletionSource();
        using var subscription = catalog.Subscribe(() => told.TrySetResult());
        using var watch = new OverlayWatch(catalog, options, _time, NullLogger<OverlayWatch>.Instance);
        await watch.StartAsync(TestContext.Current.CancellationToken);
        while (_time.PendingTimers == 0) { await Task.Yield(); }

        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "mine.json"), """{ "providers": { "vidu": { "name": "Mine" } } }""", TestContext.Current.CancellationToken);
        // One timer is the look that is taken anyway; the second one is set by the notice.
        while (_time.PendingTimers < 2) { await Task.Yield(); TestContext.Current.CancellationToken.ThrowIfCancellationRequested(); }
        _time.Advance(OverlayWatch.Quiet);
        await told.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        Assert.Equal("Mine", catalog.Current.FindProvider("vidu")!.Name);
        await watch.StopAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose() => _folder.Dispose();
}
