using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Data.Tasks;
using VideoWeb.Providers.Wire;
using VideoWeb.Tests.Engine;
using Xunit;

namespace VideoWeb.Tests.Lab;

/// <summary>A provider that is down as a whole for ten minutes of the engine's time, counted by the sandbox.</summary>
public sealed class OutageTests(JudgeHost judge) : IClassFixture<JudgeHost>, IDisposable
{
    private const int Speed = 120;
    private const int Tasks = 200;
    private static readonly TimeSpan Outage = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder = TemporaryFolder.InMemory();

    [Fact]
    public async Task Provider_IsDownForTenMinutes_IsLeftAloneThenAskedSlowlyAndNoTaskFails()
    {
        var clock = new FastClock(Speed);
        await using var engine = await EngineHost.StartAsync(
            _folder.Path, judge.Origin,
            options => options with { PollIntervalOverride = Interval, SubmitTimeout = TimeSpan.FromHours(1), PollTimeout = TimeSpan.FromMinutes(20), SavePatience = TimeSpan.FromHours(1), MaxSubmitConcurrency = 64 },
            services: services => services.AddSingleton<TimeProvider>(clock));
        await judge.AskForAsync(new { faults = new[] { "query-never-ends" }, marker = "archipelago" });
        var tasks = new Dictionary<TaskId, string>();
        for (var number = 0; number < Tasks; number++)
        {
            var prompt = JudgeHost.Prompt("archipelago");
            tasks[await engine.SubmitAsync("vidu", prompt)] = prompt;
        }
        await TaskWatch.UntilAsync(engine, tasks.Keys, row => row.Phase == RemotePhase.Running);

        await judge.ForgetFaultsAsync();
        await judge.AskForAsync(new { faults = new[] { "query-503" }, marker = "archipelago" });
        await judge.ForgetTrafficAsync();
        await Task.Delay(Outage, clock, TestContext.Current.CancellationToken);
        var asked = (await ArrivalsAsync()).Count;
        await judge.ForgetTrafficAsync();
        await judge.ForgetFaultsAsync();
        var rows = await TaskWatch.UntilEndedAsync(engine, tasks.Keys);

        // Without a breaker it would be 4,000. Those in flight at its first failures come on top of five, then one probe a pause.
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{asked} questions in ten minutes of outage for {Tasks} tasks"));
        Assert.InRange(asked, 6, 80);
        var back = await ArrivalsAsync();
        // Four at once, doubling every two seconds. The sandbox hears of a question after the engine has let it go, and of the first one perhaps
        // later than of others: one step of the curve is for that. A herd would be 200 at once.
        for (var seconds = 0; seconds <= 8; seconds += 2)
        {
            var soon = back.Count(one => one - back[0] <= TimeSpan.FromSeconds(seconds) / Speed);
            Assert.True(soon <= (4 * Math.Pow(2, (seconds + 2) / 2.0)) + 2, $"{soon} questions within {seconds} s of the first");
        }

        Assert.All(rows.Values, row => Assert.Equal(TaskState.Archived, row.State));
        var verdict = MoneyJudge.Judge(await judge.ReadAsync("ledger"), [.. tasks.Select(task => new MoneyClaim(task.Value, 1, rows[task.Key].Charged))]);
        Assert.True(verdict is { IsClean: true, Charges: Tasks }, verdict.ToString());
    }

    public void Dispose() => _folder.Dispose();

    private async Task<IReadOnlyList<DateTimeOffset>> ArrivalsAsync()
    {
        var lane = (await judge.ReadAsync("traffic")).SingleOrDefault(one => (string?)one!["provider"] == "vidu");
        return lane is null ? [] : [.. lane["arrivals"]!.AsArray().Where(one => (string?)one!["method"] == "GET").Select(one => (DateTimeOffset)one!["at"]!)];
    }
}
