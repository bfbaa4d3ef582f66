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
        using var subscription = SubscribeToMine(catalog, told);
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
        using var subscription = SubscribeToMine(catalog, told);
        using var watch = new OverlayWatch(catalog, options, _time, NullLogger<OverlayWatch>.Instance);
        await watch.StartAsync(TestContext.Current.CancellationToken);
        while (_time.PendingTimers == 0) { await Task.Yield(); }

        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "mine.json"), """{ "providers": { "vidu": { "name": "Mine" } } }""", TestContext.Current.CancellationToken);
        var written = _time.GetUtcNow();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!told.Task.IsCompleted)
        {
            // One timer is the look that is taken anyway; a second one is set by a notice, of which a file may give several.
            if (_time.PendingTimers == 2) { _time.Advance(OverlayWatch.Quiet); }
            await Task.Yield();
            limit.Token.ThrowIfCancellationRequested();
        }

        Assert.InRange(_time.GetUtcNow() - written, OverlayWatch.Quiet, OverlayWatch.Interval - OverlayWatch.Quiet);
        Assert.Equal("Mine", catalog.Current.FindProvider("vidu")!.Name);
        await watch.StopAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The first look may come while the file is being written, and tells of half of it.</summary>
    private static IDisposable SubscribeToMine(LiveCatalog catalog, TaskCompletionSource told) =>
        catalog.Subscribe(() =>
        {
            if (catalog.Current.FindProvider("vidu")!.Name == "Mine") { told.TrySetResult(); }
        });

    public void Dispose() => _folder.Dispose();
}
