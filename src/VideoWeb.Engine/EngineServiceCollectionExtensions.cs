using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using VideoWeb.Engine.Archive;
using VideoWeb.Engine.BulkEdits;
using VideoWeb.Engine.Callbacks;
using VideoWeb.Engine.Commands;
using VideoWeb.Engine.FurtherResults;
using VideoWeb.Engine.Media;
using VideoWeb.Engine.Overlays;
using VideoWeb.Engine.Polling;
using VideoWeb.Engine.Recording;
using VideoWeb.Engine.Renditions;
using VideoWeb.Engine.Retention;
using VideoWeb.Engine.Sending;
using VideoWeb.Engine.Settlement;
using VideoWeb.Engine.Uploads;
using VideoWeb.Engine.Work;

namespace VideoWeb.Engine;

public static class EngineServiceCollectionExtensions
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
        services.AddSingleton<MediaStore>();

        services.AddSingleton<WorkQueues>();
        services.AddSingleton<CurrentRun>();
        services.AddSingleton<PoisonGuard>();
        services.AddSingleton<SettlementQueue>();
        services.AddSingleton<RemoteTaskProbe>();
        services.AddSingleton<UnknownSettler>();
        services.AddSingleton<FurtherResultQueue>();
        services.AddSingleton<FurtherResultJournal>();
        services.AddSingleton<FurtherClipCopy>();
        services.AddSingleton<FurtherResultQuestion>();
        services.AddSingleton<FurtherResultPoll>();
        services.AddSingleton<FurtherResultFetcher>();
        services.AddSingleton<CallbackThrottle>();
        services.AddSingleton<CallbackTokens>();
        services.AddSingleton<TaskJournal>();
        services.AddSingleton<ConnectionKeys>();
        services.AddSingleton<ProviderTransport>();
        services.AddSingleton<TaskSettlement>();
        services.AddSingleton<PollCases>();
        services.AddSingleton<PollLine>();
        services.AddSingleton<PollTurns>();
        services.AddSingleton<ArchiveHealth>();
        services.AddSingleton<ArchiveLine>();
        services.AddSingleton<ArchiveTurns>();
        services.AddSingleton<MediaDownload>();
        services.AddSingleton<ProgramRun>();
        services.AddSingleton<PosterMaker>();
        services.AddSingleton<FrameMaker>();
        services.AddSingleton<PictureCropper>();
        services.AddSingleton<MediaIntake>();
        services.AddSingleton<UploadParts>();
        services.AddSingleton<ClipIntake>();
        services.AddSingleton<PublicMedia>();
        services.AddSingleton<ResultCollector>();
        services.AddSingleton<InputMedia>();
        services.AddSingleton<SendMark>();
        services.AddSingleton<Submitter>();
        services.AddSingleton<WaitingRoom>();
        services.AddSingleton<SendBell>();
        services.AddSingleton<SendLine>();
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
        services.AddHostedService<MakerWatch>();
        // After the engine: what was being sent when the last run ended is unknown by then.
        services.AddHostedService<SettlementWorker>();
        services.AddHostedService<FurtherResultWorker>();
        services.AddHostedService<CallbackReachWorker>();
        services.AddSingleton<MediaSweeper>();
        services.AddHostedService(provider => provider.GetRequiredService<MediaSweeper>());
        services.AddSingleton<UploadSweeper>();
        services.AddHostedService(provider => provider.GetRequiredService<UploadSweeper>());
        services.AddSingleton<RetentionWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<RetentionWorker>());
        services.AddSingleton<RenditionMaker>();
        services.AddSingleton<RenditionWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<RenditionWorker>());

        AddFacade<GenerationCommands>(services);
        AddFacade<QueueCommands>(services);
        AddFacade<BulkCommands>(services);
        AddFacade<BulkEditCommands>(services);
        services.AddSingleton<BulkEditBell>();
        services.AddSingleton<BulkEditRunner>();
        services.AddHostedService<BulkEditWorker>();
        services.AddSingleton<ClipCommands>();
        services.AddSingleton<BoardCommands>();
        services.AddSingleton<VoteCommands>();
        services.AddSingleton<CommentCommands>();
        services.AddSingleton<VisitorCommands>();
        AddFacade<FurtherResultCommands>(services);
        AddFacade<CatalogOverlays>(services);
        AddFacade<ContractCheck>(services);
        AddFacade<ConnectionTest>(services);
        AddFacade<ClipFrames>(services);
        AddFacade<ClipUploads>(services);
        AddFacade<PictureCrops>(services);
        AddFacade<RemoteMedia>(services);
        AddFacade<UsualTimes>(services);
        AddFacade<LiveTasks>(services);
        AddFacade<CallbackReach>(services);
        AddFacade<CallbackIntake>(services);
        return services;
    }

    // What the host calls is public, but is made of parts that it must not see. So its constructor is internal, and the container would look for a public one.
    private static void AddFacade<TFacade>(IServiceCollection services)
        where TFacade : class
    {
        var constructor = typeof(TFacade).GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic).Single();
        var parts = constructor.GetParameters().Select(parameter => parameter.ParameterType).ToArray();
        services.AddSingleton(provider => (TFacade)constructor.Invoke(
            BindingFlags.DoNotWrapExceptions, binder: null, [.. parts.Select(provider.GetRequiredService)], culture: null));
    }
}
