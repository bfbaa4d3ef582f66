using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Compose;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Security;
using VideoWeb.Data.Spending;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Storage;

/// <summary>Puts the data room into a host. The host then calls <see cref="DatabaseStart.MigrateAsync"/> before it serves anything.</summary>
public static class DataSetup
{
    public static IServiceCollection AddVideoWebData(this IServiceCollection services, DataOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton(new WriteGate(options.Kind));
        AddContexts(services, options);
        // Identity takes its tables' shape from here, and the migrations are made for this one: a host must not choose another.
        services.PostConfigure<IdentityOptions>(identity => identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3);

        services.AddSingleton<Database>();
        services.AddSingleton<MasterKeySource>();
        services.AddSingleton(_ => new KeyVault());
        services.AddSingleton(provider => new DatabaseStart(
            options,
            provider.GetRequiredService<IDbContextFactory<VideoWebDbContext>>(),
            provider.GetRequiredService<MasterKeySource>(),
            provider.GetRequiredService<KeyVault>(),
            provider.GetRequiredService<ILogger<DatabaseStart>>()));

        AddStore(services, (database, vault, time) => new WorkspaceStore(database, vault, time));
        AddStore(services, (database, vault, time) => new ConnectionStore(database, vault, time));
        AddStore(services, (database, _, time) => new TaskStore(database, time));
        AddStore(services, (database, _, _) => new GalleryStore(database));
        AddStore(services, (database, _, time) => new AssetStore(database, time));
        AddStore(services, (database, _, time) => new DraftStore(database, time));
        AddStore(services, (database, _, time) => new SpendingStore(database, time));
        AddStore(services, (database, _, time) => new PresetStore(database, time));
        AddStore(services, (database, _, time) => new EngineRunStore(database, time));
        AddStore(services, (database, _, time) => new CallbackStore(database, time));
        AddStore(services, (database, _, time) => new CrashStore(database, time));
        return services;
    }

    private static void AddContexts(IServiceCollection services, DataOptions options)
    {
        if (options.Kind == DatabaseKind.Postgres)
        {
            var connectionString = ConnectionStrings.Postgres(options);
            services.AddPooledDbContextFactory<PostgresVideoWebDbContext>(context => context.UseNpgsql(connectionString));
            services.AddSingleton<IDbContextFactory<VideoWebDbContext>, ContextFactory<PostgresVideoWebDbContext>>();
        }
        else
        {
            var connectionString = ConnectionStrings.Sqlite(options);
            services.AddPooledDbContextFactory<SqliteVideoWebDbContext>(
                context => context.UseSqlite(connectionString).AddInterceptors(new SqlitePragmas()));
            services.AddSingleton<IDbContextFactory<VideoWebDbContext>, ContextFactory<SqliteVideoWebDbContext>>();
        }

        // For Identity's stores, which want a context of their request's scope.
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<VideoWebDbContext>>().CreateDbContext());
    }

    private static void AddStore<TStore>(IServiceCollection services, Func<Database, KeyVault, TimeProvider, TStore> create)
        where TStore : class =>
        services.AddSingleton(provider => create(
            provider.GetRequiredService<Database>(), provider.GetRequiredService<KeyVault>(), provider.GetRequiredService<TimeProvider>()));
}
