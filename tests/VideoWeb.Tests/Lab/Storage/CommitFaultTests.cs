using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Npgsql;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Tasks;
using VideoWeb.Tests.Engine;
using Xunit;

namespace VideoWeb.Tests.Lab.Storage;

/// <summary>
/// Every kind of commit that a task needs breaks off, once and twice in a row, before the database has committed and behind it. All tasks
/// go on by themselves.
/// </summary>
public sealed class CommitFaultTests(JudgeHost judge, PostgresServer postgres) : IClassFixture<JudgeHost>, IDisposable
{
    private static readonly string[] Events = ["created", "sending", "accepted", "running", "succeeded", "archived"];
    private static readonly CommitFault[] Ways = [new("", false, 1), new("", false, 2), new("", true, 1), new("", true, 2)];

    private readonly TemporaryFolder _folder = TemporaryFolder.InMemory();

    [Fact]
    public Task Sqlite_AnyCommitBreaksOff_EachOrderIsChargedOnceAndArchived() =>
        RunAsync(new DataOptions { Folder = Path.Combine(_folder.Path, "data") }, () => new SqliteException("disk I/O error", 10));

    [Fact]
    public async Task Postgres_AnyCommitBreaksOff_EachOrderIsChargedOnceAndArchived()
    {
        var connection = await postgres.CreateDatabaseAsync(TestContext.Current.CancellationToken);
        await RunAsync(
            new DataOptions { Folder = Path.Combine(_folder.Path, "data"), Kind = DatabaseKind.Postgres, ConnectionString = connection },
            () => new NpgsqlException("Exception while reading from stream", new IOException("Connection reset by peer")));
        await postgres.DropDatabaseAsync(connection);
    }

    public void Dispose() => _folder.Dispose();

    private async Task RunAsync(DataOptions data, Func<Exception> error)
    {
        var faults = new FaultyCommits(error);
        await using var engine = await EngineHost.StartAsync(
            _folder.Path, judge.Origin, options => options with { MaxSubmitConcurrency = 64 }, data: data, services: StorageLab.With(faults));
        var orders = new List<(string Provider, ConnectionId Connection, string Prompt)>();
        foreach (var fault in Events.SelectMany(kind => Ways.Select(way => way with { Event = kind })).SelectMany(fault => new[] { fault, fault }))
        {
            var provider = EngineHost.Models.Keys.ElementAt(orders.Count % EngineHost.Models.Count);
            var prompt = JudgeHost.Prompt("in trouble");
            faults.Plan(prompt, fault);
            orders.Add((provider, await engine.ConnectAsync(provider), prompt));
        }

        var prompts = new ConcurrentDictionary<TaskId, string>();
        await Parallel.ForEachAsync(
            orders, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = TestContext.Current.CancellationToken },
            async (order, _) => prompts[await StorageLab.InsistAsync(engine, order.Connection, order.Provider, order.Prompt)] = order.Prompt);
        Assert.Equal(orders.Count, prompts.Count);
        await StorageLab.JudgeAsync(engine, judge, prompts);

        var struck = faults.Struck.CountBy(kind => kind).ToDictionary();
        TestContext.Current.TestOutputHelper!.WriteLine($"{orders.Count} orders, {faults.Struck.Count} commits struck: {string.Join(", ", struck)}");
        // A quick clip may never be seen running.
        Assert.All(Events.Except(["running"]), kind => Assert.InRange(struck.GetValueOrDefault(kind), 8, 12));
    }
}
