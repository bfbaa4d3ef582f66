using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VideoWeb.Data.Retention;

namespace VideoWeb.Engine.Retention;

/// <summary>Puts clips into the trash that are older than the rule of their workspace lets them become: looks once in an hour for rules whose day is over, and goes on with what was cut off.</summary>
internal sealed class RetentionWorker(RetentionWork work, ChangeFeed feed, TimeProvider time, ILogger<RetentionWorker> logger) : BackgroundService
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(FirstPause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogError(error, "Old clips could not be put into the trash; it is tried again in {Interval}.", Interval);
            }

            await Task.Delay(Interval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Does what is due.</summary>
    /// <returns>How many clips went to the trash.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var all = 0;
        foreach (var workspace in await work.ListDueAsync(cancellationToken))
        {
            var moved = 0;
            while (await work.RunPartAsync(workspace, cancellationToken) is { } part)
            {
                moved += part;
                feed.PublishClips(workspace);
                // They are counted on boards' cards and shown by pages that follow those.
                feed.PublishBoards(workspace);
            }

            if (moved > 0) { logger.LogInformation("{Count} clips of workspace {WorkspaceId} went to the trash by the rule of how long clips are kept.", moved, workspace); }
            all += moved;
        }

        return all;
    }
}
