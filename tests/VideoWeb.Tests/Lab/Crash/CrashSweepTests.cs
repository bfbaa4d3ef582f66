using System.Text.Json.Nodes;
using Xunit;

namespace VideoWeb.Tests.Lab.Crash;

/// <summary>
/// The program is cut dead before every database command, after those that write, before and after every commit and at every step of every connection, and started again. The sandbox's
/// ledger judges. The same with real processes and real calls of the system: see tests/README.md.
/// </summary>
public sealed class CrashSweepTests(PostgresServer server)
{
    // So that some callbacks find a task whose fate is unknown already.
    private static readonly TimeSpan CallbacksComeLate = TimeSpan.FromMilliseconds(400);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Submit_KilledAtEveryPoint_IsNeverChargedTwiceNorHidden(bool isPostgres) => JudgeAsync(isPostgres, 80, null, sweep => sweep.SubmitAsync());

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Callback_KilledAtEveryPoint_IsFoundWithOneCharge(bool isPostgres) => JudgeAsync(isPostgres, 15, CallbacksComeLate, sweep => sweep.CallbackAsync());

    [Fact]
    public async Task NaiveControl_SendsAgainWhatWasBeingSent_IsConvicted()
    {
        await using var sandbox = await LabSandbox.StartAsync(Token);
        await using var database = await LabDatabase.CreateAsync(null, sandbox.Origin, Token);

        var finding = await new CrashSweep(sandbox, database).NaiveAsync();
        var verdict = MoneyJudge.Judge(await sandbox.ReadAsync("ledger", Token), [finding.Claim]);

        Assert.Equal((2, 1), (verdict.Charges, verdict.Doubles.Count));
        Assert.Equal(["it was not sent exactly once"], finding.Problems);
    }

    private async Task JudgeAsync(bool isPostgres, int least, TimeSpan? makingTime, Func<CrashSweep, Task<IReadOnlyList<CrashRun>>> sweepAsync)
    {
        await using var sandbox = await LabSandbox.StartAsync(Token, makingTime);
        await using var database = await LabDatabase.CreateAsync(isPostgres ? server : null, sandbox.Origin, Token);

        var runs = await sweepAsync(new CrashSweep(sandbox, database));

        var ledger = await sandbox.ReadAsync("ledger", Token);
        var violated = runs.Where(run => Violations(run, ledger).Count > 0).ToList();
        var swept = runs.Count(run => run.Place is not null);
        var ends = string.Join(", ", runs.CountBy(run => run.Finding.End).OrderBy(pair => pair.Key).Select(pair => $"{pair.Value} {pair.Key}"));
        TestContext.Current.TestOutputHelper!.WriteLine($"{(isPostgres ? "PostgreSQL" : "SQLite")}: positions swept {swept}, violated {violated.Count}; {ends}");
        Assert.True(violated.Count == 0, string.Join("\n", violated.Select(run => $"{run.Provider} at {run.Place}: {string.Join("; ", Violations(run, ledger))}\n{run.Finding.Story}")));
        Assert.True(swept > least, $"{swept} positions are too few.");
    }

    private static List<string> Violations(CrashRun run, JsonArray ledger)
    {
        var verdict = MoneyJudge.Judge(ledger, [run.Finding.Claim]);
        return verdict.IsClean ? [.. run.Finding.Problems] : [.. run.Finding.Problems, verdict.ToString()];
    }
}
