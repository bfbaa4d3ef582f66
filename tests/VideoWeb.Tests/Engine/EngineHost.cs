using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Data;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Tests.Engine;

/// <summary>The engine of the lab with what tests of one task ask of it. To restart it, dispose it and start another on the same folder.</summary>
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

    private readonly LabEngine _engine;

    private EngineHost(LabEngine engine) => _engine = engine;

    public Actor Actor => _engine.Actor;

    public GenerationCommands Commands => Get<GenerationCommands>();

    public TaskStore Tasks => _engine.Tasks;

    internal EngineTaskStore EngineTasks => Get<EngineTaskStore>();

    public T Get<T>() where T : notnull => _engine.Get<T>();

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
        var engine = await LabEngine.OpenAsync(
            data ?? new DataOptions { Folder = Path.Combine(folder, "data") },
            local,
            TestContext.Current.CancellationToken,
            quick =>
            {
                var options = quick with
                {
                    MediaFolder = Path.Combine(folder, "media"),
                    PollIntervalOverride = TimeSpan.FromMilliseconds(60),
                    SubmitTimeout = TimeSpan.FromSeconds(6),
                };
                return configure?.Invoke(options) ?? options;
            },
            services);
        if (isRunning) { await engine.StartAsync(TestContext.Current.CancellationToken); }

        return new EngineHost(engine);
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

    /// <summary>Somebody who has joined the engine's team.</summary>
    public async Task<Actor> JoinAsync(WorkspaceRole role)
    {
        var (workspaces, token) = (Get<WorkspaceStore>(), TestContext.Current.CancellationToken);
        var user = UserId.New(TimeProvider.System.GetUtcNow());
        await using (var db = await Get<IDbContextFactory<VideoWebDbContext>>().CreateDbContextAsync(token))
        {
            db.Users.Add(new User { Id = user.Value, DisplayName = "Mel" });
            await db.SaveChangesAsync(token);
        }

        var invitation = Assert.IsType<CreateInvitationResult.Created>(await workspaces.InviteAsync(Actor, role, TimeSpan.FromDays(1), token)).Invitation;
        Assert.NotNull(await workspaces.AcceptInvitationAsync(invitation.Token, user, token));
        return new Actor(Actor.Workspace, user, role);
    }

    public static GenerationOrder Order(ConnectionId connection, string provider, string prompt, string? nonce = null) => new(
        connection, provider, Models[provider], "text", ParameterValues.Empty.With("prompt", prompt), [], nonce ?? Guid.NewGuid().ToString("N"));

    public async Task<TaskId> SubmitAsync(string provider, string prompt, string key = SandboxAddress.Key)
    {
        var result = await Commands.SubmitAsync(Actor, Order(await ConnectAsync(provider, key), provider, prompt), TestContext.Current.CancellationToken);
        return Assert.IsType<SubmitResult.Submitted>(result).Task;
    }

    /// <summary>Waits until the task is as asked, by the change feed.</summary>
    public Task<TaskRow> WaitAsync(TaskId task, Func<TaskRow, bool> isReached) => _engine.WaitAsync(task, isReached, TestContext.Current.CancellationToken);

    public Task<TaskRow> WaitForEndAsync(TaskId task) => WaitAsync(task, row => !row.State.IsOpen());

    public async Task<TaskDetail> DetailAsync(TaskId task) =>
        await Tasks.FindDetailAsync(Actor, task, TestContext.Current.CancellationToken) ?? throw new InvalidOperationException("The task is gone.");

    public ValueTask DisposeAsync() => _engine.DisposeAsync();
}
