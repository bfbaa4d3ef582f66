using Microsoft.Extensions.Logging.Console;
using VideoWeb.Settings;

namespace VideoWeb.Setup;

internal static class LogSetup
{
    internal static void AddConsoleLog(this WebApplicationBuilder builder, AppOptions settings)
    {
        builder.Logging.ClearProviders();

        // Its lines hold whole addresses, and the signed ones of media are keys. More specific than what appsettings.json says of ASP.NET Core.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        if (settings.LogFormat == LogFormat.Json)
        {
            builder.Logging.AddJsonConsole(options =>
            {
                options.UseUtcTimestamp = true;
                options.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
            });
        }
        else
        {
            builder.Logging.AddSimpleConsole(options =>
            {
                options.SingleLine = true;
                options.TimestampFormat = "HH:mm:ss ";
                options.ColorBehavior = LoggerColorBehavior.Default;
            });
        }
    }
}
