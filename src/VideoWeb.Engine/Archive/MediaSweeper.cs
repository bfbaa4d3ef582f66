using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Tasks;

namespace VideoWeb.Engine.Archive;

/// <summary>
/// Compares the media folder with the database, soon after the start and then every few hours: removes uploads that nothing uses and clips that were
/// in the trash long enough, deletes files that no row names, and counts rows whose file is gone.
/// </summary>
internal sealed class MediaSweeper(
    AssetStore assets, EngineTaskStore tasks, FurtherResultStore furtherResults, EngineOptions options, MediaStore files, ArchiveHealth health, TimeProvider time, ILogger<MediaSweeper> logger)
    : BackgroundService
{
    /// <summary>A file is written before its row: younger ones are nobody's business.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(24);

    private const int PageSize = 500;

    // So many files without a row are no leftovers: rather is this the wrong database, or one that was restored from yesterday.
    private const int LeftoversBelieved = 100;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Interval = TimeSpan.FromHours(6);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(FirstPause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await SweepUploadsAsync(stoppingToken);
                await SweepTrashAsync(stoppingToken);
                await SweepFilesAsync(stoppingToken);
                await SweepRowsAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogError(error, "The media folder could not be compared with the database; it is tried again in {Interval}.", Interval);
            }

            await Task.Delay(Interval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Removes uploads that no task, draft or preset has used for a while.</summary>
    /// <returns>How many.</returns>
    public async Task<int> SweepUploadsAsync(CancellationToken cancellationToken)
    {
        if (options.UnusedUploadAge is not { } age) { return 0; }

        var removed = await assets.RemoveUnusedUploadsAsync(time.GetUtcNow() - age, cancellationToken);
        await DeleteFilesAsync(removed, cancellationToken);
        if (removed.Count > 0) { logger.LogInformation("{Count} uploads that nothing had used for {Days} days were removed.", removed.Count, age.TotalDays); }
        return removed.Count;
    }

    /// <summary>Removes clips that have been in the trash for long enough, with their files.</summary>
    /// <returns>How many files.</returns>
    public async Task<int> SweepTrashAsync(CancellationToken cancellationToken)
    {
        if (options.TrashAge is not { } age) { return 0; }

        var removed = await assets.EmptyTrashAsync(time.GetUtcNow() - age, cancellationToken);
        await DeleteFilesAsync(removed, cancellationToken);
        if (removed.Count > 0) { logger.LogInformation("{Count} files of clips that had been in the trash for {Days} days were removed.", removed.Count, age.TotalDays); }
        return removed.Count;
    }

    /// <summary>
    /// Deletes files that lie in a workspace's folder longer than the grace period and that no row names. A clip that may not be whole stays until its
    /// task has ended: nothing better may come.
    /// </summary>
    /// <returns>How many.</returns>
    public async Task<int> SweepFilesAsync(CancellationToken cancellationToken)
    {
        var (known, leftovers) = (0, new List<string>());
        foreach (var file in files.List().Where(IsPastGrace))
        {
            if (await assets.IsKnownPathAsync(file.Key, cancellationToken)) { known++; }
            else { leftovers.Add(file.Key); }
        }

        if (leftovers.Count > Math.Max(LeftoversBelieved, known))
        {
            logger.LogError(
                "{Count} files in the media folder are in no row of the database, against {Known} that are. None is deleted: this may be the wrong database.",
                leftovers.Count, known);
            return 0;
        }

        var deleted = 0;
        foreach (var key in leftovers)
        {
            // The same bytes may have been brought again since, and then lie here under the same name.
            if (files.Find(key) is not { } file || !IsPastGrace(file) || await IsStillFetchedAsync(file, cancellationToken)) { continue; }

            files.Delete(key);
            deleted++;
        }

        if (deleted > 0) { logger.LogInformation("{Count} files that belonged to nothing were deleted from the media folder.", deleted); }
        return deleted;
    }

    /// <summary>Counts rows whose file is not there, and says in the log which these are. Nothing is deleted: a disk that is not mounted comes back.</summary>
    public async Task<int> SweepRowsAsync(CancellationToken cancellationToken)
    {
        var missing = 0;
        AssetId? after = null;
        while (await assets.ListAllAsync(after, PageSize, cancellationToken) is { Count: > 0 } page)
        {
            foreach (var asset in page.Where(asset => !files.Exists(asset.RelativePath)))
            {
                missing++;
                logger.LogWarning("The file of asset {AssetId}, a {Kind}, is not in the media folder.", asset.Id, asset.Kind);
            }

            after = page[^1].Id;
        }

        health.MissingFiles = missing;
        return missing;
    }

    /// <summary>Deletes the files of rows that are gone.</summary>
    public async Task DeleteFilesAsync(IEnumerable<AssetRow> removed, CancellationToken cancellationToken)
    {
        foreach (var asset in removed)
        {
            files.DeleteRenditions(asset);
            await DeleteFileAsync(asset, cancellationToken);
        }
    }

    // The same bytes may have been brought again since; a young file is left to the sweep of files.
    private async Task DeleteFileAsync(AssetRow asset, CancellationToken cancellationToken)
    {
        if (files.Find(asset.RelativePath) is { } file && IsPastGrace(file) && !await assets.IsKnownPathAsync(file.Key, cancellationToken)) { files.Delete(file.Key); }
    }

    private async Task<bool> IsStillFetchedAsync(StoredFile file, CancellationToken cancellationToken) =>
        Path.GetExtension(file.Key) == MediaKeys.DoubtfulExtension && TaskId.TryParse(Path.GetFileNameWithoutExtension(file.Key).Split('-')[0], out var task)
        && (await tasks.LoadWorkAsync(task, cancellationToken) is { Row.State: TaskState.Succeeded } || await furtherResults.ListOpenAsync(task, cancellationToken) is { Count: > 0 });

    private bool IsPastGrace(StoredFile file) => time.GetUtcNow() - file.ChangedAt > Grace;
}
