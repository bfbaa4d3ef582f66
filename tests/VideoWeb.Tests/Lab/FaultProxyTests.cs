using VideoWeb.Data;
using VideoWeb.Engine;
using VideoWeb.Tests.Engine;
using Xunit;

namespace VideoWeb.Tests.Lab;

/// <summary>A network that breaks on the way to the provider: what is not proven is unknown, and the ledger agrees.</summary>
public sealed class FaultProxyTests(JudgeHost judge) : IClassFixture<JudgeHost>, IAsyncLifetime
{
    private readonly DirectoryInfo _folder = LabFolder.Create("proxy-");
    private FaultProxy _proxy = null!;
    private EngineHost _engine = null!;

    // Where the network breaks, and how many charges that leaves.
    public static TheoryData<ProxyPlan, int> Breaks { get; } = new()
    {
        { new ProxyPlan { CutRequestAfter = 1 }, 0 },
        { new ProxyPlan { CutRequestAfter = 120 }, 0 },
        { new ProxyPlan { SwallowsAll = true }, 0 },
        { new ProxyPlan { CutAnswerAfter = 0 }, 1 },
        { new ProxyPlan { CutAnswerAfter = 40 }, 1 },
        { new ProxyPlan { PauseAfterEachByte = TimeSpan.FromSeconds(1) }, 1 },
    };

    public async ValueTask InitializeAsync()
    {
        _proxy = new FaultProxy(judge.Origin);
        _engine = await EngineHost.StartAsync(_folder.FullName, judge.Origin, options => options with
        {
            AllowedPrivateHosts = ["127.0.0.1"], SubmitTimeout = TimeSpan.FromSeconds(3),
        });
    }

    [Theory]
    [MemberData(nameof(Breaks))]
    public async Task Submit_NetworkBreaksOnTheWay_IsUnknownAndAtMostOneCharge(ProxyPlan plan, int charges)
    {
        var prompt = JudgeHost.Prompt("in fog");
        _proxy.Plan = () => plan;

        var row = await SubmitAsync(prompt);

        Assert.Equal(TaskState.Unknown, row.State);
        var verdict = MoneyJudge.Judge(await judge.ReadAsync("ledger"), [new MoneyClaim(prompt, 1, row.Charged)]);
        Assert.True(verdict.IsClean && verdict.Charges == charges, verdict.ToString());
    }

    [Fact]
    public async Task Submit_ConnectionComesLate_IsArchivedWithOneCharge()
    {
        var prompt = JudgeHost.Prompt("far off");
        _proxy.Plan = () => new ProxyPlan { Delay = TimeSpan.FromMilliseconds(200) };

        var row = await SubmitAsync(prompt);

        Assert.Equal((TaskState.Archived, 1), (row.State, await judge.ChargesAsync(prompt)));
    }

    [Fact]
    public async Task Submit_ConnectionIsResetAtOnce_IsNeverCharged()
    {
        var prompt = JudgeHost.Prompt("behind a wall");
        _proxy.Plan = () => new ProxyPlan { ResetsAtOnce = true };

        // Whether a byte was handed over before the reset came is chance: both classes are right, a charge or a lie is not.
        var row = await SubmitAsync(prompt);

        Assert.True(row.State is TaskState.Unknown or TaskState.Failed, row.State.ToString());
        Assert.Equal(0, await judge.ChargesAsync(prompt));
    }

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        await _proxy.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task<TaskRow> SubmitAsync(string prompt)
    {
        var connection = await _engine.ConnectAsync("vidu", baseUrl: new Uri(_proxy.Origin, "/sandbox/vidu"));
        var result = await _engine.Commands.SubmitAsync(_engine.Actor, EngineHost.Order(connection, "vidu", prompt), TestContext.Current.CancellationToken);
        return await _engine.WaitForEndAsync(Assert.IsType<SubmitResult.Submitted>(result).Task);
    }
}
