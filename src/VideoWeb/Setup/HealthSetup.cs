using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using VideoWeb.Data;
using VideoWeb.Endpoints;
using VideoWeb.Settings;

namespace VideoWeb.Setup;

internal static class HealthSetup
{
    private const string Staying = "staying";

    internal static void AddHealth(this WebApplicationBuilder builder, AppOptions settings) =>
        builder.Services.AddHealthChecks()
            .AddCheck<StayingCheck>(Staying)
            .AddDbContextCheck<VideoWebDbContext>("database")
            .AddCheck("data folder", new DataFolderCheck(settings.Data.Folder));

    internal static void MapHealth(this WebApplication app)
    {
        // Live: the process answers and is not about to end; paused pages come back when they hear that. Ready: it can also work.
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = check => check.Name == Staying }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
    }

    // Between the wish to stop and the closed port a page that has just paused would otherwise come back to the server that it left.
    private sealed class StayingCheck(IHostApplicationLifetime lifetime) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(lifetime.ApplicationStopping.IsCancellationRequested ? HealthCheckResult.Unhealthy("The server is stopping.") : HealthCheckResult.Healthy());
    }
}
