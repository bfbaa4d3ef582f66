using VideoWeb.Data.Spending;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using VideoWeb.Engine.Callbacks;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Tests.Engine;

/// <summary>Tasks whose provider is not understood, and clips of what was given up.</summary>
public sealed partial class SettlementTests
{
    [Theory]
    [InlineData("query-400-unknown-code", MessageCode.AnswersStayUnclear, "imagine:face-rejected")]
    [InlineData("query-unknown-code", MessageCode.AnswersStayUnclear, "zorp")]
    [InlineData("query-unknown-word", MessageCode.StatusNotKnown, "flummoxed")]
    public async Task NotUnderstood_AgainAndAgain_WaitsForAPersonUntilItIs(string fault, MessageCode code, string words)
    {
        var prompt = JudgeHost.Prompt(fault);
        await judge.AskForAsync(new { faults = new[] { fault }, marker = prompt });
        TaskRow row;
        await using (var before = await StartAsync(options => options))
        {
            row = await before.WaitAsync(await before.SubmitAsync("vidu", prompt), one => one.IsUnclear);
            Assert.Equal((TaskState.Accepted, code), (row.State, row.Error!.Message.Code));
            Assert.Contains(words, row.Error.Message.ToString(), StringComparison.Ordinal);
            Assert.Equal(row.Id, Assert.Single(await before.Tasks.ListUnresolvedAsync(before.Actor, 10, Token)).Row.Id);
        }

        await judge.ForgetFaultsAsync();
        await using var engine = await StartAsync(options => options);
        await engine.WaitAsync(row.Id, one => one.State == TaskState.Archived);

        Assert.Equal((0, 1), ((await engine.Tasks.ListUnresolvedAsync(engine.Actor, 10, Token)).Count, await judge.ChargesAsync(prompt)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task NotUnderstoodAndGivenUp_TheClipComesByCallbackOrByAskingAgain(bool isAsked)
    {
        var prompt = JudgeHost.Prompt($"given up {isAsked}");
        await judge.AskForAsync(new { faults = new[] { "query-400-unknown-code" }, marker = prompt });
        await using var engine = await StartAsync(options => options);
        var row = await engine.WaitAsync(await engine.SubmitAsync("vidu", prompt), one => one.IsUnclear);
        var token = await GiveTokenAsync(engine, row);
        row = (await engine.DetailAsync(row.Id)).Row;

        Assert.IsType<CommandResult.Denied>(await engine.Commands.ResolveUnknownAsync(engine.Actor, row.Id, new UnknownResolution.SendAgain(1), Token));
        Assert.IsType<CommandResult.Done>(await engine.Commands.ResolveUnknownAsync(engine.Actor, row.Id, new UnknownResolution.Drop(), Token));
        var given = (await engine.DetailAsync(row.Id)).Row;
        Assert.Equal((TaskState.Cancelled, ChargeStatus.Unknown, 0), (given.State, given.Charged, (await engine.Tasks.ListUnresolvedAsync(engine.Actor, 10, Token)).Count));

        await judge.ForgetFaultsAsync();
        if (isAsked) { Assert.IsType<CommandResult.Done>(await engine.Commands.CheckNowAsync(engine.Actor, row.Id, Token)); }
        else { Assert.True(await engine.Get<CallbackIntake>().TakeAsync(new(token, "POST", "", new Dictionary<string, string>(), $$"""{"id":"{{row.RemoteId}}","state":"success"}"""), Token)); }

        await engine.WaitAsync(row.Id, one => one.State == TaskState.Archived);
        Assert.Equal((1, 1), (await judge.ChargesAsync(prompt), await ClipsCountedAsync(engine)));
    }

    [Fact]
    public async Task Dropped_ItsCallbackComesLater_TheClipIsFetched()
    {
        var prompt = JudgeHost.Prompt("reset");
        await using var engine = await StartAsync(options => options with { SettlementDelay = TimeSpan.FromHours(1) });
        var lost = await engine.WaitForEndAsync(await engine.SubmitAsync("vidu", prompt));
        var (token, id) = (await GiveTokenAsync(engine, lost), await judge.RemoteIdAsync(prompt));
        Assert.IsType<CommandResult.Done>(await engine.Commands.ResolveUnknownAsync(engine.Actor, lost.Id, new UnknownResolution.Drop(), Token));

        // At each of its states the provider calls; only the last one has a clip.
        while ((await engine.DetailAsync(lost.Id)).Row.State == TaskState.Cancelled)
        {
            Assert.True(await engine.Get<CallbackIntake>().TakeAsync(new(token, "POST", "", new Dictionary<string, string>(), $$"""{"id":"{{id}}"}"""), Token));
        }

        await engine.WaitAsync(lost.Id, row => row.State == TaskState.Archived);
        Assert.Equal((1, 1), (await judge.ChargesAsync(prompt), await ClipsCountedAsync(engine)));
    }

    [Fact]
    public async Task AskAgain_TaskWithTwoIds_AsksBothAndTakesTheOneThatHasTheClip()
    {
        var prompt = JudgeHost.Prompt("two ids");
        await judge.AskForAsync(new { faults = new[] { "create-reset" }, marker = prompt, times = 1 });
        await using var engine = await StartAsync(options => options with { SettlementDelay = TimeSpan.FromHours(1) });
        var lost = await engine.WaitForEndAsync(await engine.SubmitAsync("vidu", prompt));
        var first = new RemoteTaskId(await judge.RemoteIdAsync(prompt));
        Assert.IsType<CommandResult.Done>(await engine.Commands.ResolveUnknownAsync(engine.Actor, lost.Id, new UnknownResolution.Attach(first), Token));
        var made = await engine.WaitAsync(lost.Id, row => row.State == TaskState.Archived);

        // As if a second send had failed there, and the task went by that one's id.
        var other = new RemoteTaskId("9007199254740993");
        var stored = (await engine.DetailAsync(made.Id)).Row;
        Assert.True(await engine.EngineTasks.SaveAsync(
            new(stored, stored with { State = TaskState.Failed, RemoteId = other, Clip = null, FinishedAt = stored.UpdatedAt, Version = stored.Version + 1 }, new("test", Message.Recorded("It failed."))) { NamedSend = 2 }, Token));

        Assert.IsType<CommandResult.Done>(await engine.Commands.CheckNowAsync(engine.Actor, made.Id, Token));

        Assert.Equal(first, (await engine.WaitAsync(made.Id, row => row.State == TaskState.Archived)).RemoteId);
    }

    private static async Task<int> ClipsCountedAsync(EngineHost engine)
    {
        var counted = (await engine.Get<SpendingStore>().ReportAsync(engine.Actor, SpendingRange.Always, Token)).Single(line => line.Spent.Unit == Amount.Clips);
        return (int)((counted.Reserved.Micros + counted.Spent.Micros) / Amount.OneClip.Micros);
    }
}
