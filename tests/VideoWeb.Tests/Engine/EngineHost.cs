using System.Collections.Concurrent;
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
using Xunit;

namespace VideoWeb.Tests.Engine;

/// <summary>The real engine over a real SQLite file. Dispose it and start another on the same folder to restart it.</summary>
public sealed class EngineHost : IAsyncDisposable
{
    public static readonly IReadOnlyDictionary<string, string> Models = new Dictionary<string, string>
    {
        ["agcloud"] = "seedance",
        ["vidu"] = "viduq3-turbo",
        ["uniall"] = "viduq3-turbo",
        ["globalaiopc"] = "videos",
        ["ezmodel"] = "any",
    };

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly IHost _host;

    private EngineHost(IHost host, Actor actor)
    {
        _host = host;
        Actor = actor;
    }

    public Actor Actor { get; }

    public GenerationCommands Commands => Get<GenerationCommands>();

    public TaskStore Tasks => Get<TaskStore>();

    internal EngineTaskStore EngineTasks => Get<EngineTaskStore>();

    public T Get<T>() where T : notnull => _host.Services.GetRequiredService<T>();

    /// <param name="folder">Data and media; the caller deletes it.</param>
    /// <param name="local">The sandbox's address; null when it cannot be reached.</param>
    /// <param name="configure">Changes to the quick settings of tests.</param>
    /// <param name="isRunning">False builds everything and starts no work.</param>
    /// <param name="data">Another database than SQLite in the folder.</param>
    /// <param name="services">Further services, such as another clock.</param>
    public static async Task<EngineHost> StartAsync(
        string folder, Uri? local, Func<EngineOptions, EngineOptions>? configure = null, bool isRunning = true, DataOptions? data = null,
        Action<IServiceCollection>? services = null)
    {
        var options = new EngineOptions
        {
            MediaFolder = Path.Combine(folder, "media"),
            SandboxEnabled = true,
            PollIntervalOverride = TimeSpan.FromMilliseconds(60),
            RetryDelay = TimeSpan.FromMilliseconds(50),
            SubmitTimeout = TimeSpan.FromSeconds(6),
            FfmpegCommand = "no-ffmpeg-here",
            SettlementDelay = TimeSpan.FromHours(1),
        };
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddLogging(logging => logging.ClearProviders());
        services?.Invoke(builder.Services);
        builder.Services.AddVideoWebData(data ?? new DataOptions { Folder = Path.Combine(folder, "data") });
        builder.Services.AddVideoWebEngine(configure?.Invoke(options) ?? options);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = options.NeededShutdownTimeout);
        var host = builder.Build();

        await host.Services.GetRequiredService<DatabaseMigrator>().MigrateAsync(TestContext.Current.CancellationToken);
        host.Services.GetRequiredService<OwnAddress>().Local = local;
        var user = new UserId(Guid.Parse("11111111111111111111111111111111"));
        var workspaces = host.Services.GetRequiredService<WorkspaceStore>();
        var workspace = (await workspaces.ListAsync(user, TestContext.Current.CancellationToken)).SingleOrDefault()
            ?? await workspaces.CreateTeamAsync(user, "Film crew", TestContext.Current.CancellationToken);
        if (isRunning) { await host.StartAsync(TestContext.Current.CancellationToken); }

        return new EngineHost(host, new Actor(workspace.Id, user, workspace.Role));
    }

    /// <summary>The connection of a provider, made at the first call.</summary>
    public async Task<ConnectionId> ConnectAsync(string provider, string key = SandboxAddress.Key, Uri? baseUrl = null)
    {
        var connections = Get<ConnectionStore>();
        var label = $"{provider} {key} {baseUrl}".Trim();
        var known = await connections.ListAsync(Actor, TestContext.Current.CancellationToken);
        if (known.FirstOrDefault(one => one.Label == label) is { } there) { return there.Id; }

        var added = await connections.AddAsync(
            Actor, new NewConnection(provider, label, baseUrl ?? SandboxAddress.For(provider), new SecretKey(key), IsShared: false, null, IsSandbox: baseUrl is null),
            TestContext.Current.CancellationToken);
        return Assert.IsType<SaveConnectionResult.Saved>(added).Connection.Id;
    }

    public static GenerationOrder Order(ConnectionId connection, string provider, string prompt, string? nonce = null) => new(
        connection, provider, Models[provider], "text", ParameterValues.Empty.With("prompt", prompt), [], nonce ?? Guid.NewGuid().ToString("N"));

    public async Task<TaskId> SubmitAsync(string provider, string prompt, string key = SandboxAddress.Key)
    {
        var result = await Commands.SubmitAsync(Actor, Order(await ConnectAsync(provider, key), provider, prompt), TestContext.Current.CancellationToken);
        return Assert.IsType<SubmitResult.Submitted>(result).Task;
    }

    /// <summary>Waits until the task is as asked, by the change feed.</summary>
    public async Task<TaskRow> WaitAsync(TaskId task, Func<TaskRow, bool> isReached)
    {
        using var changed = new BlockingCollection<TaskId>();
        using var subscription = Get<ChangeFeed>().Subscribe(Actor.Workspace, one =>
        {
            if (one == task && !changed.IsAddingCompleted) { changed.TryAdd(one, 0, CancellationToken.None); }
        });
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        while (true)
        {
            var row = await Tasks.FindAsync(Actor, task, CancellationToken.None) ?? throw new InvalidOperationException("The task is gone.");
            if (isReached(row)) { return row; }
            try
            {
                await Task.Run(() => changed.Take(patience.Token), CancellationToken.None);
            }
            catch (OperationCanceledException)
            {
                var detail = await Tasks.FindDetailAsync(Actor, task, CancellationToken.None);
                Assert.Fail($"The task stayed {row.State}:\n{string.Join('\n', detail!.Events.Select(one => $"{one.Kind} {one.From}->{one.To} {one.Text}"))}");
            }
        }
    }

    public Task<TaskRow> WaitForEndAsync(TaskId task) => WaitAsync(task, row => !row.State.IsOpen());

    public async Task<TaskDetail> DetailAsync(TaskId task) =>
        await Tasks.FindDetailAsync(Actor, task, TestContext.Current.CancellationToken) ?? throw new InvalidOperationException("The task is gone.");

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        if (_host is IAsyncDisposable disposable) { await disposable.DisposeAsync(); }
        else { _host.Dispose(); }
    }
}
