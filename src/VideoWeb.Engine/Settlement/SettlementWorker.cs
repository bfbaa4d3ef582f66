using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine.Work;

namespace VideoWeb.Engine.Settlement;

/// <summary>Takes up at start what is unknown, then settles what can be settled until the host stops.</summary>
internal sealed class SettlementWorker(
    EngineTaskStore tasks, CallbackStore callbacks, SettlementQueue settlements, UnknownSettler settler, EngineOptions options, TimeProvider time, ILogger<SettlementWorker> logger) : BackgroundService
{
    private const int AtOnce = 2;

    // Providers forget, and lists reach back only so far.
    private static readonly TimeSpan LongestSearch = TimeSpan.FromDays(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!await TryResumeAsync(stoppingToken)) { await Task.Delay(options.RetryDelay, time, stoppingToken); }

        await WorkLoop.RunAsync(settlements.Due, settlements.Due.TakeAsync, AtOnce, options.RetryDelay, task => settler.TryAsync(task, stoppingToken), time, logger, stoppingToken);
    }

    private async Task<bool> TryResumeAsync(CancellationToken stoppingToken)
    {
        try
        {
            IReadOnlyList<UnknownTask> open = [.. await tasks.ListUnknownAsync(stoppingToken), .. await callbacks.ListUnprovenAsync(stoppingToken), .. await callbacks.ListLateAsync(stoppingToken)];
            foreach (var task in open)
            {
                if (time.GetUtcNow() - task.Since < LongestSearch) { settlements.Begin(task.Id); }
            }

            return true;
        }
        catch (Exception error) when (!stoppingToken.IsCancellationRequested)
        {
            logger.LogError(error, "The tasks of unknown fate could not be read; it is tried again in {Pause}.", options.RetryDelay);
            return false;
        }
    }
}
