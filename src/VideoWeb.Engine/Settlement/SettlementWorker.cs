using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VideoWeb.Data;
using VideoWeb.Engine.Work;

namespace VideoWeb.Engine.Settlement;

/// <summary>Takes up at start what is unknown, then settles what can be settled until the host stops.</summary>
internal sealed class SettlementWorker(
    TaskStore tasks, SettlementQueue settlements, UnknownSettler settler, EngineOptions options, TimeProvider time, ILogger<SettlementWorker> logger) : BackgroundService
{
    private const int AtOnce = 2;

    // Providers forget, and lists reach back only so far.
    private static readonly TimeSpan LongestSearch = TimeSpan.FromDays(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var task in await tasks.ListUnknownAsync(stoppingToken))
        {
            if (time.GetUtcNow() - task.Since < LongestSearch) { settlements.Begin(task.Id); }
        }

        await WorkLoop.RunAsync(settlements.Due, settlements.Due.TakeAsync, AtOnce, options.RetryDelay, task => settler.TryAsync(task, stoppingToken), logger, stoppingToken);
    }
}
