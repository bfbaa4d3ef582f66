using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using VideoWeb.Engine.Work;
using VideoWeb.Providers.Messages;
using VideoWeb.Tests.Localization;
using Xunit;

namespace VideoWeb.Tests.Engine;

public sealed class PoisonGuardTests(JudgeHost judge) : IClassFixture<JudgeHost>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Work_ThatThrowsThreeTimes_IsSuspendedAndTheOthersGoOn()
    {
        await using var engine = await StartAsync();
        var poison = await engine.SubmitAsync("vidu", JudgeHost.Prompt("poison"));
        var other = await engine.SubmitAsync("vidu", JudgeHost.Prompt("well"));
        var guard = engine.Get<PoisonGuard>();

        for (var time = 1; time < PoisonGuard.Patience; time++)
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => guard.RunAsync(poison, Throw, Token));
        }

        await guard.RunAsync(poison, Throw, Token);
        var hasWorked = false;
        await guard.RunAsync(other, _ => Task.FromResult(hasWorked = true), Token);

        var detail = await engine.DetailAsync(poison);
        Assert.Equal((TaskState.Ready, true, "set-aside", true), (detail.Row.State, detail.Row.IsSuspended, detail.Events[^1].Kind, hasWorked));
        Assert.Contains("broke off 3 times in a row", EnglishTexts.Of(detail.Events[^1].Message));
        Assert.DoesNotContain("the secret prompt", EnglishTexts.Of(detail.Events[^1].Message));
    }

    [Fact]
    public async Task Work_ThatEndsWellAfterAFailure_IsForgiven()
    {
        await using var engine = await StartAsync();
        var task = await engine.SubmitAsync("vidu", JudgeHost.Prompt("shaky"));
        var guard = engine.Get<PoisonGuard>();

        await Assert.ThrowsAsync<InvalidOperationException>(() => guard.RunAsync(task, Throw, Token));
        await guard.RunAsync(task, _ => Task.CompletedTask, Token);

        Assert.Empty(await engine.Get<TaskFailureStore>().ListAsync(Token));
    }

    [Fact]
    public async Task Start_AfterCrashesInWhichATaskWasInHand_SetsItAsideAndMakesTheRest()
    {
        var prompt = JudgeHost.Prompt("kills the process");
        TaskId poison;
        await using (var engine = await StartAsync())
        {
            poison = await engine.SubmitAsync("vidu", prompt);

            // As three processes in a row would leave it that died while they worked on it.
            for (var death = 0; death < PoisonGuard.Patience; death++) { await engine.Get<TaskFailureStore>().CountAsync(poison, Message.Of(MessageCode.WorkEndedWithProgram), Token); }
            await engine.Get<EngineRunStore>().BeginAsync(Token);
        }

        await using var next = await StartAsync(isRunning: true);
        var rest = await next.WaitForEndAsync(await next.SubmitAsync("vidu", JudgeHost.Prompt("innocent")));
        var aside = await next.WaitAsync(poison, row => row.IsSuspended);

        Assert.Equal((TaskState.Archived, TaskState.Ready, 0), (rest.State, aside.State, await judge.ChargesAsync(prompt)));
        Assert.Equal([poison], (await next.Tasks.ListUnresolvedAsync(next.Actor, 10, Token)).Select(one => one.Row.Id));
        Assert.Equal(1, (await next.Get<EngineRunStore>().ListAsync(1, Token))[0].Recovery.Ready);

        Assert.IsType<CommandResult.Done>(await next.Commands.ResumeAsync(next.Actor, poison, Token));
        Assert.Equal(TaskState.Archived, (await next.WaitForEndAsync(poison)).State);
    }

    [Fact]
    public async Task Stop_WithNothingInHand_EndsTheRun()
    {
        await using (var engine = await StartAsync(isRunning: true)) { await engine.WaitForEndAsync(await engine.SubmitAsync("ezmodel", JudgeHost.Prompt("one"))); }

        await using var next = await StartAsync();
        var run = (await next.Get<EngineRunStore>().ListAsync(1, Token)).Single();

        Assert.NotNull(run.StoppedAt);
        Assert.Equal(RecoveryReport.Nothing, run.Recovery);
    }

    public void Dispose() => _folder.Dispose();

    private static Task Throw(TaskId task) => throw new InvalidOperationException("the secret prompt");

    private Task<EngineHost> StartAsync(bool isRunning = false) => EngineHost.StartAsync(_folder.Path, judge.Origin, isRunning: isRunning);
}
