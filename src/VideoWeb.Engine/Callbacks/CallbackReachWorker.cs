using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace VideoWeb.Engine.Callbacks;

/// <summary>
/// Tests the public address once the site listens, and again from time to time: addresses, certificates and proxies change.
/// </summary>
internal sealed class CallbackReachWorker(
    CallbackReach reach, EngineOptions options, IHostApplicationLifetime lifetime, TimeProvider time,
    ILogger<CallbackReachWorker> logger)
    : BackgroundService
{
    private static readonly TimeSpan WhenReached = TimeSpan.FromHours(1);
    private static readonly TimeSpan WhenNot = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.PublicUrl is null) { return; }

        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        while (true)
        {
            var status = await TestAsync(stoppingToken);
            await Task.Delay(status is ReachStatus.Reached ? WhenReached : WhenNot, time, stoppingToken);
        }
    }

    private async Task<ReachStatus?> TestAsync(CancellationToken stoppingToken)
    {
        var before = reach.Status;
        try
        {
            var status = await reach.TestAsync(stoppingToken);
            if (status.GetType() == before.GetType()) { return status; }

            if (status is ReachStatus.Unreached unreached) { logger.LogWarning("Providers cannot call back, so they are only asked: {Reason}", unreached.Problem); }
            else { logger.LogInformation("Providers can call back at the public address."); }

            return status;
        }
        catch (Exception error) when (!stoppingToken.IsCancellationRequested)
        {
            logger.LogError(error, "The public address could not be tested.");
            return null;
        }
    }
}
