using Microsoft.Extensions.Options;
using VideoWeb.Data.Storage;
using VideoWeb.Engine;

namespace VideoWeb.Settings;

/// <summary>All settings, read and checked once at start, for what is set up before the container is built.</summary>
internal sealed record AppOptions
{
    /// <summary>Every setting of the program, once: what is bound and checked, --help, and the test of appsettings.json go by it.</summary>
    internal static readonly IReadOnlyList<OptionsSection> Sections =
    [
        new OptionsSection<DataOptions>("Data"),
        new OptionsSection<SiteOptions>("Site"),
        new OptionsSection<AccountOptions>("Accounts"),
        new OptionsSection<OutboundOptions>("Outbound"),
        new OptionsSection<TaskOptions>("Tasks"),
        new OptionsSection<MediaOptions>("Media"),
        new OptionsSection<SandboxHostingOptions>("Sandbox"),
        new OptionsSection<ProxyOptions>("Proxy"),
        new OptionsSection<LogOptions>("Log"),
    ];

    public required DataOptions Data { get; init; }
    public required EngineOptions Engine { get; init; }
    public required SiteOptions Site { get; init; }
    public required AccountOptions Accounts { get; init; }
    public required ProxyOptions Proxy { get; init; }
    public required bool IsSandboxEnabled { get; init; }
    public required SandboxHostingOptions Sandbox { get; init; }
    public required LogFormat LogFormat { get; init; }

    /// <summary>Reads the settings. When any is wrong, a line for each that is wrong is in <paramref name="problems"/> and the answer is null.</summary>
    internal static AppOptions? Read(IConfiguration configuration, bool isDevelopment, out IReadOnlyList<string> problems)
    {
        using var services = new ServiceCollection().AddAppOptions(configuration).BuildServiceProvider();
        problems = Validate(services.GetRequiredService<IStartupValidator>());
        if (problems.Count > 0) { return null; }

        var data = Get<DataOptions>() with { Folder = Path.GetFullPath(Get<DataOptions>().Folder) };
        var isSandboxEnabled = Get<SandboxHostingOptions>().Enabled ?? isDevelopment;
        return new AppOptions
        {
            Data = data,
            Engine = new EngineOptions(Get<TaskOptions>(), Get<MediaOptions>())
            {
                MediaFolder = Path.Combine(data.Folder, "media"),
                CatalogFolder = Path.Combine(data.Folder, "catalog"),
                PublicUrl = Get<SiteOptions>().PublicUrl,
                AllowedPrivateHosts = Get<OutboundOptions>().AllowedPrivateHosts,
                SandboxEnabled = isSandboxEnabled,
            },
            Site = Get<SiteOptions>(),
            Accounts = Get<AccountOptions>(),
            Proxy = Get<ProxyOptions>(),
            IsSandboxEnabled = isSandboxEnabled,
            Sandbox = Get<SandboxHostingOptions>(),
            LogFormat = Get<LogOptions>().Format ?? (isDevelopment ? LogFormat.Text : LogFormat.Json),
        };

        T Get<T>() where T : class => services.GetRequiredService<IOptions<T>>().Value;
    }

    private static IReadOnlyList<string> Validate(IStartupValidator validator)
    {
        try
        {
            validator.Validate();
            return [];
        }
        catch (OptionsValidationException error)
        {
            return [.. error.Failures];
        }
        catch (AggregateException errors)
        {
            return [.. errors.InnerExceptions.Cast<OptionsValidationException>().SelectMany(error => error.Failures)];
        }
    }
}

internal static class AppOptionsServices
{
    /// <summary>Binds every section to its class. A host that starts with a wrong one fails, as <see cref="AppOptions.Read"/> does before it.</summary>
    internal static IServiceCollection AddAppOptions(this IServiceCollection services, IConfiguration configuration)
    {
        foreach (var section in AppOptions.Sections) { section.Register(services, configuration); }

        return services;
    }
}
