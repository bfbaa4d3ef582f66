using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using VideoWeb.Sandbox.AgCloud;
using VideoWeb.Sandbox.Callbacks;
using VideoWeb.Sandbox.Clips;
using VideoWeb.Sandbox.EzModel;
using VideoWeb.Sandbox.Faults;
using VideoWeb.Sandbox.GlobalAiopc;
using VideoWeb.Sandbox.Http;
using VideoWeb.Sandbox.Ledger;
using VideoWeb.Sandbox.Tasks;
using VideoWeb.Sandbox.UniAll;
using VideoWeb.Sandbox.Vidu;

namespace VideoWeb.Sandbox;

/// <summary>Puts the sandbox into a web host: a simulator of the five provider APIs under <c>/sandbox</c>.</summary>
public static class SandboxSetup
{
    /// <summary>Registers the sandbox. The host's <see cref="TimeProvider"/> is used when it has one.</summary>
    public static IServiceCollection AddSandbox(this IServiceCollection services, SandboxOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton<TaskRepository>();
        services.AddSingleton<RequestLog>();
        services.AddSingleton<ChargeLedger>();
        services.AddSingleton<Traffic>();
        services.AddSingleton<ServedFiles>();
        services.AddSingleton<FaultRegistry>();
        services.AddSingleton<ReplyWriter>();
        services.AddSingleton<VideoFiles>();
        services.AddSingleton<ClipAddresses>();
        services.AddSingleton<ClipLibrary>();
        services.AddSingleton<AgCloudResponses>();
        services.AddSingleton<ViduResponses>();
        services.AddSingleton<UniAllResponses>();
        services.AddSingleton<GlobalAiopcResponses>();
        services.AddSingleton<EzModelResponses>();
        services.AddSingleton<ICallbackFormat, AgCloudCallbackFormat>();
        services.AddSingleton<ICallbackFormat, ViduCallbackFormat>();
        services.AddHostedService<CallbackSender>();
        return services;
    }

    /// <summary>
    /// Maps everything under <c>/sandbox</c>: <c>/sandbox/&lt;provider&gt;/…</c> with the provider's own paths, the files, the ledger and a page that explains it all.
    /// These routes have their own keys and take no part in the host's sign-in, antiforgery or rate limits. They answer programs on this machine
    /// and whom <see cref="SandboxOptions.Admits"/> lets in.
    /// </summary>
    public static IEndpointRouteBuilder MapSandbox(this IEndpointRouteBuilder endpoints)
    {
        var services = endpoints.ServiceProvider;
        var root = endpoints.MapGroup("/sandbox").AllowAnonymous().DisableAntiforgery().DisableRateLimiting()
            .ForLocalCallersOnly(services.GetRequiredService<SandboxOptions>());
        var tasks = services.GetRequiredService<TaskRepository>();

        ProviderEndpointMapper Endpoints(IErrorFormat errors) => new(
            new ProviderCallHandler(
                errors,
                services.GetRequiredService<RequestLog>(),
                services.GetRequiredService<Traffic>(),
                services.GetRequiredService<ReplyWriter>(),
                services.GetRequiredService<SandboxOptions>(),
                services.GetRequiredService<TimeProvider>()),
            root.MapGroup($"/{errors.Provider}"),
            tasks,
            services.GetRequiredService<FaultRegistry>(),
            services.GetRequiredService<TimeProvider>());

        new AgCloudRoutes(Endpoints(new AgCloudErrorFormat()), tasks, services.GetRequiredService<AgCloudResponses>()).Map();
        new ViduRoutes(Endpoints(new ViduErrorFormat()), tasks, services.GetRequiredService<ViduResponses>()).Map();
        var uniAll = Endpoints(new NewApiErrorFormat(Providers.UniAll, hasErrorObjects: true));
        new UniAllRoutes(uniAll, services.GetRequiredService<UniAllResponses>(), new NewApiContent(uniAll, tasks, services.GetRequiredService<VideoFiles>())).Map();
        new GlobalAiopcRoutes(Endpoints(new GlobalAiopcErrorFormat()), services.GetRequiredService<GlobalAiopcResponses>()).Map();
        var ezModel = Endpoints(new NewApiErrorFormat(Providers.EzModel, hasErrorObjects: false));
        new EzModelRoutes(ezModel, services.GetRequiredService<EzModelResponses>(), new NewApiContent(ezModel, tasks, services.GetRequiredService<VideoFiles>())).Map();
        var control = root.MapGroup("").Limited(services.GetRequiredService<Traffic>().AdmitControl);
        ClipRoutes.Map(control);
        LedgerRoutes.Map(control);
        FaultRoutes.Map(control);
        SandboxPage.Map(control);
        return endpoints;
    }
}

/// <summary>The names that the five simulated providers have in addresses, the journal and the ledger.</summary>
internal static class Providers
{
    public const string AgCloud = "agcloud";
    public const string Vidu = "vidu";
    public const string UniAll = "uniall";
    public const string GlobalAiopc = "globalaiopc";
    public const string EzModel = "ezmodel";
}
