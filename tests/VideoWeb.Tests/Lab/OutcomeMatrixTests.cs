using System.Globalization;
using System.Text.Json.Nodes;
using VideoWeb.Data;
using VideoWeb.Engine;
using VideoWeb.Tests.Engine;
using Xunit;

namespace VideoWeb.Tests.Lab;

/// <summary>Every fault against every dialect over real HTTP. The sandbox's ledger judges the money, its hashes the clips.</summary>
public sealed class OutcomeMatrixTests(JudgeHost judge) : IClassFixture<JudgeHost>, IDisposable
{
    private readonly DirectoryInfo _folder = LabFolder.Create("matrix-");

    [Fact]
    public void Outcomes_AreSixtyAndMore()
    {
        var all = OutcomeTable.Creates.Concat(OutcomeTable.Slow).Concat(OutcomeTable.Queries).Concat(OutcomeTable.Files).ToList();

        Assert.InRange(all.Count, 60, 200);
        Assert.Equal(all.Count, all.Select(one => (one.Fault, one.Times)).Distinct().Count());
    }

    [Fact]
    public async Task Create_EveryFault_EndsInItsClass()
    {
        await using var engine = await StartAsync(options => options with { SubmitTimeout = TimeSpan.FromMinutes(2) });

        await JudgeAllAsync(engine, OutcomeTable.Creates, _ => judge.Origin);
    }

    [Fact]
    public async Task Create_FaultsThatOutlastOurPatience_AreUnknown()
    {
        await using var engine = await StartAsync(options => options with { SubmitTimeout = TimeSpan.FromSeconds(2) });

        await JudgeAllAsync(engine, OutcomeTable.Slow, _ => judge.Origin);
    }

    [Fact]
    public async Task Query_EveryFault_LeavesTheTaskToGoOn()
    {
        // An origin of its own for each fault: the breaker of one must not hold back the others.
        var proxies = OutcomeTable.Queries.ToDictionary(one => one.Fault, _ => new FaultProxy(judge.Origin));
        await using (var engine = await StartAsync())
        {
            await JudgeAllAsync(engine, OutcomeTable.Queries, one => proxies[one.Fault].Origin);
        }

        foreach (var proxy in proxies.Values) { await proxy.DisposeAsync(); }
    }

    [Fact]
    public async Task File_EveryFault_IsArchivedTrulyOrShownAsLost()
    {
        await using var engine = await StartAsync(options => options with { RetryDelay = TimeSpan.FromMilliseconds(10) });

        await JudgeAllAsync(engine, OutcomeTable.Files, _ => judge.Origin);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private Task<EngineHost> StartAsync(Func<EngineOptions, EngineOptions>? configure = null) => EngineHost.StartAsync(
        _folder.FullName, judge.Origin,
        options =>
        {
            options = options with
            {
                AllowedPrivateHosts = ["127.0.0.1"], MaxSubmitConcurrency = 64, MaxPollsPerConnection = 64, MaxArchiveConcurrency = 8,
                PollIntervalOverride = TimeSpan.FromMilliseconds(200),
            };
            return configure?.Invoke(options) ?? options;
        });

    private async Task JudgeAllAsync(EngineHost engine, IReadOnlyList<ExpectedOutcome> expected, Func<ExpectedOutcome, Uri> originOf)
    {
        var runs = new Dictionary<TaskId, (ExpectedOutcome Expected, string Provider, string Prompt)>();
        for (var index = 0; index < expected.Count; index++)
        {
            // No word of the fault may stand in the prompt: the sandbox knows some of them as prompt words.
            var marker = string.Create(CultureInfo.InvariantCulture, $"k{index}x{Guid.NewGuid():N}");
            await judge.AskForAsync(new { faults = new[] { expected[index].Fault }, marker, times = expected[index].Times });
            foreach (var provider in EngineHost.Models.Keys)
            {
                var connection = await engine.ConnectAsync(provider, baseUrl: new Uri(originOf(expected[index]), $"/sandbox/{provider}"));
                var prompt = $"A lighthouse {marker} {provider}";
                var result = await engine.Commands.SubmitAsync(engine.Actor, EngineHost.Order(connection, provider, prompt), TestContext.Current.CancellationToken);
                runs[Assert.IsType<SubmitResult.Submitted>(result).Task] = (expected[index], provider, prompt);
            }
        }

        var rows = await TaskWatch.UntilEndedAsync(engine, runs.Keys);

        var wrong = new List<string>();
        var served = (await judge.ReadAsync("served")).ToLookup(file => ((string)file!["provider"]!, (string)file["taskId"]!), file => (string)file!["sha256"]!);
        foreach (var (task, (outcome, provider, _)) in runs)
        {
            var detail = await engine.DetailAsync(task);
            if (Difference(outcome, detail, rows[task], served) is { } difference)
            {
                wrong.Add($"{outcome.Fault} of {provider}: {difference}\n{await TaskWatch.StoryAsync(engine, task)}");
            }
        }
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {runs.Count} are wrong:\n{string.Join("\n", wrong)}");

        var claims = runs.Select(run => new MoneyClaim(run.Value.Prompt, 1, rows[run.Key].Charged)).ToList();
        var verdict = MoneyJudge.Judge(await judge.ReadAsync("ledger"), claims);
        Assert.True(verdict.IsClean, verdict.ToString());
    }

    private static string? Difference(ExpectedOutcome expected, TaskDetail detail, TaskRow row, ILookup<(string, string), string> served)
    {
        var kinds = detail.Events.Select(one => one.Kind).ToList();
        var proved = kinds.ElementAtOrDefault(kinds.IndexOf("sending") + 1);
        if (proved != expected.Class) { return $"class {proved} instead of {expected.Class}"; }
        if (row.State != expected.End) { return $"ends {row.State} instead of {expected.End}"; }
        if (expected.Says is { } words && row.Error?.Message.Contains(words, StringComparison.Ordinal) != true) { return $"says \"{row.Error?.Message}\""; }
        if (row.State != TaskState.Archived) { return null; }

        var clip = detail.Assets.Single(asset => asset.Kind == AssetKind.Clip);
        return served[(row.ProviderId, row.RemoteId!.Value.Value)].Contains(clip.Sha256) ? null : $"keeps {clip.Sha256}, which nobody served";
    }
}
