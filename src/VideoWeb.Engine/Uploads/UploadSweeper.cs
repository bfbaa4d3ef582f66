using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VideoWeb.Data.Uploads;

namespace VideoWeb.Engine.Uploads;

/// <summary>Removes uploads that nobody has gone on with, once in an hour.</summary>
internal sealed class UploadSweeper(UploadStore uploads, UploadParts parts, TimeProvider time, ILogger<UploadSweeper> logger) : BackgroundService
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(FirstPause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogError(error, "Uploads that nobody goes on with could not be removed; it is tried again in {Interval}.", Interval);
            }

            await Task.Delay(Interval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <returns>How many.</returns>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var removed = await uploads.RemoveOldAsync(time.GetUtcNow() - ClipUploads.Lifetime, cancellationToken);
        foreach (var upload in removed) { parts.Remove(upload); }
        if (removed.Count > 0) { logger.LogInformation("{Count} uploads that nobody went on with were removed.", removed.Count); }
        return removed.Count;
    }
}
