using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using VideoWeb.Data;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using VideoWeb.Engine.Callbacks;
using VideoWeb.Tests.Engine;
using Xunit;

namespace VideoWeb.Tests.Lab.Crash;

/// <summary>Kills a life of the program at its first crash point, another one at its second, and so on until they come to their ends unhurt.</summary>
internal sealed class CrashSweep(LabSandbox sandbox, LabDatabase database)
{
    private const int AtOnce = 6;

    // Of the lives that were killed every third has an heir that is killed too, while it takes up what was left.
    private const int EveryHeir = 3;

    // A callback brings the proof before anybody searches; the next life searches at once, since nobody calls it back.
    private static readonly TimeSpan LateSearch = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Search = TimeSpan.FromMilliseconds(20);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>From the click to the clip on the disk.</summary>
    public Task<IReadOnlyList<CrashRun>> SubmitAsync() => SweepAsync(async (position, data) =>
    {
        var order = LabOrder.New(LabOrder.Providers[position % LabOrder.Providers.Count]);
        var life = await LiveAsync(data, new ProcessLife(position), null, async (engine, own) =>
        {
            own.Begin();
            var click = await engine.ClickAsync(order, Token);
            await own.ObserveAsync(() => engine.WaitAsync(click.Task, row => row.State == TaskState.Archived, Token));
        });
        if (life.IsOver && position % EveryHeir == 0)
        {
            ProcessLife heir = new(1 + (position * 5 % 60));
            heir.Begin();
            await LiveAsync(data, heir, null, async (engine, own) => await own.ObserveAsync(() => WaitForAllAsync(engine)));
        }

        return new CrashRun(position, order.Provider, life.Place, await CrashAftermath.ExamineAsync(data, sandbox.Origin, order, life.HasCommitted, Token));
    });

    /// <summary>From the first callback for a request whose answer is lost to the proof that it was accepted.</summary>
    public Task<IReadOnlyList<CrashRun>> CallbackAsync() => SweepAsync(async (position, data) =>
    {
        // At this word the sandbox charges and breaks the connection off.
        var order = LabOrder.New("vidu") with { Prompt = $"A reset {Guid.NewGuid():N}" };
        await using var endpoint = await CallbackEndpointHost.StartAsync();
        var life = await LiveAsync(
            data, new ProcessLife(position),
            options => options with { PublicUrl = endpoint.Origin, AllowedPrivateHosts = [endpoint.Origin.Authority], SettlementDelay = LateSearch },
            async (engine, own) =>
            {
                endpoint.Intake = engine.Get<CallbackIntake>();
                await engine.Get<CallbackReach>().TestAsync(Token);
                endpoint.OnDelivery = delivery =>
                {
                    // The test of the address has an empty body.
                    if (delivery.Body != "{}") { own.Begin(); }
                };
                var click = await engine.ClickAsync(order, Token);
                await own.ObserveAsync(() => engine.WaitAsync(click.Task, row => row.RemoteId is not null, Token));
            });
        endpoint.Intake = null;

        var finding = await CrashAftermath.ExamineAsync(data, sandbox.Origin, order, isSaved: true, Token, search: Search);
        return new CrashRun(position, order.Provider, life.Place, finding);
    });

    /// <summary>
    /// A life that is killed when the answer to its paid request comes, and an heir as other job systems are written: what was being sent is sent once more.
    /// </summary>
    public async Task<CrashFinding> NaiveAsync()
    {
        var order = LabOrder.New("vidu");
        var data = await database.CopyAsync(Token);
        var life = new ProcessLife((_, place) => place == FaultProxy.AnswerComes);
        await LiveAsync(data, life, null, async (engine, own) =>
        {
            own.Begin();
            var click = await engine.ClickAsync(order, Token);
            await own.ObserveAsync(() => engine.WaitAsync(click.Task, row => row.State == TaskState.Archived, Token));
        });
        await using (var engine = await LabEngine.OpenAsync(data, sandbox.Origin, Token))
        {
            await using var db = await engine.Get<IDbContextFactory<VideoWebDbContext>>().CreateDbContextAsync(Token);
            await db.Tasks.ExecuteUpdateAsync(set => set.SetProperty(task => task.State, TaskState.Ready), Token);
        }

        var finding = await CrashAftermath.ExamineAsync(data, sandbox.Origin, order, life.HasCommitted, Token);
        await database.DropAsync(data);
        return finding;
    }

    private async Task<ProcessLife> LiveAsync(
        DataOptions data, ProcessLife life, Func<EngineOptions, EngineOptions>? configure, Func<LabEngine, ProcessLife, Task> doing)
    {
        await using var proxy = new FaultProxy(sandbox.Origin) { Plan = () => new ProxyPlan { MayPass = life.TryPass } };
        LabEngine? engine = null;
        await life.LiveAsync(async () =>
        {
            engine = await LabEngine.OpenAsync(data, proxy.Origin, Token, configure, life.Watch);
            await engine.StartAsync(Token);
            await doing(engine, life);
        });
        if (engine is null) { return life; }

        if (life.IsOver) { await engine.AbandonAsync(); }
        else { await engine.DisposeAsync(); }
        return life;
    }

    private async Task<IReadOnlyList<CrashRun>> SweepAsync(Func<int, DataOptions, Task<CrashRun>> runAsync)
    {
        var runs = new ConcurrentBag<CrashRun>();
        var (position, unhurt) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(SweepOnAsync, Token)));
        return [.. runs.OrderBy(run => run.Position)];

        async Task SweepOnAsync()
        {
            // The dialects take turns, and one may have a point more than another.
            while (Volatile.Read(ref unhurt) < LabOrder.Providers.Count)
            {
                var data = await database.CopyAsync(Token);
                var run = await runAsync(Interlocked.Increment(ref position), data);
                await database.DropAsync(data);
                runs.Add(run);
                if (run.Place is null) { Interlocked.Increment(ref unhurt); }
            }
        }
    }

    private static async Task<bool> WaitForAllAsync(LabEngine engine)
    {
        var tasks = await engine.Tasks.ListAsync(engine.Actor, TaskFilter.All, null, 10, Token);
        foreach (var task in tasks.Rows) { await engine.WaitAsync(task.Id, row => !row.State.IsOpen(), Token); }
        return true;
    }
}
