using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace VideoWeb.Endpoints;

/// <summary>Healthy while a file can be written to the data folder; a full or read-only disk would lose paid clips.</summary>
internal sealed class DataFolderCheck(string folder) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var probe = Path.Combine(folder, $".ready-{Guid.NewGuid():N}");
        try
        {
            await File.WriteAllTextAsync(probe, "ready", cancellationToken);
            File.Delete(probe);
            return HealthCheckResult.Healthy();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return HealthCheckResult.Unhealthy("The data folder cannot be written.", error);
        }
    }
}
