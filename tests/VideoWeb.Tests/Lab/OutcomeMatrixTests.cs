using System.Globalization;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using VideoWeb.Providers.Wire;
using VideoWeb.Tests.Engine;
using VideoWeb.Tests.Localization;
using Xunit;

namespace VideoWeb.Tests.Lab;

/// <summary>Every fault against every dialect over real HTTP. The sandbox's ledger judges the money, its hashes the clips.</summary>
public sealed class OutcomeMatrixTests(JudgeHost judge, PostgresServer postgres) : IClassFixture<JudgeHost>, IDisposable
{
    private readonly TemporaryFolder _folder = TemporaryFolder.InMemory();

    private static readonly string[] CodingNames = [.. Packed.Codings.Select(coding => coding.Name)];

    [Fact]
    public void Outcomes_AreSixtyAndMore()
    {
        var all = OutcomeTable.Groups.SelectMany(group => group.Rows).ToList();

        Assert.InRange(all.Count, 60, 200);
        Assert.Equal(all.Count, all.Select(one => (one.Fault, one.Times)).Distinct().Count());
    }

    [Fact]
    public Task Create_EveryFault_EndsInItsClass() => JudgeAsync(OutcomeTable.Creates);

    [Fact]
    public Task Create_FaultsThatOutlastOurPatience_AreUnknown() => JudgeAsync(OutcomeTable.Slow);

    [Fact]
    public Task Query_EveryFault_LeavesTheTaskToGoOn() => JudgeAsync(OutcomeTable.Queries);

    [Fact]
    public Task Query_FaultsThatOutlastOurPatience_LeaveTheTaskToGoOn() => JudgeAsync(OutcomeTable.SlowQueries);

    [Fact]
    public Task File_EveryFault_IsArchivedTrulyOrShownAsLost() => JudgeAsync(OutcomeTable.Files);

    [Fact]
    public Task File_OneByteASecond_IsGivenUpAndFetchedAgain() => JudgeAsync(OutcomeTable.SlowFiles);

    public static TheoryData<string> Codings => [.. CodingNames];

