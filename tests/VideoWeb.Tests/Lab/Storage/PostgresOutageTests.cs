using System.Collections.Concurrent;
using System.Net.Sockets;
using Npgsql;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Tasks;
using VideoWeb.Tests.Engine;
using Xunit;

namespace VideoWeb.Tests.Lab.Storage;

/// <summary>PostgreSQL ends in the middle of the traffic, and connections are cut right behind a commit. The server is one of its own.</summary>
public sealed class PostgresOutageTests(JudgeHost judge) : IClassFixture<JudgeHost>, IAsyncLifetime
{
    private readonly TemporaryFolder _folder = TemporaryFolder.InMemory();
    private readonly PostgresServer _server = new();
    private readonly ConcurrentDictionary<TaskId, string> _prompts = new();
    private string _connectionString = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _connectionString = await _server.CreateDatabaseAsync(Token);
        Assert.SkipWhen(_server.Folder is null, "VIDEOWEB_TEST_POSTGRES names a server that is not ours to end.");
    }

    [Fact]
    public async Task Work_TheServerEndsTwice_GoesOnByItself()
    {
        await using var engine = await StartAsync(_connectionString);
        await ClickAsync(engine, times: 3);

        // People click on while it is away, and the same click makes one task.
        var clicks = Task.WhenAll(ClickAsync(engine, times: 2), ClickAsync(engine, times: 2));
        await _server.RestartAsync(Token);
        await clicks;
        await ClickAsync(engine, times: 1);
        await _server.RestartAsync(Token);

        await StorageLab.JudgeAsync(engine, judge, _prompts);
    }

    [Fact]
    public async Task Work_ConnectionsAreResetBehindTheCommit_MakesOneTaskOfAClickAndSendsItOnce()
    {
        var (commits, cuts, isArmed) = (0, 0, false);
        await using var proxy = new FaultProxy(new UnixDomainSocketEndPoint(Path.Combine(_server.Folder!, ".s.PGSQL.5432")));
        proxy.Plan = () => new ProxyPlan { CutAnswerTo = ("COMMIT", () => Volatile.Read(ref isArmed) && Interlocked.Increment(ref commits) % 7 == 0 && Interlocked.Increment(ref cuts) > 0) };
        var throughProxy = new NpgsqlConnectionStringBuilder(_connectionString) { Host = proxy.Origin.Host, Port = proxy.Origin.Port, SslMode = SslMode.Disable, GssEncryptionMode = GssEncryptionMode.Disable };
        await using var engine = await StartAsync(throughProxy.ToString());

        Volatile.Write(ref isArmed, true);
        await ClickAsync(engine, times: 3);
        await TaskWatch.UntilEndedAsync(engine, [.. _prompts.Keys]);
        Volatile.Write(ref isArmed, false);

        await StorageLab.JudgeAsync(engine, judge, _prompts);
        TestContext.Current.TestOutputHelper!.WriteLine($"{cuts} of {commits} commits were cut off behind the commit.");
        Assert.InRange(cuts, 8, int.MaxValue);
        Assert.Equal(_prompts.Count, (await engine.Tasks.ListAsync(engine.Actor, TaskFilter.All, null, TaskStore.MaxPageSize, Token)).Rows.Count);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    private Task<EngineHost> StartAsync(string connectionString) => EngineHost.StartAsync(
        _folder.Path, judge.Origin, data: new DataOptions { Folder = Path.Combine(_folder.Path, "data"), Kind = DatabaseKind.Postgres, ConnectionString = connectionString });

    private async Task ClickAsync(EngineHost engine, int times)
    {
        foreach (var provider in EngineHost.Models.Keys)
        {
            var connection = await ConnectAsync(engine, provider);
            for (var click = 0; click < times; click++)
            {
                var prompt = JudgeHost.Prompt("in an outage");
                _prompts[await StorageLab.InsistAsync(engine, connection, provider, prompt)] = prompt;
            }
        }
    }

    // Made once, before any trouble: this is the test's way, not the person's.
    private readonly ConcurrentDictionary<string, ConnectionId> _connections = new();

    private async Task<ConnectionId> ConnectAsync(EngineHost engine, string provider)
    {
        if (_connections.TryGetValue(provider, out var known)) { return known; }
        while (true)
        {
            try { return _connections[provider] = await engine.ConnectAsync(provider); }
            catch (Exception error) when (StorageTrouble.Find(error) is not null) { TestContext.Current.TestOutputHelper!.WriteLine(error.Message); }
        }
    }
}
