using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace VideoWeb.Engine.BulkEdits;

/// <summary>Goes on at start with what was cut off, then with what people ask for until the host stops.</summary>
internal sealed class BulkEditWorker(BulkEditRunner runner, BulkEditBell bell, EngineOptions options, TimeProvider time, ILogger<BulkEditWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await runner.RunAsync(stoppingToken)) { await Task.Yield(); }

                await bell.NextAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogError(error, "Clips could not be changed; it is tried again in {Pause}.", options.RetryDelay);
                await Task.Delay(options.RetryDelay, time, stoppingToken);
            }
        }
    }
}
