using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Lab;

/// <summary>The real engine over a real database, quick. To restart it, dispose it and open another on the same database.</summary>
public sealed class LabEngine : IAsyncDisposable
{
    private static readonly UserId User = new(Guid.Parse("11111111111111111111111111111111"));
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly IHost _host;

    private LabEngine(IHost host, Actor actor) => (_host, Actor) = (host, actor);

    public Actor Actor { get; }

    public TaskStore Tasks => Get<TaskStore>();

    public T Get<T>() where T : notnull => _host.Services.GetRequiredService<T>();

    /// <summary>Builds everything and begins no work.</summary>
    /// <param name="data">The database. Clips lie beside its folder.</param>
    /// <param name="sandbox">Where the sandbox listens; null when it cannot be reached.</param>
    /// <param name="configure">Changes to the quick settings of the lab.</param>
    /// <param name="services">Further services, such as another clock.</param>
    public static async Task<LabEngine> OpenAsync(
        DataOptions data, Uri? sandbox, CancellationToken cancellationToken, Func<EngineOptions, EngineOptions>? configure = null, Action<IServiceCollection>? services = null)
    {
        var options = new EngineOptions
        {
            MediaFolder = Path.Combine(data.Folder, "..", "media"),
            SandboxEnabled = true,
            PollIntervalOverride = TimeSpan.FromMilliseconds(30),
            RetryDelay = TimeSpan.FromMilliseconds(50),
            SubmitTimeout = TimeSpan.FromSeconds(20),
            FfmpegCommand = "no-ffmpeg-here",
            MakesRenditions = false,
            // What is unknown stays it: a search that finds the task would hide whether it was sent again.
            SettlementDelay = TimeSpan.FromHours(1),
        };
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddLogging(logging => logging.ClearProviders());
        builder.Services.AddVideoWebData(data);
        builder.Services.AddVideoWebEngine(configure?.Invoke(options) ?? options);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = options.NeededShutdownTimeout);
        services?.Invoke(builder.Services);

        var host = builder.Build();
        try
        {
            await host.Services.GetRequiredService<DatabaseMigrator>().MigrateAsync(cancellationToken);
            host.Services.GetRequiredService<OwnAddress>().Local = sandbox;
            var workspaces = host.Services.GetRequiredService<WorkspaceStore>();
            var workspace = (await workspaces.ListAsync(User, cancellationToken)).SingleOrDefault() ?? await workspaces.CreateTeamAsync(User, "Film crew", cancellationToken);
            return new LabEngine(host, new Actor(workspace.Id, User, workspace.Role));
        }
        catch
        {
            await DisposeAsync(host);
            throw;
        }
    }

    /// <summary>Takes up what an earlier run left and begins to work.</summary>
    public Task StartAsync(CancellationToken cancellationToken) => _host.StartAsync(cancellationToken);

    /// <summary>Makes the connections that orders go through.</summary>
    public async Task ConnectAsync(CancellationToken cancellationToken)
    {
        foreach (var provider in LabOrder.Providers)
        {
            var connection = new NewConnection(provider, provider, SandboxAddress.For(provider), new SecretKey(SandboxAddress.Key), IsShared: false, null, IsSandbox: true);
            if (await Get<ConnectionStore>().AddAsync(Actor, connection, cancellationToken) is not SaveConnectionResult.Saved)
            {
                throw new InvalidOperationException($"The connection to {provider} was not saved.");
            }
        }
    }

    /// <exception cref="InvalidOperationException">The order was refused, as none of the lab may be.</exception>
    public async Task<SubmitResult.Submitted> ClickAsync(LabOrder order, CancellationToken cancellationToken)
    {
        var connections = await Get<ConnectionStore>().ListAsync(Actor, cancellationToken);
        var result = await Get<GenerationCommands>().SubmitAsync(Actor, order.For(connections.Single(one => one.Label == order.Provider).Id), cancellationToken);
        return result as SubmitResult.Submitted ?? throw new InvalidOperationException($"The order was refused: {result}");
    }

    /// <summary>Waits by the change feed until the task is as asked.</summary>
    /// <exception cref="TimeoutException">It does not get there; the message tells its story.</exception>
    public async Task<TaskRow> WaitAsync(TaskId task, Func<TaskRow, bool> isReached, CancellationToken cancellationToken)
    {
        var changes = Channel.CreateUnbounded<TaskId>();
        using var subscription = Get<ChangeFeed>().Subscribe(Actor.Workspace, changed => changes.Writer.TryWrite(changed));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        while (true)
        {
            var row = await Tasks.FindAsync(Actor, task, cancellationToken) ?? throw new InvalidOperationException("The task is gone.");
            if (isReached(row)) { return row; }
            try
            {
                await changes.Reader.ReadAsync(patience.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw new TimeoutException($"The task stayed {row.State}.\n{await StoryAsync(task, cancellationToken)}");
            }
        }
    }

    public async Task<string> StoryAsync(TaskId task, CancellationToken cancellationToken)
    {
        var detail = await Tasks.FindDetailAsync(Actor, task, cancellationToken) ?? throw new InvalidOperationException("The task is gone.");
        return string.Join('\n', detail.Events.Select(one => $"  {one.Kind} {one.From}->{one.To} {one.Message}"));
    }

    /// <summary>Lets go of everything without ending anything well, as the system does for a process that was killed.</summary>
    public async Task AbandonAsync()
    {
        await _host.StopAsync(new CancellationToken(canceled: true));
        await DisposeAsync(_host);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        await DisposeAsync(_host);
    }

    private static async Task DisposeAsync(IHost host)
    {
        if (host is IAsyncDisposable disposable) { await disposable.DisposeAsync(); }
        else { host.Dispose(); }
    }
}