    // In every run another fifth of the rows for each coding, by the day; all of them when VIDEOWEB_LAB_CODINGS is 1.
    [Theory]
    [MemberData(nameof(Codings))]
    public async Task Everything_InEachContentCoding_EndsAsWithoutIt(string coding)
    {
        var turn = LabSetting.Read("VIDEOWEB_LAB_SEED") ?? (int)(TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalDays;
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"VIDEOWEB_LAB_SEED={turn} takes these rows again."));
        var groups = LabSetting.Read("VIDEOWEB_LAB_CODINGS") == 1 ? OutcomeTable.Groups : OutcomeTable.Sample(Array.IndexOf(CodingNames, coding), CodingNames.Length, turn);
        judge.Coding = coding;
        try
        {
            foreach (var group in groups)
            {
                await JudgeAsync(group);
                await judge.ForgetFaultsAsync();
            }
        }
        finally
        {
            judge.Coding = null;
        }
    }

    [Fact]
    public void Sample_OfEachDay_HasEveryRowUnderOneCodingAndUnderAllInAsManyDays()
    {
        var all = OutcomeTable.Groups.SelectMany(group => group.Rows).ToList();
        List<ExpectedOutcome> Taken(int coding, int turn) => [.. OutcomeTable.Sample(coding, CodingNames.Length, turn).SelectMany(group => group.Rows)];
        void AssertAll(IEnumerable<ExpectedOutcome> rows) => Assert.Equivalent(all, rows.ToList(), strict: true);

        for (var number = 0; number < CodingNames.Length; number++)
        {
            AssertAll(Enumerable.Range(0, CodingNames.Length).SelectMany(coding => Taken(coding, 20_000 + number)));
            AssertAll(Enumerable.Range(0, CodingNames.Length).SelectMany(turn => Taken(number, 20_000 + turn)));
        }
    }

    [Fact]
    public async Task Create_IdIsANumber_IsKeptToTheLastDigit()
    {
        await using var engine = await StartAsync();
        await judge.AskForAsync(new { faults = new[] { "create-id-number" }, marker = "numbered" });

        foreach (var provider in EngineHost.Models.Keys)
        {
            var prompt = JudgeHost.Prompt("numbered");
            var row = await engine.WaitAsync(await engine.SubmitAsync(provider, prompt), one => one.State != TaskState.Ready && one.State != TaskState.Sending);

            // Beyond 2^53, where a reader of doubles would ask for a neighbour's clip.
            Assert.Equal((provider, TaskState.Accepted, "912345678901234567", 1), (provider, row.State, row.RemoteId?.Value, await judge.ChargesAsync(prompt)));
        }
    }

    [Fact]
    public async Task Create_AnswerNamesAnotherTasksId_IsUnknownAndShowsNobodyElsesClip()
    {
        await using var engine = await StartAsync();
        await judge.AskForAsync(new { faults = new[] { "create-same-id" }, marker = "echoed" });

        foreach (var provider in EngineHost.Models.Keys)
        {
            var prompts = (First: JudgeHost.Prompt("alone"), Second: JudgeHost.Prompt("echoed"));
            var key = $"sandbox-key-of-{provider}";
            var first = await engine.WaitForEndAsync(await engine.SubmitAsync(provider, prompts.First, key));
            var second = await engine.WaitForEndAsync(await engine.SubmitAsync(provider, prompts.Second, key));

            Assert.True((first.State, second.State, second.Charged) == (TaskState.Archived, TaskState.Unknown, ChargeStatus.Unknown), $"{first.RemoteId}\n{await TaskWatch.StoryAsync(engine, second.Id)}");
            Assert.Contains($"answered with {first.RemoteId}, which is the id of another task", EnglishTexts.Of(second.Error!.Message));
            Assert.Null(second.RemoteId);
            var verdict = MoneyJudge.Judge(await judge.ReadAsync("ledger"), [new(prompts.First, 1, first.Charged), new(prompts.Second, 1, second.Charged)]);
            Assert.True(verdict is { IsClean: true, Charges: 2 }, verdict.ToString());
        }
    }

    [Fact]
    public async Task Create_AnsweredAfterOurPatience_IsSettledLaterWithOneCharge()
    {
        await using var engine = await StartAsync(options => options with { SubmitTimeout = TimeSpan.FromSeconds(4), SettlementDelay = TimeSpan.FromSeconds(1) });
        await judge.AskForAsync(new { faults = new[] { "create-late" }, marker = "tardy" });
        var runs = new Dictionary<TaskId, string>();
        foreach (var provider in EngineHost.Models.Keys)
        {
            var prompt = JudgeHost.Prompt("tardy");
            runs[await engine.SubmitAsync(provider, prompt, $"sandbox-tardy-{provider}")] = prompt;
        }
        await TaskWatch.UntilAsync(engine, runs.Keys, row => row.State is not (TaskState.Ready or TaskState.Sending));

        // Those with a list are found in it; for the others a person looks the id up at the provider.
        foreach (var (task, prompt) in runs)
        {
            var row = (await engine.DetailAsync(task)).Row;
            if (row.ProviderId is "vidu" or "agcloud") { continue; }
            var told = await engine.Commands.ResolveUnknownAsync(
                engine.Actor, task, new UnknownResolution.Attach(new RemoteTaskId(await judge.RemoteIdAsync(prompt))), TestContext.Current.CancellationToken);
            Assert.IsType<CommandResult.Done>(told);
        }
        var rows = await TaskWatch.UntilAsync(engine, runs.Keys, row => row.State == TaskState.Archived);

        var verdict = MoneyJudge.Judge(await judge.ReadAsync("ledger"), [.. runs.Select(run => new MoneyClaim(run.Value, 1, rows[run.Key].Charged))]);
        Assert.True(verdict is { IsClean: true, Charges: 5 }, verdict.ToString());
        foreach (var task in runs.Keys) { Assert.Single((await engine.DetailAsync(task)).Events, one => one.Kind == "sending"); }
    }

    [Fact]
    public async Task Query_FailedAfterASuccess_NeitherTakesTheClipNorTheChargeBack()
    {
        await using var engine = await StartAsync(options => options with { RetryDelay = TimeSpan.FromMilliseconds(10) });
        await judge.AskForAsync(new { faults = new[] { "file-500" }, marker = "revoked" });
        var runs = new Dictionary<TaskId, string>();
        foreach (var provider in EngineHost.Models.Keys)
        {
            var prompt = JudgeHost.Prompt("revoked");
            runs[await engine.SubmitAsync(provider, prompt)] = prompt;
        }

        // From the success on each look for a fresh address of the clip is told that the task has failed.
        await TaskWatch.UntilAsync(engine, runs.Keys, row => row.State is TaskState.Succeeded or TaskState.ArchiveLost);
        await judge.AskForAsync(new { faults = new[] { "query-failed" }, marker = "revoked" });
        var rows = await TaskWatch.UntilEndedAsync(engine, runs.Keys);

        Assert.All(rows.Values, row => Assert.Equal((TaskState.ArchiveLost, ChargeStatus.Yes), (row.State, row.Charged)));
        var verdict = MoneyJudge.Judge(await judge.ReadAsync("ledger"), [.. runs.Select(run => new MoneyClaim(run.Value, 1, rows[run.Key].Charged))]);
        Assert.True(verdict is { IsClean: true, Charges: 5 }, verdict.ToString());
    }

    public void Dispose() => _folder.Dispose();

    private Task JudgeAsync(IReadOnlyList<ExpectedOutcome> rows) => JudgeAsync(OutcomeTable.Groups.Single(group => group.Rows == rows));

    private async Task JudgeAsync(OutcomeGroup group)
    {
        var proxies = group.Rows.ToDictionary(row => row, _ => group.NeedsOriginForEach ? new FaultProxy(judge.Origin) : null);
        await using (var engine = await StartAsync(group.Configure)) { await JudgeAllAsync(engine, group.Rows, row => proxies[row]?.Origin ?? judge.Origin); }

        foreach (var proxy in proxies.Values.OfType<FaultProxy>()) { await proxy.DisposeAsync(); }
    }

    private async Task<EngineHost> StartAsync(Func<EngineOptions, EngineOptions>? configure = null) => await EngineHost.StartAsync(
        _folder.Path, judge.Origin,
        options =>
        {
            options = options with
            {
                AllowedPrivateHosts = ["127.0.0.1"],
                MaxSubmitConcurrency = 64,
                MaxPollsPerConnection = 64,
                MaxArchiveConcurrency = 8,
                PollIntervalOverride = TimeSpan.FromMilliseconds(200),
                SubmitTimeout = TimeSpan.FromMinutes(2),
            };
            return configure?.Invoke(options) ?? options;
        },
        data: await ChosenDatabase.OpenAsync(_folder.Info, postgres));

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
        if (expected.Says is { } words && (row.Error is null || !EnglishTexts.Of(row.Error.Message).Contains(words, StringComparison.Ordinal))) { return $"says \"{row.Error?.Message}\""; }
        if (row.State != TaskState.Archived) { return null; }

        var clip = detail.Assets.Single(asset => asset.Kind == AssetKind.Clip);
        if (clip.Doubt is not null != expected.IsDoubtful) { return $"says of the clip: {clip.Doubt}"; }
        if (expected.IsDoubtful) { return null; }

        return served[(row.ProviderId, row.RemoteId!.Value.Value)].Contains(clip.Sha256) ? null : $"keeps {clip.Sha256}, which nobody served";
    }
}
