using System.Net;
using System.Net.Sockets;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using VideoWeb.Engine.Sending;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using VideoWeb.Tests.Engine;
using Xunit;

namespace VideoWeb.Tests.Lab;

/// <summary>Every break on the way to the provider against every dialect, over real sockets. What is not proven is unknown; what never left is not charged.</summary>
public sealed class NetworkMatrixTests(JudgeHost judge, PostgresServer postgres) : IClassFixture<JudgeHost>, IDisposable
{
    private readonly TemporaryFolder _folder = TemporaryFolder.InMemory();

    [Fact]
    public async Task Submit_NetworkBreaksOnTheWay_EndsInItsClass()
    {
        var proxies = NetworkTable.All.ToDictionary(one => one, one => new FaultProxy(judge.Origin) { Plan = () => one.Plan });
        // As long as a busy machine may need to send and to answer: only a request that is swallowed and an answer that trickles outlast it.
        await using (var engine = await StartAsync(options => options with { SubmitTimeout = TimeSpan.FromSeconds(15) }))
        {
            var runs = new Dictionary<TaskId, (NetworkOutcome Expected, string Provider, string Prompt)>();
            foreach (var (expected, proxy) in proxies)
            {
                foreach (var provider in EngineHost.Models.Keys)
                {
                    var prompt = JudgeHost.Prompt("beyond the hills");
                    runs[await SubmitAsync(engine, provider, proxy.Origin, prompt)] = (expected, provider, prompt);
                }
            }

            var rows = await TaskWatch.UntilEndedAsync(engine, runs.Keys);

            var ledger = await judge.ReadAsync("ledger");
            var wrong = new List<string>();
            foreach (var (task, (expected, provider, prompt)) in runs)
            {
                var verdict = MoneyJudge.Judge(ledger, [new MoneyClaim(prompt, 1, rows[task].Charged)]);
                var seen = (await ClassAsync(engine, task), rows[task].State, verdict.Charges);
                if (seen == (expected.Class, expected.End, expected.Charges) && verdict.IsClean) { continue; }
                wrong.Add($"{expected.Name} of {provider}: {seen}, {verdict}\n{await TaskWatch.StoryAsync(engine, task)}");
            }
            Assert.True(wrong.Count == 0, $"{wrong.Count} of {runs.Count} are wrong:\n{string.Join("\n", wrong)}");
        }

        foreach (var proxy in proxies.Values) { await proxy.DisposeAsync(); }
    }

    [Fact]
    public async Task Submit_NoConnectionComesAbout_IsTriedWithinBoundsAndNeverCharged()
    {
        await using var untrusted = new UntrustedPeer();
        await using var plain = new FaultProxy(judge.Origin);
        using var full = new FullListener();
        var peers = new Dictionary<string, Uri>
        {
            ["refused"] = ClosedPort(),
            ["no such name"] = new Uri("https://nobody.invalid"),
            ["no TLS there"] = new Uri($"https://{plain.Origin.Authority}"),
            ["certificate of nobody"] = untrusted.Origin,
            ["no answer to the call"] = full.Origin,
        };
        await using var engine = await StartAsync(options => options with { ConnectTimeout = TimeSpan.FromMilliseconds(500) });
        var runs = new Dictionary<TaskId, (string Peer, string Prompt)>();
        foreach (var (peer, origin) in peers)
        {
            foreach (var provider in EngineHost.Models.Keys)
            {
                var prompt = JudgeHost.Prompt("out of reach");
                runs[await SubmitAsync(engine, provider, origin, prompt)] = (peer, prompt);
            }
        }

        var rows = await TaskWatch.UntilEndedAsync(engine, runs.Keys);

        foreach (var (task, (peer, prompt)) in runs)
        {
            var story = $"{peer}: {await TaskWatch.StoryAsync(engine, task)}";
            var detail = await engine.DetailAsync(task);
            Assert.True(rows[task] is { State: TaskState.Failed, Charged: ChargeStatus.No, Error.Kind: ProviderErrorKind.Unreachable }, story);
            Assert.True(rows[task].Error!.Message.Code == MessageCode.NothingSent, story);
            Assert.True(("waiting", SendJudge.MostTries) == (await ClassAsync(engine, task), detail.Events.Count(one => one.Kind == "sending")), story);
            Assert.Equal(0, detail.Attempts.Single().BytesWritten);
            Assert.Equal(0, await judge.ChargesAsync(prompt));
        }
        Assert.Equal((SendJudge.MostTries * EngineHost.Models.Count, 0), (untrusted.Connections, untrusted.Told));
    }

    [Fact]
    public async Task Submit_EveryConnectionIsResetAtOnce_IsNeverCharged()
    {
        await using var proxy = new FaultProxy(judge.Origin) { Plan = () => new ProxyPlan { ResetsAtOnce = true } };
        await using var engine = await StartAsync(options => options);
        var runs = new Dictionary<TaskId, string>();
        foreach (var provider in EngineHost.Models.Keys)
        {
            var prompt = JudgeHost.Prompt("behind a wall");
            runs[await SubmitAsync(engine, provider, proxy.Origin, prompt)] = prompt;
        }

        var rows = await TaskWatch.UntilEndedAsync(engine, runs.Keys);

        // Whether a byte was handed over before the reset came is chance: both classes are right, a charge or a lie is not.
        foreach (var (task, prompt) in runs)
        {
            Assert.True(rows[task] is { State: TaskState.Unknown, Charged: ChargeStatus.Unknown } or { State: TaskState.Failed, Charged: ChargeStatus.No }, await TaskWatch.StoryAsync(engine, task));
            Assert.Equal(0, await judge.ChargesAsync(prompt));
        }
    }

    public void Dispose() => _folder.Dispose();

    private async Task<EngineHost> StartAsync(Func<EngineOptions, EngineOptions> configure) => await EngineHost.StartAsync(
        _folder.Path, judge.Origin,
        options => configure(options with { AllowedPrivateHosts = ["127.0.0.1"], MaxSubmitConcurrency = 64, MaxPollsPerConnection = 64, MaxArchiveConcurrency = 8 }),
        data: await ChosenDatabase.OpenAsync(_folder.Info, postgres));

    private static async Task<TaskId> SubmitAsync(EngineHost engine, string provider, Uri origin, string prompt)
    {
        var connection = await engine.ConnectAsync(provider, baseUrl: new Uri(origin, $"/sandbox/{provider}"));
        var result = await engine.Commands.SubmitAsync(engine.Actor, EngineHost.Order(connection, provider, prompt), TestContext.Current.CancellationToken);
        return Assert.IsType<SubmitResult.Submitted>(result).Task;
    }

    private static async Task<string?> ClassAsync(EngineHost engine, TaskId task)
    {
        var kinds = (await engine.DetailAsync(task)).Events.Select(one => one.Kind).ToList();
        return kinds.ElementAtOrDefault(kinds.IndexOf("sending") + 1);
    }

    private static Uri ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://{(IPEndPoint)listener.LocalEndpoint}");
    }
}
