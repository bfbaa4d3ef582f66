using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Benchmarks;

/// <summary>The engine and its stores over a real SQLite file in a folder that the caller owns.</summary>
internal sealed class Lab : IAsyncDisposable
{
    private static readonly UserId User = new(Guid.Parse("11111111111111111111111111111111"));

    private readonly IHost _host;

    private Lab(IHost host, Actor actor)
    {
        _host = host;
        Actor = actor;
    }

    public Actor Actor { get; }

    public static async Task<Lab> OpenAsync(string folder, Func<EngineOptions, EngineOptions> configure)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddLogging(logging => logging.ClearProviders());
        builder.Services.AddVideoWebData(new DataOptions { Folder = folder });
        builder.Services.AddVideoWebEngine(configure(new EngineOptions { MediaFolder = Path.Combine(folder, "media") }));
        var host = builder.Build();
        await host.Services.GetRequiredService<DatabaseMigrator>().MigrateAsync(CancellationToken.None);
        var workspace = await host.Services.GetRequiredService<WorkspaceStore>().EnsurePersonalAsync(User, "Ada", CancellationToken.None);
        return new Lab(host, new Actor(workspace.Id, User, workspace.Role));
    }

    public T Get<T>() where T : notnull => _host.Services.GetRequiredService<T>();

    /// <summary>Begins the engine's work.</summary>
    public Task StartAsync() => _host.StartAsync(CancellationToken.None);

    public async Task<ConnectionId> ConnectAsync(Uri baseUrl, ConnectionPace? pace = null)
    {
        var connection = new NewConnection("uniall", "Bench", baseUrl, new SecretKey("bench-key-0123456789"), IsShared: false, null, IsSandbox: false) { Pace = pace };
        var outcome = await Get<ConnectionStore>().AddAsync(Actor, connection, CancellationToken.None);
        return outcome is SaveConnectionResult.Saved saved ? saved.Connection.Id : throw new InvalidOperationException($"{outcome}");
    }

    /// <summary>Saves a task as a user would, without the check and without sending it.</summary>
    public async Task<TaskId> CreateTaskAsync(ConnectionId connection, string prompt, Func<ProviderDescription, ProviderDescription>? change = null)
    {
        var provider = Get<LiveCatalog>().Current.FindProvider("uniall")!;
        provider = change?.Invoke(provider) ?? provider;
        var model = provider.Models[0];
        var task = new NewTask(
            TaskId.New(TimeProvider.System.GetUtcNow()), connection, IsSandbox: false, ModelSnapshot.Create(provider, model), model.Modes[0].Id,
            ParameterValues.Empty.With("prompt", prompt), [], Guid.NewGuid().ToString("N"), 1.78m);
        var created = await Get<TaskStore>().CreateAsync(Actor, task, CancellationToken.None);
        return created is CreateTaskResult.Created { Id: var id } ? id : throw new InvalidOperationException($"{created}");
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        if (_host is IAsyncDisposable disposable) { await disposable.DisposeAsync(); }
    }
}
