using System.Collections.Concurrent;
using System.Globalization;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using VideoWeb.Providers.Wire;
using VideoWeb.Tests.Engine;
using Xunit;

namespace VideoWeb.Tests.Lab;

/// <summary>
/// Many submits under all faults at once, and the naive control under the same ones, before the same judge. VIDEOWEB_LAB_SUBMITS asks for more of
/// them, VIDEOWEB_LAB_SEED for other ones, VIDEOWEB_LAB_DATABASE=postgres for all of them on PostgreSQL.
/// </summary>
public sealed class ChaosTests(JudgeHost judge, PostgresServer postgres) : IClassFixture<JudgeHost>, IDisposable
{
    private static readonly string[] QuickFaults = [.. OutcomeTable.Creates.Select(one => one.Fault)];

    private readonly TemporaryFolder _folder = TemporaryFolder.InMemory();
    private readonly int _seed = LabSetting.Read("VIDEOWEB_LAB_SEED") ?? 42;

    [Fact]
    public async Task Engine_UnderAllFaults_NeitherChargesTwiceNorHidesACharge() =>
        await RunAsync("harbour", LabSetting.Read("VIDEOWEB_LAB_SUBMITS") ?? 2_000, await ChosenDatabase.OpenAsync(_folder.Info, postgres));

    [Fact]
    public async Task Engine_UnderAllFaultsOnPostgres_NeitherChargesTwiceNorHidesACharge() =>
        await RunAsync("estuary", 300, await ChosenDatabase.PostgresAsync(_folder.Info, postgres));

    [Fact]
    public async Task NaiveControl_UnderTheSameFaults_IsConvicted()
    {
        await judge.AskForAsync(new { faults = QuickFaults, marker = "lagoon", probability = 0.6, seed = _seed });
        using var client = new NaiveClient(judge.Origin);
        var claims = new ConcurrentBag<MoneyClaim>();

        await Parallel.ForEachAsync(
            Enumerable.Range(0, 300), TestContext.Current.CancellationToken,
            async (number, token) => claims.Add(await client.SubmitAsync(PromptOf("lagoon", number), token)));
        var verdict = MoneyJudge.Judge(await judge.ReadAsync("ledger"), claims);

        TestContext.Current.TestOutputHelper!.WriteLine($"{claims.Count} naive submits: {verdict.Charges} charges, {verdict.Doubles.Count} double, {verdict.Invisible.Count} invisible");
        Assert.False(verdict.IsClean);
        Assert.True(verdict is { Doubles.Count: > 20, Invisible.Count: > 20 }, verdict.ToString());
        Assert.Contains(claims, claim => claim.Shown == ChargeStatus.Yes);
    }

    public void Dispose() => _folder.Dispose();

    private async Task RunAsync(string place, int count, DataOptions data)
    {
        await judge.AskForAsync(
            new { faults = OutcomeTable.Slow.Select(one => one.Fault), marker = place, probability = 0.02, seed = _seed },
            new { faults = QuickFaults, marker = place, probability = 0.6, seed = _seed + 1, times = 2 },
            new { faults = OutcomeTable.Queries.Select(one => one.Fault), marker = place, probability = 0.05, seed = _seed + 2, times = 1 },
            new { faults = OutcomeTable.Files.Select(one => one.Fault).Distinct(), marker = place, probability = 0.1, seed = _seed + 3, times = 1 });
        await using var engine = await EngineHost.StartAsync(_folder.Path, judge.Origin, options => options with
        {
            SubmitTimeout = TimeSpan.FromSeconds(4),
            MaxSubmitConcurrency = 64,
            PollIntervalOverride = TimeSpan.FromSeconds(1),
            MaxPollsPerConnection = 32,
            MaxArchiveConcurrency = 8,
        }, data: data);
        var connections = new Dictionary<string, ConnectionId>();
        foreach (var provider in EngineHost.Models.Keys) { connections[provider] = await engine.ConnectAsync(provider); }

        var tasks = new ConcurrentDictionary<TaskId, string>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = TestContext.Current.CancellationToken },
            async (number, token) =>
            {
                var provider = EngineHost.Models.Keys.ElementAt(number % EngineHost.Models.Count);
                var prompt = PromptOf(place, number);
                var order = EngineHost.Order(connections[provider], provider, prompt, string.Create(CultureInfo.InvariantCulture, $"nonce-{number}"));
                // A double click: both are the same order.
                await engine.Commands.SubmitAsync(engine.Actor, order, token);
                tasks[Assert.IsType<SubmitResult.Submitted>(await engine.Commands.SubmitAsync(engine.Actor, order, token)).Task] = prompt;
            });
        var rows = await TaskWatch.UntilEndedAsync(engine, [.. tasks.Keys]);

        var verdict = MoneyJudge.Judge(await judge.ReadAsync("ledger"), [.. tasks.Select(task => new MoneyClaim(task.Value, 1, rows[task.Key].Charged))]);
        var ends = string.Join(", ", rows.Values.GroupBy(row => row.State).OrderBy(group => group.Key).Select(group => $"{group.Key} {group.Count()}"));
        TestContext.Current.TestOutputHelper!.WriteLine($"{count} submits with seed {_seed} on {data.Kind}: {verdict}; {ends}");
        Assert.Equal(count, rows.Count);
        Assert.True(verdict.IsClean, $"{verdict}\n{ends}");
        Assert.True(rows.Values.Count(row => row.State == TaskState.Unknown) > count / 10 && rows.Values.Count(row => row.State == TaskState.Archived) > count / 10, ends);
        await AssertClipsAreTrueAsync(engine, rows.Values);
    }

    private string PromptOf(string place, int number) => string.Create(CultureInfo.InvariantCulture, $"A {place} number {number} of {_seed}");

    private async Task AssertClipsAreTrueAsync(EngineHost engine, IEnumerable<TaskRow> rows)
    {
        var served = (await judge.ReadAsync("served")).ToLookup(file => ((string)file!["provider"]!, (string)file["taskId"]!), file => (string)file!["sha256"]!);
        foreach (var row in rows.Where(row => row.State == TaskState.Archived))
        {
            var clip = (await engine.DetailAsync(row.Id)).Assets.Single(asset => asset.Kind == AssetKind.Clip);
            Assert.Contains(clip.Sha256, served[(row.ProviderId, row.RemoteId!.Value.Value)]);
        }
    }
}
