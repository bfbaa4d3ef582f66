using Microsoft.EntityFrameworkCore;
using VideoWeb.Data;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using VideoWeb.Engine.Callbacks;
using VideoWeb.Engine.Settlement;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using VideoWeb.Tests.Localization;
using Xunit;

namespace VideoWeb.Tests.Engine;

/// <summary>Tasks of unknown fate that settle themselves, judged by the sandbox's ledger: nothing is ever sent twice.</summary>
public sealed partial class SettlementTests(JudgeHost judge) : IClassFixture<JudgeHost>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("vidu", "reset", "its list shows our mark at that task")]
    [InlineData("vidu", "garbage", "its list shows our mark at that task")]
    [InlineData("agcloud", "noid", "it is the only one in its list with this model and time that belongs to no other task")]
    public async Task Unknown_ProviderListsIt_IsFoundAndFetched(string provider, string word, string proof)
    {
        var prompt = JudgeHost.Prompt(word);
        await using var engine = await StartAsync(options => options with { SettlementDelay = TimeSpan.FromMilliseconds(20) });

        var row = await engine.WaitAsync(await engine.SubmitAsync(provider, prompt, $"sandbox-of-{word}"), one => one.State == TaskState.Archived);

        var events = (await engine.DetailAsync(row.Id)).Events;
        Assert.Equal((1, await judge.RemoteIdAsync(prompt)), (await judge.ChargesAsync(prompt), row.RemoteId!.Value.Value));
        Assert.EndsWith($"{proof}. Nothing was sent again.", EnglishTexts.Of(events.Single(one => one.Kind == "proven").Message));
        Assert.Equal(1, events.Count(one => one.Kind == "sending"));
    }

    [Theory]
    [InlineData("vidu", "reset")]
    [InlineData("agcloud", "http500")]
    public async Task Unknown_ItsCallbackComes_IsProvenAndFetched(string provider, string word)
    {
        var prompt = JudgeHost.Prompt(word);
        await using var endpoint = await CallbackEndpointHost.StartAsync();
        await using var engine = await StartAsync(endpoint, options => options);

        var row = await engine.WaitAsync(await engine.SubmitAsync(provider, prompt), one => one.State == TaskState.Archived);

        var detail = await engine.DetailAsync(row.Id);
        Assert.Equal((1, await judge.RemoteIdAsync(prompt)), (await judge.ChargesAsync(prompt), row.RemoteId!.Value.Value));
        Assert.Contains("its callback named the task", EnglishTexts.Of(detail.Events.Single(one => one.Kind == "proven").Message));
        Assert.True(detail.Attempts.Single().HasCallback);
        Assert.Contains("/callbacks/token-is-not-kept", detail.RequestBody);
    }

    [Fact]
    public async Task Accepted_CallbackStorm_EndsOnceAndIsChargedOnce()
    {
        var prompt = JudgeHost.Prompt("callbackstorm");
        await using var endpoint = await CallbackEndpointHost.StartAsync();
        await using var engine = await StartAsync(endpoint, options => options with { PollIntervalOverride = TimeSpan.FromMinutes(10) });

        var row = await engine.WaitForEndAsync(await engine.SubmitAsync("vidu", prompt));

        var detail = await engine.DetailAsync(row.Id);
        Assert.Equal((TaskState.Archived, 1), (row.State, await judge.ChargesAsync(prompt)));
        Assert.Equal((1, 1, 1), (detail.Events.Count(one => one.Kind == "accepted"), detail.Events.Count(one => one.Kind == "succeeded"), detail.Events.Count(one => one.Kind == "archived")));
        Assert.NotNull(await engine.Get<CallbackStore>().FindNoteAsync(row.Id, 1, Token));
    }

    [Fact]
    public async Task SelfTest_OwnAddressAndOthers_SayWhatIsThere()
    {
        await using var endpoint = await CallbackEndpointHost.StartAsync();
        await using var engine = await StartAsync(endpoint, options => options);
        var reach = engine.Get<CallbackReach>();

        var open = await reach.TestAsync(Token);
        endpoint.Intake = null;
        var wrong = await reach.TestAsync(Token);
        await endpoint.DisposeAsync();
        var gone = await reach.TestAsync(Token);

        Assert.IsType<ReachStatus.Reached>(open);
        Assert.Equal("Something else answers at the public address (HTTP 404). Set Site:PublicUrl to this site's own address.", EnglishTexts.Of(Assert.IsType<ReachStatus.Unreached>(wrong).Problem));
        Assert.Equal("127.0.0.1 could not be reached: the connection was refused.", EnglishTexts.Of(Assert.IsType<ReachStatus.Unreached>(gone).Problem));
        Assert.Null(reach.OpenAddressOf(engine.Get<CallbackTokens>().New()));
    }

    [Fact]
    public async Task SelfTest_PrivateAddressThatIsNotAllowed_IsRefusedByTheGuard()
    {
        await using var engine = await StartAsync(options => options with { PublicUrl = new Uri("http://127.0.0.1:9") });

        var status = await engine.Get<CallbackReach>().TestAsync(Token);

        Assert.Contains("127.0.0.1 is a private address.", EnglishTexts.Of(Assert.IsType<ReachStatus.Unreached>(status).Problem));
    }

    [Fact]
    public async Task Callback_NamesAnotherTasksId_MovesNothing()
    {
        await using var engine = await StartAsync(options => options);
        var mine = await engine.WaitAsync(await engine.SubmitAsync("vidu", JudgeHost.Prompt("hang")), row => row.State == TaskState.Accepted);
        var lost = await engine.WaitForEndAsync(await engine.SubmitAsync("vidu", JudgeHost.Prompt("reset")));
        var token = await GiveTokenAsync(engine, lost);

        var isTaken = await engine.Get<CallbackIntake>().TakeAsync(new(token, "POST", "", new Dictionary<string, string>(), $$"""{"id":"{{mine.RemoteId}}"}"""), Token);
        await engine.Get<UnknownSettler>().TryAsync(lost.Id, Token);

        Assert.True(isTaken);
        Assert.Equal(TaskState.Unknown, (await engine.DetailAsync(lost.Id)).Row.State);
    }

    [Fact]
    public async Task Callback_BeforeOurAnswerIsRecorded_IsNotedAndTheTaskGoesItsWay()
    {
        var prompt = JudgeHost.Prompt("early bird");
        await judge.AskForAsync(new { faults = new[] { "callback-early" }, marker = prompt });
        await using var endpoint = await CallbackEndpointHost.StartAsync();
        await using var engine = await StartAsync(endpoint, options => options);

        var row = await engine.WaitForEndAsync(await engine.SubmitAsync("vidu", prompt));

        var kinds = (await engine.DetailAsync(row.Id)).Events.Select(one => one.Kind).ToList();
        Assert.Equal((TaskState.Archived, 1), (row.State, await judge.ChargesAsync(prompt)));
        Assert.Equal(["created", "sending", "accepted"], kinds.Take(3));
        Assert.NotNull(await engine.Get<CallbackStore>().FindNoteAsync(row.Id, 1, Token));
    }

    [Fact]
    public async Task Callback_ForAnAttemptThatARestoreHasLost_FindsNoDoorAndMovesNothing()
    {
        await using var engine = await StartAsync(options => options);
        var lost = await engine.WaitForEndAsync(await engine.SubmitAsync("vidu", JudgeHost.Prompt("reset")));
        var token = await GiveTokenAsync(engine, lost);

        // As after a restore of a copy that was taken before the attempt was saved.
        await using (var db = await engine.Get<IDbContextFactory<VideoWebDbContext>>().CreateDbContextAsync(Token))
        {
            await db.Attempts.Where(attempt => attempt.TaskId == lost.Id).ExecuteDeleteAsync(Token);
        }
        var isTaken = await engine.Get<CallbackIntake>().TakeAsync(new(token, "POST", "", new Dictionary<string, string>(), """{"id":"1"}"""), Token);

        Assert.False(isTaken);
        Assert.Equal(TaskState.Unknown, (await engine.Tasks.FindAsync(engine.Actor, lost.Id, Token))!.State);
        Assert.Null(await engine.Get<CallbackStore>().FindNoteAsync(lost.Id, 1, Token));
    }

    [Fact]
    public async Task Callback_ForATaskThatIsGone_FindsNoDoor()
    {
        await using var engine = await StartAsync(options => options);
        var lost = await engine.WaitForEndAsync(await engine.SubmitAsync("vidu", JudgeHost.Prompt("reset")));
        var token = await GiveTokenAsync(engine, lost);

        await using (var db = await engine.Get<IDbContextFactory<VideoWebDbContext>>().CreateDbContextAsync(Token))
        {
            await db.Tasks.Where(task => task.Id == lost.Id).ExecuteDeleteAsync(Token);
        }
        var isTaken = await engine.Get<CallbackIntake>().TakeAsync(new(token, "POST", "", new Dictionary<string, string>(), """{"id":"1"}"""), Token);

        Assert.False(isTaken);
    }

    // The first send's answer was lost, and the second one's too; only one of them can be seen at the provider.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Attach_IdOfAnySendOfTheTask_IsTaken(int index)
    {
        var prompt = JudgeHost.Prompt("twice lost");
        await judge.AskForAsync(new { faults = new[] { "create-reset" }, marker = prompt, times = 2 });
        await using var engine = await StartAsync(options => options);
        var lost = await engine.WaitForEndAsync(await engine.SubmitAsync("vidu", prompt));
        var first = await judge.RemoteIdAsync(prompt);
        Assert.IsType<CommandResult.Done>(await engine.Commands.ResolveUnknownAsync(engine.Actor, lost.Id, new UnknownResolution.SendAgain(1), Token));
        await engine.WaitAsync(lost.Id, row => row.State == TaskState.Unknown);
        var id = (await judge.RemoteIdsAsync(prompt)).OrderByDescending(one => one == first).ElementAt(index);

        var result = await engine.Commands.ResolveUnknownAsync(engine.Actor, lost.Id, new UnknownResolution.Attach(new RemoteTaskId(id)), Token);

        Assert.IsType<CommandResult.Done>(result);
        var row = await engine.WaitAsync(lost.Id, one => one.State == TaskState.Archived);
        Assert.Equal((id, 2), (row.RemoteId!.Value.Value, await judge.ChargesAsync(prompt)));
    }

    [Fact]
    public async Task Attach_IdOfAnotherTaskByItsMark_IsDenied()
    {
        var (mine, other) = (JudgeHost.Prompt("reset"), JudgeHost.Prompt("reset"));
        await using var engine = await StartAsync(options => options);
        var lost = await engine.WaitForEndAsync(await engine.SubmitAsync("vidu", mine));
        await engine.WaitForEndAsync(await engine.SubmitAsync("vidu", other));

        var result = await engine.Commands.ResolveUnknownAsync(engine.Actor, lost.Id, new UnknownResolution.Attach(new RemoteTaskId(await judge.RemoteIdAsync(other))), Token);

        Assert.Contains("was made by another task here", EnglishTexts.Of(Assert.IsType<CommandResult.Denied>(result).Message));
    }

    [Fact]
    public async Task Attach_IdThatTheProviderDoesNotKnowOrThatIsTaken_IsDenied()
    {
        await using var engine = await StartAsync(options => options);
        var other = await engine.WaitAsync(await engine.SubmitAsync("agcloud", JudgeHost.Prompt("hang")), row => row.State == TaskState.Accepted);
        var lost = await engine.WaitForEndAsync(await engine.SubmitAsync("agcloud", JudgeHost.Prompt("reset")));

        var unknown = await engine.Commands.ResolveUnknownAsync(engine.Actor, lost.Id, new UnknownResolution.Attach(new RemoteTaskId("task-000")), Token);
        var taken = await engine.Commands.ResolveUnknownAsync(engine.Actor, lost.Id, new UnknownResolution.Attach(other.RemoteId!.Value), Token);

        Assert.Contains("does not know a task task-000 under this key", EnglishTexts.Of(Assert.IsType<CommandResult.Denied>(unknown).Message));
        Assert.Contains("Another task here has the id", EnglishTexts.Of(Assert.IsType<CommandResult.Denied>(taken).Message));
        Assert.Equal(TaskState.Unknown, (await engine.DetailAsync(lost.Id)).Row.State);
    }

    public void Dispose() => _folder.Dispose();

    private Task<EngineHost> StartAsync(Func<EngineOptions, EngineOptions> configure) => EngineHost.StartAsync(_folder.Path, judge.Origin, configure);

    private async Task<EngineHost> StartAsync(CallbackEndpointHost endpoint, Func<EngineOptions, EngineOptions> configure)
    {
        var engine = await StartAsync(options => configure(options) with { PublicUrl = endpoint.Origin, AllowedPrivateHosts = [endpoint.Origin.Authority] });
        endpoint.Intake = engine.Get<CallbackIntake>();
        Assert.IsType<ReachStatus.Reached>(await engine.Get<CallbackReach>().TestAsync(Token));
        return engine;
    }

    private static async Task<string> GiveTokenAsync(EngineHost engine, TaskRow row)
    {
        var token = engine.Get<CallbackTokens>().New();
        var stored = (await engine.DetailAsync(row.Id)).Row;
        Assert.True(await engine.EngineTasks.SaveAsync(
            new(stored, stored with { Version = stored.Version + 1 }, new("test", Message.Recorded("A token."))) { Attempt = new() { Number = 1, CallbackTokenHash = CallbackTokens.HashOf(token) } }, Token));
        return token;
    }
}
