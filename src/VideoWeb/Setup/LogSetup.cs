using Microsoft.Extensions.Logging.Console;
using VideoWeb.Settings;

namespace VideoWeb.Setup;

internal static class LogSetup
{
    internal static void AddConsoleLog(this WebApplicationBuilder builder, SiteSettings settings)
    {
        builder.Logging.ClearProviders();
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
