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
        services.AddSingleton<TaskBook>();
        services.AddSingleton<RequestLog>();
        services.AddSingleton<ChargeLedger>();
        services.AddSingleton<Traffic>();
        services.AddSingleton<ServedFiles>();
        services.AddSingleton<FaultBook>();
        services.AddSingleton<ReplyWriter>();
        services.AddSingleton<VideoFiles>();
        services.AddSingleton<ClipAddresses>();
        services.AddSingleton<ClipLibrary>();
        services.AddSingleton<AgCloudAnswers>();
        services.AddSingleton<ViduAnswers>();
        services.AddSingleton<UniAllAnswers>();
        services.AddSingleton<GlobalAiopcAnswers>();
        services.AddSingleton<EzModelAnswers>();
        services.AddSingleton<IAnnouncements, AgCloudAnnouncements>();
        services.AddSingleton<IAnnouncements, ViduAnnouncements>();
        services.AddHostedService<CallbackPost>();
        return services;
    }

    /// <summary>
    /// Maps everything under <c>/sandbox</c>: <c>/sandbox/&lt;provider&gt;/…</c> with the provider's own paths, the files, the ledger and a page that explains it all.
    /// These routes have their own keys and take no part in the host's sign-in, antiforgery or rate limits.
    /// </summary>
    public static IEndpointRouteBuilder MapSandbox(this IEndpointRouteBuilder endpoints)
    {
        var services = endpoints.ServiceProvider;
        var root = endpoints.MapGroup("/sandbox").AllowAnonymous().DisableAntiforgery().DisableRateLimiting();
        var tasks = services.GetRequiredService<TaskBook>();

        ProviderDoor Door(IErrorShapes errors) => new(
            errors,
            root.MapGroup($"/{errors.Provider}"),
            tasks,
            services.GetRequiredService<RequestLog>(),
            services.GetRequiredService<Traffic>(),
            services.GetRequiredService<FaultBook>(),
            services.GetRequiredService<ReplyWriter>(),
            services.GetRequiredService<SandboxOptions>(),
            services.GetRequiredService<TimeProvider>());

        new AgCloudRoutes(Door(new AgCloudErrors()), tasks, services.GetRequiredService<AgCloudAnswers>()).Map();
        new ViduRoutes(Door(new ViduErrors()), tasks, services.GetRequiredService<ViduAnswers>()).Map();
        new UniAllRoutes(Door(new NewApiErrors(Providers.UniAll, hasErrorObjects: true)), services.GetRequiredService<UniAllAnswers>()).Map();
        new GlobalAiopcRoutes(Door(new GlobalAiopcErrors()), services.GetRequiredService<GlobalAiopcAnswers>()).Map();
        new EzModelRoutes(
            Door(new NewApiErrors(Providers.EzModel, hasErrorObjects: false)),
            tasks,
            services.GetRequiredService<EzModelAnswers>(),
            services.GetRequiredService<VideoFiles>()).Map();
        ClipRoutes.Map(root);
        LedgerRoutes.Map(root);
        FaultRoutes.Map(root);
        SandboxPage.Map(root);
        return endpoints;
    }
}
