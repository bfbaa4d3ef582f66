using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine.Work;

namespace VideoWeb.Engine.FurtherResults;

/// <summary>Takes up at start which further results are open, then asks about them until the host stops.</summary>
internal sealed class FurtherResultWorker(
    FurtherResultStore results, FurtherResultQueue queue, FurtherResultFetcher fetcher, EngineOptions options, TimeProvider time, ILogger<FurtherResultWorker> logger) : BackgroundService
{
    private const int AtOnce = 2;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!await TryResumeAsync(stoppingToken)) { await Task.Delay(options.RetryDelay, time, stoppingToken); }

        await WorkLoop.RunAsync(queue.Due, queue.Due.TakeAsync, AtOnce, options.RetryDelay, task => fetcher.TryAsync(task, stoppingToken), time, logger, stoppingToken);
    }

    private async Task<bool> TryResumeAsync(CancellationToken stoppingToken)
    {
        try
        {
            foreach (var task in await results.ListTasksAsync(stoppingToken)) { queue.Expect(task); }
            return true;
        }
        catch (Exception error) when (!stoppingToken.IsCancellationRequested)
        {
            logger.LogError(error, "The further results of tasks could not be read; it is tried again in {Pause}.", options.RetryDelay);
            return false;
        }
    }
}
