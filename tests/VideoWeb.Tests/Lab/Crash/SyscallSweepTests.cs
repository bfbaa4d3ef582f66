using Xunit;

namespace VideoWeb.Tests.Lab.Crash;

/// <summary>A sample of the sweep over real processes; tests/README.md has the command for the whole of it.</summary>
public sealed class SyscallSweepTests(PostgresServer server)
{
    private const int Sample = 4;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Submit_ProcessIsKilledAtCallsOfTheSystem_IsNeverChargedTwiceNorHidden(bool isPostgres)
    {
        if (await SyscallSweep.FindProblemAsync(Token) is { } problem) { Assert.Skip(problem); }
        await using var sandbox = await LabSandbox.StartAsync(Token);
        await using var database = await LabDatabase.CreateAsync(isPostgres ? server : null, sandbox.Origin, Token);

        var result = await new SyscallSweep(sandbox, database, _ => { }).RunAsync(new SweepOptions { Sample = Sample }, Token);

        TestContext.Current.TestOutputHelper!.WriteLine($"{(isPostgres ? "PostgreSQL" : "SQLite")}: {result}");
        Assert.Empty(result.Violations);
        Assert.InRange(result.Swept.Count, Sample / 2, int.MaxValue);
    }
}
