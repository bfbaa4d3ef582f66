using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using VideoWeb.Settings;

namespace VideoWeb.Setup;

internal static class LogSetup
{
    // Below these levels their lines hold what people type (keys and passwords among it), whole addresses with tokens in them, or headers.
    private static readonly (string Category, LogLevel Least)[] Quiet =
    [
        // Not even the scope that it puts around every line of a request, which is the address.
        ("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None),
        ("Microsoft.AspNetCore.Hosting", LogLevel.Warning),
        ("Microsoft.AspNetCore.SignalR", LogLevel.Information),
        ("Microsoft.AspNetCore.Http", LogLevel.Information),
        // Which circuits are put away, by the public half of their ids, is no secret and explains a lost page.
        ("Microsoft.AspNetCore.Components.Server.Circuits.CircuitRegistry", LogLevel.Debug),
        ("Microsoft.AspNetCore.Components", LogLevel.Information),
        ("Microsoft.AspNetCore.Routing", LogLevel.Information),
        ("Microsoft.AspNetCore.Server", LogLevel.Information),
        ("Microsoft.AspNetCore.StaticFiles", LogLevel.Information),
        ("Microsoft.AspNetCore.StaticAssets", LogLevel.Information),
        ("Microsoft.EntityFrameworkCore", LogLevel.Information),
        ("Microsoft.JSInterop", LogLevel.Information),
        ("Npgsql", LogLevel.Information),
        ("System.Net", LogLevel.Information),
    ];

    internal static void AddConsoleLog(this WebApplicationBuilder builder, AppOptions settings)
    {
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IPostConfigureOptions<LoggerFilterOptions>>(new PostConfigureOptions<LoggerFilterOptions>(Options.DefaultName, Silence));
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

    // One rule decides for a logger, the most specific one, and configuration may write any: so each is narrowed, and one is there for those without.
    private static void Silence(LoggerFilterOptions options)
    {
        options.Rules.Insert(0, new LoggerFilterRule(null, null, options.MinLevel, null));
        for (var index = 0; index < options.Rules.Count; index++)
        {
            var rule = options.Rules[index];
            options.Rules[index] = new LoggerFilterRule(
                rule.ProviderName, rule.CategoryName, rule.LogLevel,
                (provider, category, level) => level >= LeastOf(category) && rule.Filter?.Invoke(provider, category, level) != false);
        }
    }

    private static LogLevel LeastOf(string? category)
    {
        foreach (var (name, least) in Quiet)
        {
            if (category is not null && category.StartsWith(name, StringComparison.OrdinalIgnoreCase) && (category.Length == name.Length || category[name.Length] == '.')) { return least; }
        }

        return LogLevel.Trace;
    }
}
