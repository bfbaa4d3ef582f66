using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine.Archive;
using VideoWeb.Engine.Callbacks;
using VideoWeb.Engine.Commands;
using VideoWeb.Engine.Media;
using VideoWeb.Engine.Overlays;
using VideoWeb.Engine.Polling;
using VideoWeb.Engine.Recording;
using VideoWeb.Engine.Sending;
using VideoWeb.Engine.Settlement;
using VideoWeb.Engine.Work;

namespace VideoWeb.Engine;

public static class EngineSetup
{
    /// <summary>Adds the engine. The stores, logging and, when it is not the system's, a <see cref="TimeProvider"/> come from the host.</summary>
    /// <remarks>
    /// The host applies migrations before it starts hosted services, sets <see cref="OwnAddress.Local"/> when it listens, and grants
    /// <see cref="EngineOptions.NeededShutdownTimeout"/> as its shutdown timeout.
    /// </remarks>
    public static IServiceCollection AddVideoWebEngine(this IServiceCollection services, EngineOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton<OwnAddress>();
        services.AddSingleton<OutboundGuard>();
        services.AddSingleton<LiveCatalog>();
        services.AddSingleton<ChangeFeed>();
        services.AddSingleton<MediaArchive>();

        services.AddSingleton<WorkQueues>();
        services.AddSingleton<CurrentRun>();
        services.AddSingleton<PoisonGuard>();
        services.AddSingleton<SettlementQueue>();
        services.AddSingleton<RemoteTaskProbe>();
        services.AddSingleton<UnknownSettler>();
        services.AddSingleton<CallbackThrottle>();
        services.AddSingleton<ExpectedCallbacks>();
        services.AddSingleton<TaskJournal>();
        services.AddSingleton<ConnectionKeys>();
        services.AddSingleton<ProviderTransport>();
        services.AddSingleton<TaskSettlement>();
        services.AddSingleton<PollCases>();
        services.AddSingleton(provider => new PollLine(provider.GetRequiredService<TimeProvider>(), PollHints.UnknownPace(options), options.MaxPollsPerOrigin));
        services.AddSingleton(provider => new PollTurns(
            provider.GetRequiredService<WorkQueues>().Polls, provider.GetRequiredService<PollLine>(), provider.GetRequiredService<PollCases>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<UsualTimes>();
        services.AddSingleton<ArchiveHealth>();
        services.AddSingleton<ArchiveLine>();
        services.AddSingleton(provider => new ArchiveTurns(
            provider.GetRequiredService<WorkQueues>().Archives, provider.GetRequiredService<ArchiveLine>(), provider.GetRequiredService<ArchiveHealth>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<MediaDownload>();
        services.AddSingleton<ProgramRun>();
        services.AddSingleton<PosterMaker>();
        services.AddSingleton<FrameMaker>();
        services.AddSingleton<MediaIntake>();
        services.AddSingleton<PublicMedia>();
        services.AddSingleton<ResultCollector>();
        services.AddSingleton<InputMedia>();
        services.AddSingleton<AcceptedIds>();
        services.AddSingleton<SendMark>();
        services.AddSingleton<Submitter>();
        services.AddSingleton<WaitingRoom>();
        services.AddSingleton<SendBell>();
        services.AddSingleton(new SendLine(options.MaxSubmitsPerWorkspace));
        services.AddSingleton<SendTurns>();
        services.AddSingleton<QueueNews>();
        services.AddSingleton<BatchGate>();
        services.AddSingleton<SendControl>();
        services.AddSingleton<SendGate>();
        services.AddHostedService(provider => provider.GetRequiredService<SendGate>());
        services.AddSingleton<Poller>();
        services.AddSingleton<Archiver>();
        services.AddHostedService<EngineWorker>();
        services.AddHostedService<OverlayWatch>();
        // After the engine: what was being sent when the last run ended is unknown by then.
        services.AddHostedService<SettlementWorker>();
        services.AddHostedService<CallbackReachWorker>();
        services.AddSingleton<MediaSweeper>();
        services.AddHostedService(provider => provider.GetRequiredService<MediaSweeper>());

        // Their constructors take parts of the engine, so they are not public.
        services.AddSingleton(provider => new GenerationCommands(
            provider.GetRequiredService<LiveCatalog>(), provider.GetRequiredService<ConnectionStore>(), provider.GetRequiredService<TaskStore>(),
            provider.GetRequiredService<TaskSettlement>(), provider.GetRequiredService<SendTurns>(), provider.GetRequiredService<ChangeFeed>(),
            provider.GetRequiredService<InputMedia>(), options, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<GenerationCommands>>()));
        services.AddSingleton(provider => new CatalogOverlays(provider.GetRequiredService<LiveCatalog>()));
        services.AddSingleton(provider => new ContractCheck(provider.GetRequiredService<ProviderTransport>(), provider.GetRequiredService<OutboundGuard>()));
        services.AddSingleton(provider => new ClipFrames(
            provider.GetRequiredService<TaskStore>(), provider.GetRequiredService<AssetStore>(), provider.GetRequiredService<MediaArchive>(),
            provider.GetRequiredService<MediaIntake>(), provider.GetRequiredService<FrameMaker>()));
        services.AddSingleton(provider => new RemoteMedia(
            provider.GetRequiredService<OutboundGuard>(), provider.GetRequiredService<MediaDownload>(), provider.GetRequiredService<MediaArchive>(),
            provider.GetRequiredService<EngineOptions>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new QueueCommands(
            provider.GetRequiredService<ConnectionStore>(), provider.GetRequiredService<TaskStore>(), provider.GetRequiredService<GenerationCommands>(),
            provider.GetRequiredService<SendControl>(), provider.GetRequiredService<QueueNews>()));
        services.AddSingleton(provider => new ConnectionTest(
            provider.GetRequiredService<LiveCatalog>(), provider.GetRequiredService<ConnectionStore>(), provider.GetRequiredService<ConnectionKeys>(),
            provider.GetRequiredService<ProviderTransport>()));

        services.AddSingleton(provider => new CallbackReach(
            provider.GetRequiredService<OutboundGuard>(), options, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new CallbackIntake(
            provider.GetRequiredService<CallbackStore>(), provider.GetRequiredService<ConnectionKeys>(), provider.GetRequiredService<LiveCatalog>(),
            provider.GetRequiredService<WorkQueues>(), provider.GetRequiredService<SettlementQueue>(), provider.GetRequiredService<CallbackReach>(),
            provider.GetRequiredService<CallbackThrottle>(), provider.GetRequiredService<ExpectedCallbacks>(), provider.GetRequiredService<ChangeFeed>(),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<CallbackIntake>>()));

        return services;
    }
}
