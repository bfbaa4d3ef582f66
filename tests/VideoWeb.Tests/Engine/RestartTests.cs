using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using VideoWeb.Engine.Recording;
using VideoWeb.Engine.Tasks;
using VideoWeb.Engine.Work;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using VideoWeb.Tests.Localization;
using Xunit;

namespace VideoWeb.Tests.Engine;

/// <summary>The engine ends in each state and another one takes up its database: one charge, and the clip arrives where it can.</summary>
public sealed class RestartTests(JudgeHost judge) : IClassFixture<JudgeHost>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Restart_BeforeSending_SendsOnce()
    {
        var prompt = JudgeHost.Prompt("not sent yet");
        TaskId task;
        await using (var first = await StartAsync(isRunning: false)) { task = await first.SubmitAsync("vidu", prompt); }

        await using var second = await StartAsync();
        var row = await second.WaitForEndAsync(task);

        Assert.Equal((TaskState.Archived, 1), (row.State, await judge.ChargesAsync(prompt)));
    }

    [Fact]
    public async Task Cancel_BeforeSending_SendsNothingEvenAfterARestart()
    {
        var prompt = JudgeHost.Prompt("changed my mind");
        TaskId task;
        CommandResult result;
        await using (var first = await StartAsync(isRunning: false))
        {
            task = await first.SubmitAsync("vidu", prompt);
            result = await first.Commands.CancelAsync(first.Actor, task, TestContext.Current.CancellationToken);
        }

        await using var second = await StartAsync();
        var other = await second.WaitForEndAsync(await second.SubmitAsync("vidu", JudgeHost.Prompt("kept")));
        var row = await second.Tasks.FindAsync(second.Actor, task, TestContext.Current.CancellationToken);

        Assert.Equal(new CommandResult.Done(Message.Of(MessageCode.CancelledUnsent)), result);
        Assert.Equal((TaskState.Archived, TaskState.Cancelled, ChargeStatus.No), (other.State, row!.State, row.Charged));
        Assert.Equal(0, await judge.ChargesAsync(prompt));
    }

    // The gate has seen it ready, and then an older run that still lives commits its mark.
    [Fact]
    public async Task Send_AnOlderRunHasMarkedItSinceTheGateLooked_IsUnknownAndNotSent()
    {
        var prompt = JudgeHost.Prompt("marked by another");
        await using var engine = await StartAsync();
        var connection = await engine.ConnectAsync("vidu", SandboxAddress.Key);
        Assert.IsType<CommandResult.Done>(await engine.Get<QueueCommands>().PauseAsync(engine.Actor, connection, TestContext.Current.CancellationToken));
        var task = await engine.SubmitAsync("vidu", prompt);
        var row = (await engine.Tasks.FindAsync(engine.Actor, task, TestContext.Current.CancellationToken))!;
        var marked = new TaskTransition(row, row with { State = TaskState.Sending, Version = row.Version + 1 }, new NewTaskEvent("sending", Message.Of(MessageCode.SendingBegan)))
        {
            Attempt = new AttemptChange { Number = 1, Run = 0 },
        };
        Assert.True(await engine.Get<EngineTaskStore>().SaveAsync(marked, TestContext.Current.CancellationToken));

        await engine.Get<Submitter>().SendAsync(task, row.Version, TestContext.Current.CancellationToken);
        var end = await engine.WaitForEndAsync(task);

        Assert.Equal((TaskState.Unknown, 0), (end.State, await judge.ChargesAsync(prompt)));
    }

    [Fact]
    public async Task Restart_WhileSending_IsUnknownAndNeverSentAgain()
    {
        var prompt = JudgeHost.Prompt("cut off");
        TaskId task;
        await using (var first = await StartAsync(isRunning: false))
        {
            task = await first.SubmitAsync("vidu", prompt);
            await first.Get<TaskJournal>().ApplyAsync(
                task, new TaskEvent.SendStarted(new AttemptChange { Number = 1 }, Run: 1), TestContext.Current.CancellationToken);
        }

        await using var second = await StartAsync();
        var row = await second.WaitForEndAsync(task);

        Assert.Equal((TaskState.Unknown, ChargeStatus.Unknown, 0), (row.State, row.Charged, await judge.ChargesAsync(prompt)));
        Assert.Equal((MessageCode.StoppedWhileSending, true), (row.Error!.Message.Code, row.Error.Message.SaysThatItMayBeCharged));
    }

    [Fact]
    public async Task Restart_WhileTheProviderWorks_GoesOnAsking()
    {
        var prompt = JudgeHost.Prompt("in the making");
        TaskId task;
        await using (var first = await StartAsync())
        {
            task = await first.SubmitAsync("agcloud", prompt);
            await first.WaitAsync(task, row => row.State == TaskState.Accepted);
        }

        await using var second = await StartAsync();
        var row = await second.WaitForEndAsync(task);

        Assert.Equal((TaskState.Archived, 1), (row.State, await judge.ChargesAsync(prompt)));
    }

    [Fact]
    public async Task Restart_WhileCopying_CopiesAgain()
    {
        var prompt = JudgeHost.Prompt("expiredurl");
        TaskId task;
        await using (var first = await StartAsync(options => options with { RetryDelay = TimeSpan.FromHours(1) }))
        {
            task = await first.SubmitAsync("uniall", prompt);
            await first.WaitAsync(task, row => row.State == TaskState.Succeeded);
        }

        await using var second = await StartAsync();
        var row = await second.WaitForEndAsync(task);

        Assert.Equal((TaskState.Archived, 1), (row.State, await judge.ChargesAsync(prompt)));
        Assert.Empty(Directory.EnumerateFiles(_folder.Path, "*.part", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Restart_AfterTheEnd_ChangesNothing()
    {
        var prompt = JudgeHost.Prompt("done");
        TaskRow before;
        await using (var first = await StartAsync()) { before = await first.WaitForEndAsync(await first.SubmitAsync("ezmodel", prompt)); }

        await using var second = await StartAsync();
        var after = await second.Tasks.FindAsync(second.Actor, before.Id, TestContext.Current.CancellationToken);

        Assert.Equal(before, after);
        Assert.Equal(1, await judge.ChargesAsync(prompt));
    }

    [Fact]
    public async Task Stop_WhileARequestIsInFlight_WaitsForItsAnswerAndKnowsTheOutcome()
    {
        var prompt = JudgeHost.Prompt("timeout");
        TaskId task;
        await using (var first = await StartAsync())
        {
            task = await first.SubmitAsync("vidu", prompt);
            await first.WaitAsync(task, row => row.State == TaskState.Sending);
        }

        await using var second = await StartAsync(isRunning: false);
        var row = await second.Tasks.FindAsync(second.Actor, task, TestContext.Current.CancellationToken);

        Assert.Contains("no answer came within 6 seconds", EnglishTexts.Of(row!.Error!.Message));
        Assert.Equal((TaskState.Unknown, 1), (row.State, await judge.ChargesAsync(prompt)));
    }

    public void Dispose() => _folder.Dispose();

    private Task<EngineHost> StartAsync(Func<EngineOptions, EngineOptions>? configure = null, bool isRunning = true) =>
        EngineHost.StartAsync(_folder.Path, judge.Origin, configure, isRunning);
}
