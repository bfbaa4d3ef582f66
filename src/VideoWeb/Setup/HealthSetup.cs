using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using VideoWeb.Data;
using VideoWeb.Endpoints;
using VideoWeb.Settings;

namespace VideoWeb.Setup;

internal static class HealthSetup
{
    internal static void AddHealth(this WebApplicationBuilder builder, AppOptions settings) =>
        builder.Services.AddHealthChecks()
            .AddDbContextCheck<VideoWebDbContext>("database")
            .AddCheck("data folder", new DataFolderCheck(settings.Data.Folder));

    internal static void MapHealth(this WebApplication app)
    {
        // Live: the process answers. Ready: it can also work.
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
    }
}
