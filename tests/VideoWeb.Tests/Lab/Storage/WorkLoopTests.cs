using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine.Polling;
using VideoWeb.Engine.Work;
using VideoWeb.Tests.Engine;
using Xunit;

namespace VideoWeb.Tests.Lab.Storage;

/// <summary>What nobody foresaw inside a loop, and trouble of the database, end neither the loop nor the task.</summary>
public sealed class WorkLoopTests(JudgeHost judge) : IClassFixture<JudgeHost>, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);

    private readonly TemporaryFolder _folder = TemporaryFolder.InMemory();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Loop_LookingForTheNextTaskFails_GoesOn()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var queue = new DueQueue(TimeProvider.System);
        var wanted = Enumerable.Range(0, 20).Select(_ => TaskId.New(TimeProvider.System.GetUtcNow())).ToHashSet();
        foreach (var task in wanted) { queue.Schedule(task, TimeSpan.Zero); }
        var looks = 0;
        var done = new ConcurrentBag<TaskId>();
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        var loop = WorkLoop.RunAsync(
            queue, token => looks++ % 3 == 0 ? throw new InvalidOperationException("Nobody foresaw this.") : queue.TakeAsync(token), concurrency: 2, Pause,
            task =>
            {
                done.Add(task);
                if (done.Distinct().Count() == wanted.Count) { all.TrySetResult(); }
                return Random.Shared.Next(2) == 0 ? throw new InvalidOperationException("Nor this.") : Task.CompletedTask;
            },
            TimeProvider.System, NullLogger.Instance, stop.Token);
        await all.Task.WaitAsync(TimeSpan.FromSeconds(30), Token);
        await stop.CancelAsync();
        await loop;

        Assert.Equal(wanted, done.ToHashSet());
    }

    [Fact]
    public async Task Guard_TheDatabaseFailsAgainAndAgain_CountsItForNobody()
    {
        await using var engine = await EngineHost.StartAsync(_folder.Path, judge.Origin, isRunning: false);
        var task = await engine.SubmitAsync("vidu", JudgeHost.Prompt("not guilty"));
        var guard = engine.Get<PoisonGuard>();

        for (var time = 0; time < 3 * PoisonGuard.Patience; time++)
        {
            await Assert.ThrowsAsync<SqliteException>(() => guard.RunAsync(task, _ => throw new SqliteException("database or disk is full", 13), Token));
        }

        Assert.Empty(await engine.Get<TaskFailureStore>().ListAsync(Token));
        Assert.False((await engine.DetailAsync(task)).Row.IsSuspended);
    }

    [Fact]
    public async Task Guard_TheMemoryEndsAgainAndAgain_CountsItForNobody()
    {
        await using var engine = await EngineHost.StartAsync(_folder.Path, judge.Origin, isRunning: false);
        var task = await engine.SubmitAsync("vidu", JudgeHost.Prompt("not greedy"));
        var guard = engine.Get<PoisonGuard>();

        for (var time = 0; time < 3 * PoisonGuard.Patience; time++)
        {
            await Assert.ThrowsAsync<AggregateException>(() => guard.RunAsync(task, _ => throw new AggregateException(new InsufficientMemoryException()), Token));
        }

        Assert.Empty(await engine.Get<TaskFailureStore>().ListAsync(Token));
        Assert.False((await engine.DetailAsync(task)).Row.IsSuspended);
    }

    [Fact]
    public async Task Guard_TheDatabaseFailsWhileATaskIsUnderSuspicion_CountsThatTaskOnce()
    {
        await using var engine = await EngineHost.StartAsync(_folder.Path, judge.Origin, isRunning: false);
        var task = await engine.SubmitAsync("vidu", JudgeHost.Prompt("under suspicion"));
        var guard = engine.Get<PoisonGuard>();
        await Assert.ThrowsAsync<InvalidOperationException>(() => guard.RunAsync(task, _ => throw new InvalidOperationException("Once."), Token));

        for (var time = 0; time < 3 * PoisonGuard.Patience; time++)
        {
            await Assert.ThrowsAsync<SqliteException>(() => guard.RunAsync(task, _ => throw new SqliteException("database is locked", 5), Token));
        }

        Assert.Equal(2, (await engine.Get<TaskFailureStore>().ListAsync(Token))[task]);
        await guard.RunAsync(task, _ => Task.CompletedTask, Token);
        Assert.Empty(await engine.Get<TaskFailureStore>().ListAsync(Token));
    }

    public void Dispose() => _folder.Dispose();
}
