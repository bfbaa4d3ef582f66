using VideoWeb.Data.Spending;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using VideoWeb.Engine.Callbacks;
using VideoWeb.Engine.Settlement;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Tests.Engine;

/// <summary>Tasks that were sent more than once.</summary>
public sealed partial class SettlementTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SentAgain_TheFirstSendCallsBackLater_BothAreShownAndCounted(bool isOverByThen)
    {
        var prompt = JudgeHost.Prompt(isOverByThen ? "twice over" : "twice");
        await judge.AskForAsync(new { faults = new[] { "create-reset" }, marker = prompt, times = 1 });
        await using var engine = await StartAsync(options => isOverByThen ? options : options with { PollIntervalOverride = TimeSpan.FromHours(1) });
        var lost = await engine.WaitForEndAsync(await engine.SubmitAsync("vidu", prompt));
        var token = await GiveTokenAsync(engine, lost);
        var first = await judge.RemoteIdAsync(prompt);

        Assert.IsType<CommandResult.Done>(await engine.Commands.ResolveUnknownAsync(engine.Actor, lost.Id, new UnknownResolution.SendAgain(1), Token));
        var second = await engine.WaitAsync(lost.Id, row => isOverByThen ? row.State == TaskState.Archived : row.State == TaskState.Accepted);
        var told = new TaskCompletionSource();
        using var subscription = engine.Get<ChangeFeed>().Subscribe(engine.Actor.Workspace, task => { if (task == lost.Id) { told.TrySetResult(); } });
        var isTaken = await engine.Get<CallbackIntake>().TakeAsync(new(token, "POST", "", new Dictionary<string, string>(), $$"""{"id":"{{first}}","state":"success"}"""), Token);
        await told.Task.WaitAsync(TimeSpan.FromSeconds(30), Token);

        var detail = await engine.DetailAsync(lost.Id);
        Assert.True(isTaken);
        Assert.Equal((second.State, second.RemoteId), (detail.Row.State, detail.Row.RemoteId));
        Assert.NotEqual(first, second.RemoteId?.Value);
        var note = Assert.Single(detail.Callbacks);
        Assert.Equal((1, first), (note.Attempt, note.RemoteId?.Value));
        // What the provider has charged and what we count are the same two clips, one of them only reserved while it is being made.
        var counted = (await engine.Get<SpendingStore>().ReportAsync(engine.Actor, SpendingRange.Always, Token)).Single(line => line.Spent.Unit == Amount.Clips);
        Assert.Equal((2, isOverByThen ? (0, 2) : (1, 1)), (await judge.ChargesAsync(prompt), ((int)(counted.Reserved.Micros / Amount.OneClip.Micros), (int)(counted.Spent.Micros / Amount.OneClip.Micros))));
        Assert.NotEqual(ChargeStatus.No, detail.Row.Charged);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SentAgain_TheSecondSendIsRefusedAndTheFirstCallsBack_ItsClipComesAndIsCountedOnce(bool isRestarted)
    {
        var prompt = JudgeHost.Prompt("paid once");
        await judge.AskForAsync(new { faults = new[] { "create-reset" }, marker = prompt, times = 1 });
        TaskRow lost;
        string first;
        await using (var before = await StartAsync(options => options))
        {
            lost = await before.WaitForEndAsync(await before.SubmitAsync("vidu", prompt));
            first = await judge.RemoteIdAsync(prompt);
            var token = await GiveTokenAsync(before, lost);
            await judge.AskForAsync(new { faults = new[] { "create-bad-request" }, marker = prompt, times = 1 });
            Assert.IsType<CommandResult.Done>(await before.Commands.ResolveUnknownAsync(before.Actor, lost.Id, new UnknownResolution.SendAgain(1), Token));
            await before.WaitAsync(lost.Id, row => row.State == TaskState.Refused);
            if (isRestarted)
            {
                // Noted by a process that did not live to ask the provider.
                var callbacks = before.Get<CallbackStore>();
                await callbacks.NoteAsync((await callbacks.FindAsync(CallbackTokens.HashOf(token), Token))!, new RemoteTaskId(first), Token);
            }
            else
            {
                Assert.True(await before.Get<CallbackIntake>().TakeAsync(new(token, "POST", "", new Dictionary<string, string>(), $$"""{"id":"{{first}}","state":"success"}"""), Token));
                await before.WaitAsync(lost.Id, row => row.State == TaskState.Archived);
            }
        }

        await using var engine = await StartAsync(options => options with { SettlementDelay = TimeSpan.FromMilliseconds(20) });
        var found = await engine.WaitAsync(lost.Id, row => row.State == TaskState.Archived);
        Assert.Equal(first, found.RemoteId!.Value.Value);
        Assert.Equal((1, 1), (await judge.ChargesAsync(prompt), await ClipsCountedAsync(engine)));
    }

    [Fact]
    public async Task SentAgain_TheFirstIsProvenBeforeTheSecondBegins_IsCountedOnce()
    {
        var prompt = JudgeHost.Prompt("counted once");
        await judge.AskForAsync(new { faults = new[] { "create-reset" }, marker = prompt, times = 1 });
        await using var engine = await StartAsync(options => options);
        var lost = await engine.WaitForEndAsync(await engine.SubmitAsync("vidu", prompt));
        var (token, first) = (await GiveTokenAsync(engine, lost), await judge.RemoteIdAsync(prompt));
        await judge.AskForAsync(new { faults = new[] { "create-429" }, marker = prompt });
        Assert.IsType<CommandResult.Done>(await engine.Commands.ResolveUnknownAsync(engine.Actor, lost.Id, new UnknownResolution.SendAgain(1), Token));
        await engine.WaitAsync(lost.Id, row => row is { State: TaskState.Ready, NextPollAt: not null });

        Assert.True(await engine.Get<CallbackIntake>().TakeAsync(new(token, "POST", "", new Dictionary<string, string>(), $$"""{"id":"{{first}}"}"""), Token));
        await engine.WaitAsync(lost.Id, row => row.State == TaskState.Archived);

        var counted = (await engine.Get<SpendingStore>().ReportAsync(engine.Actor, SpendingRange.Always, Token)).Single(line => line.Spent.Unit == Amount.Clips);
        Assert.Equal((1, 0, Amount.OneClip.Micros), (await judge.ChargesAsync(prompt), counted.Reserved.Micros, counted.Spent.Micros));
    }

    // The list shows one clip, and two sends may have asked for it.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Unknown_TheOnlyLikeOneMayBeAnotherSends_StaysUnknown(bool isOfAnotherTask)
    {
        var (paid, free) = (JudgeHost.Prompt("noid"), JudgeHost.Prompt("never arrived"));
        // A key of its own, under which nothing else is listed.
        var key = $"sandbox-alike-{isOfAnotherTask}";
        await using var engine = await StartAsync(options => options with { SettlementDelay = TimeSpan.FromHours(1) });
        var lost = await engine.WaitForEndAsync(await engine.SubmitAsync("agcloud", paid, key));
        await judge.AskForAsync(new { faults = new[] { "create-502-free" }, marker = isOfAnotherTask ? free : paid });

        var doubted = lost.Id;
        if (isOfAnotherTask)
        {
            Assert.IsType<CommandResult.Done>(await engine.Commands.ResolveUnknownAsync(engine.Actor, lost.Id, new UnknownResolution.Drop(), Token));
            doubted = (await engine.WaitForEndAsync(await engine.SubmitAsync("agcloud", free, key))).Id;
        }
        else
        {
            Assert.IsType<CommandResult.Done>(await engine.Commands.ResolveUnknownAsync(engine.Actor, lost.Id, new UnknownResolution.SendAgain(1), Token));
            await engine.WaitAsync(lost.Id, row => row is { State: TaskState.Unknown, HasOpenAttempt: true });
        }

        await engine.Get<UnknownSettler>().TryAsync(doubted, Token);

        var row = (await engine.DetailAsync(doubted)).Row;
        Assert.Equal((TaskState.Unknown, null, 1), (row.State, row.RemoteId, await judge.ChargesAsync(paid)));
    }
}
