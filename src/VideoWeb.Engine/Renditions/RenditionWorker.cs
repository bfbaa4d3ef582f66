using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VideoWeb.Data.Renditions;

namespace VideoWeb.Engine.Renditions;

/// <summary>Makes the renditions of clips that have none, one clip at a time: new ones as they come, then older ones from the newest back, then those that failed.</summary>
internal sealed class RenditionWorker(RenditionWorkStore store, RenditionMaker maker, ChangeFeed changes, EngineOptions options, TimeProvider time, ILogger<RenditionWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    private RenditionSearch? _search;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // After a missing program is said, nothing comes of anything until the next start.
        if (!options.MakesRenditions || !await maker.CanMakeAsync(stoppingToken)) { return; }

        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = Rest;
            try
            {
                while (await StepAsync(stoppingToken)) { await Task.Yield(); }
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                pause = options.DiskPause;
                logger.LogError(error, "Thumbnails and previews could not be made; it is tried again in {Pause}.", pause);
            }

            await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Makes those of one clip.</summary>
    /// <returns>False when there is nothing to do for now.</returns>
    /// <exception cref="IOException">Our own disk failed.</exception>
    public async Task<bool> StepAsync(CancellationToken cancellationToken)
    {
        _search ??= RenditionSearch.From(await store.LastNumberAsync(cancellationToken));
        while (_search.Next(await store.LastNumberAsync(cancellationToken)) is { } run)
        {
            if (await store.FindMissingAsync(run.Above, run.UpTo, cancellationToken) is { } missing)
            {
                await MakeAsync(missing, cancellationToken);
                return true;
            }

            _search = _search.Past(run);
        }

        if (await store.FindDueAsync(cancellationToken) is not { } due) { return false; }

        await MakeAsync(due, cancellationToken);
        return true;
    }

    private async Task MakeAsync(RenditionSource source, CancellationToken cancellationToken)
    {
        maker.RequireSpace(source.File);
        if (!await store.BeginAsync(source.File.Id, cancellationToken)) { return; }

        var made = await maker.MakeAsync(source, cancellationToken);
        if (!made.IsWhole) { logger.LogInformation("Not all thumbnails and previews of asset {AssetId} could be made.", source.File.Id); }
        if (!await store.KeepAsync(source.File.Id, made.Files, made.Colour, made.IsWhole, cancellationToken))
        {
            maker.Delete(source.File);
            return;
        }

        // Where a poster is shown already, its address has better to give from now on.
        if (source.Poster is null && made.Colour is not null && source.File.TaskId is { } task) { changes.Publish(source.File.WorkspaceId, task); }
    }
}
