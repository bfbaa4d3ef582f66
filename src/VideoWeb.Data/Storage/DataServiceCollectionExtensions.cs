using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using VideoWeb.Data.Boards;
using VideoWeb.Data.BulkEdits;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Comments;
using VideoWeb.Data.Compose;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Security;
using VideoWeb.Data.Lineage;
using VideoWeb.Data.Quotas;
using VideoWeb.Data.Renditions;
using VideoWeb.Data.Retention;
using VideoWeb.Data.Sharing;
using VideoWeb.Data.Spending;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Uploads;
using VideoWeb.Data.Votes;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Storage;

/// <summary>Adds the stores. The host then calls <see cref="DatabaseMigrator.MigrateAsync"/> before it serves anything.</summary>
public static class DataServiceCollectionExtensions
{
    public static IServiceCollection AddVideoWebData(this IServiceCollection services, DataOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton<WriteGate>();
        AddContexts(services, options);
        // Identity takes its tables' shape from here, and the migrations are made for this one: a host must not choose another.
        services.PostConfigure<IdentityOptions>(identity => identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3);

        services.AddSingleton<Database>();
        services.AddSingleton<MasterKeySource>();
        services.AddSingleton<KeyVault>();
        services.AddSingleton<DatabaseMigrator>();

        services.AddSingleton<AccessChanges>();
        services.AddSingleton<SessionStore>();
        services.AddSingleton<AdministratorStore>();
        services.AddSingleton<RegionalSettingsStore>();
        services.AddSingleton<WorkspaceStore>();
        services.AddSingleton<ConnectionStore>();
        services.AddSingleton<TaskStore>();
        services.AddSingleton<EngineTaskStore>();
        services.AddSingleton<FurtherResultStore>();
        services.AddSingleton<GalleryStore>();
        services.AddSingleton<DownloadStore>();
        services.AddSingleton<LineageStore>();
        services.AddSingleton<ClipFacetStore>();
        services.AddSingleton<SavedSearchStore>();
        services.AddSingleton<BulkEditStore>();
        services.AddSingleton<BulkEditWork>();
        services.AddSingleton<ClipStore>();
        services.AddSingleton<TagStore>();
        services.AddSingleton<BoardStore>();
        services.AddSingleton<BoardClipStore>();
        services.AddSingleton<ShareLinkStore>();
        services.AddSingleton<SharedClipStore>();
        services.AddSingleton<VoteStore>();
        services.AddSingleton<CommentStore>();
        services.AddSingleton<VisitorTalkStore>();
        services.AddSingleton<AssetStore>();
        services.AddSingleton<UploadStore>();
        services.AddSingleton<RenditionStore>();
        services.AddSingleton<StorageStore>();
        services.AddSingleton<RetentionStore>();
        services.AddSingleton<RetentionWork>();
        services.AddSingleton<RenditionWorkStore>();
        services.AddSingleton<DraftStore>();
        services.AddSingleton<PastDraftStore>();
        services.AddSingleton<FavouriteModelStore>();
        services.AddSingleton<SpendingStore>();
        services.AddSingleton<PresetStore>();
        services.AddSingleton<EngineRunStore>();
        services.AddSingleton<CallbackStore>();
        services.AddSingleton<TaskFailureStore>();
        return services;
    }

    private static void AddContexts(IServiceCollection services, DataOptions options)
    {
        if (options.Kind == DatabaseKind.Postgres)
        {
            var connectionString = ConnectionStrings.Postgres(options);
            services.AddPooledDbContextFactory<PostgresVideoWebDbContext>(context => context.UseNpgsql(connectionString));
            services.AddSingleton<IDbContextFactory<VideoWebDbContext>, DbContextFactoryAdapter<PostgresVideoWebDbContext>>();
        }
        else
        {
            var connectionString = ConnectionStrings.Sqlite(options);
            services.AddPooledDbContextFactory<SqliteVideoWebDbContext>(
                context => context.UseSqlite(connectionString).AddInterceptors(new SqlitePragmas())
                    // A migration that makes a table anew is alone in its step and can be begun again; no operator has to do anything.
                    .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.NonTransactionalMigrationOperationWarning)));
            services.AddSingleton<IDbContextFactory<VideoWebDbContext>, DbContextFactoryAdapter<SqliteVideoWebDbContext>>();
        }

        // For Identity's stores, which want a context of their request's scope.
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<VideoWebDbContext>>().CreateDbContext());
    }
}

/// <summary>Hands out the context of the configured kind under its common name.</summary>
internal sealed class DbContextFactoryAdapter<TContext>(IDbContextFactory<TContext> pool) : IDbContextFactory<VideoWebDbContext>
    where TContext : VideoWebDbContext
{
    public VideoWebDbContext CreateDbContext() => pool.CreateDbContext();

    public async Task<VideoWebDbContext> CreateDbContextAsync(CancellationToken cancellationToken = default) =>
        await pool.CreateDbContextAsync(cancellationToken);
}
