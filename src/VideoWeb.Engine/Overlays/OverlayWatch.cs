using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace VideoWeb.Engine.Overlays;

/// <summary>Puts a changed catalog folder in force by itself.</summary>
/// <remarks>
/// The system's notices come early and sometimes not at all (network folders, mounts of containers), so they only hasten a look that is taken
/// anyway: a file that was caught half-written is read again as soon as its size or time is another.
/// </remarks>
internal sealed class OverlayWatch(LiveCatalog catalog, EngineOptions options, TimeProvider time, ILogger<OverlayWatch> logger) : BackgroundService
{
    /// <summary>How long a burst of notices must be over: editors write a file in several steps.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(300);

    /// <summary>How often the folder is looked at when there is no notice.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.CatalogFolder is not { } folder) { return; }

        await using var quiet = time.CreateTimer(_ => Look(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        using var watcher = Watch(folder, () => quiet.Change(Quiet, Timeout.InfiniteTimeSpan));
        using var timer = new PeriodicTimer(Interval, time);
        Look();
        while (await timer.WaitForNextTickAsync(stoppingToken)) { Look(); }
    }

    private void Look()
    {
        try
        {
            if (catalog.ReloadIfChanged()) { logger.LogInformation("The catalog folder has changed and was read again."); }
        }
        catch (Exception error)
        {
            logger.LogError(error, "The catalog folder could not be read. The catalog stays as it is.");
        }
    }

    private FileSystemWatcher? Watch(string folder, Action onNotice)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var watcher = new FileSystemWatcher(folder, "*.json");
            watcher.Changed += (_, _) => onNotice();
            watcher.Created += (_, _) => onNotice();
            watcher.Deleted += (_, _) => onNotice();
            watcher.Renamed += (_, _) => onNotice();
            watcher.Error += (_, _) => onNotice();
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            logger.LogWarning("The catalog folder cannot be watched ({Reason}). It is looked at every {Seconds} seconds.", error.Message, Interval.TotalSeconds);
            return null;
        }
    }
}
