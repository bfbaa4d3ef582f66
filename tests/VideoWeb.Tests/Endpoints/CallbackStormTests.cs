using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Engine.Callbacks;
using VideoWeb.Tests.Engine;
using VideoWeb.Tests.Lab;
using VideoWeb.Tests.Lab.Storm;
using Xunit;

namespace VideoWeb.Tests.Endpoints;

/// <summary>
/// A storm of callbacks at the whole program, its limits as they are shipped, true and hostile ones from the same address, while the sandbox calls
/// back too and misbehaves. Judged by what moved. The long run with its figures is the benchmark <c>callbacks</c>.
/// </summary>
public sealed class CallbackStormTests(JudgeHost judge) : IClassFixture<JudgeHost>
{
    private const string VerificationKey = "verify-with-this-0123456789";
    private const int PerSecond = 500;
    private const int Count = 1_250;

    private static readonly string[] CallbackFaults = ["callback-duplicate", "callback-disordered", "callback-early", "callback-forged"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Storm_AtFiveHundredASecond_TheTruthGetsThroughAndNothingElseMoves()
    {
        var origin = CallbackSite.FreeOrigin();
        await using var app = CallbackSite.Start(origin, perSecond: null);
        var (vidu, agcloud) = (new Uri(judge.Origin, "/sandbox/vidu"), new Uri(judge.Origin, "/sandbox/agcloud"));
        var (mine, theirs) = (await CallbackSite.TeamAsync(app, "Ada"), await CallbackSite.TeamAsync(app, "Eve"));
        var plain = await CallbackSite.ConnectAsync(app, mine, callbackKey: null, baseUrl: vidu);
        var strict = await CallbackSite.ConnectAsync(app, mine, VerificationKey, baseUrl: vidu);
        var foreign = await CallbackSite.ConnectAsync(app, theirs, callbackKey: null, baseUrl: vidu);
        var lost = await CallbackSite.MakeAsync(app, mine, plain, TaskState.Unknown, count: 20, isSandbox: false);
        var waiting = await CallbackSite.MakeAsync(app, mine, plain, TaskState.Accepted, count: 20, isSandbox: false);
        var doubtful = await CallbackSite.MakeAsync(app, mine, plain, TaskState.Unknown, count: 10, isSandbox: false);
        var ended = await CallbackSite.MakeAsync(app, mine, plain, TaskState.Cancelled, count: 5, isSandbox: false);
        var signed = await CallbackSite.MakeAsync(app, mine, strict, TaskState.Accepted, count: 10, isSandbox: false);
        var others = await CallbackSite.MakeAsync(app, theirs, foreign, TaskState.Accepted, count: 10, isSandbox: false);
        using var client = new HttpClient { BaseAddress = judge.Origin };
        var ids = new List<string>();
        foreach (var _ in lost) { ids.Add(await CallbackSite.CreateRemotelyAsync(client)); }
        var targets = new StormTargets(
            [.. lost.Zip(ids, (task, id) => new StormTarget(task.Token, id))], Targets(waiting), Targets(doubtful), Targets(ended), Targets(signed), Targets(others), VerificationKey);
        Assert.IsType<ReachStatus.Reached>(await app.Services.GetRequiredService<CallbackReach>().TestAsync(Token));

        var storm = new CallbackStorm(origin, targets, seed: 7).BlowAsync(PerSecond, Count, Token);
        var orders = await OrderAsync(app, mine, vidu, agcloud);
        var report = await storm;
        var rows = await TaskWatch.UntilAsync(
            app.Services.GetRequiredService<ChangeFeed>(), app.Services.GetRequiredService<TaskStore>(), mine, orders.Keys, row => !row.State.IsOpen());

        TestContext.Current.TestOutputHelper!.WriteLine(report.ToString());
        Assert.Empty(report.Untaken);
        foreach (var (row, _) in waiting.Concat(doubtful).Concat(ended).Concat(signed).Concat(others)) { await AssertUnmovedAsync(app, row); }
        foreach (var ((row, _), id) in lost.Zip(ids)) { await AssertProvenAsync(app, mine, row, id); }
        Assert.All(rows.Values, row => Assert.Equal(TaskState.Archived, row.State));
        var ledger = await judge.ReadAsync("ledger");
        var verdict = MoneyJudge.Judge(ledger, [.. orders.Select(order => new MoneyClaim(order.Value, 1, rows[order.Key].Charged))]);
        Assert.True(verdict.IsClean, verdict.ToString());
        Assert.Equal((orders.Count, orders.Count + ids.Count), (verdict.Charges, ledger.Count));
    }

    // What the sandbox's own callbacks do wrong, through the same door and at the same time.
    private async Task<Dictionary<TaskId, string>> OrderAsync(VideoWebApp app, Actor actor, Uri vidu, Uri agcloud)
    {
        var connections = new Dictionary<string, ConnectionId>
        {
            ["vidu"] = await CallbackSite.ConnectAsync(app, actor, callbackKey: null, "vidu", vidu),
            ["agcloud"] = await CallbackSite.ConnectAsync(app, actor, callbackKey: null, "agcloud", agcloud),
        };
        var orders = new Dictionary<TaskId, string>();
        foreach (var (fault, number) in CallbackFaults.Select((fault, number) => (fault, number)))
        {
            var marker = $"cape{number}x{Guid.NewGuid():N}";
            await judge.AskForAsync(new { faults = new[] { fault }, marker });
            foreach (var (provider, connection) in connections)
            {
                var prompt = $"A lighthouse {marker} {provider}";
                var result = await app.Services.GetRequiredService<GenerationCommands>().SubmitAsync(actor, EngineHost.Order(connection, provider, prompt), Token);
                orders[Assert.IsType<SubmitResult.Submitted>(result).Task] = prompt;
            }
        }

        return orders;
    }

    private static async Task AssertUnmovedAsync(VideoWebApp app, TaskRow row)
    {
        var now = await CallbackSite.StoredAsync(app, row);
        Assert.Equal((row.State, row.RemoteId, row.Charged), (now.State, now.RemoteId, now.Charged));
        // A knock may have had an accepted task asked for, and the provider's third "not found" is noted without moving it.
        if (row.State != TaskState.Accepted) { Assert.Equal(row.Version, now.Version); }
    }

    private static async Task AssertProvenAsync(VideoWebApp app, Actor actor, TaskRow row, string id)
    {
        var rows = await TaskWatch.UntilAsync(
            app.Services.GetRequiredService<ChangeFeed>(), app.Services.GetRequiredService<TaskStore>(), actor, [row.Id], one => one.State == TaskState.Accepted);
        Assert.Equal(id, rows[row.Id].RemoteId?.Value);
    }

    private static IReadOnlyList<StormTarget> Targets(IReadOnlyList<(TaskRow Row, string Token)> tasks) =>
        [.. tasks.Select(task => new StormTarget(task.Token, task.Row.RemoteId?.Value))];
}
