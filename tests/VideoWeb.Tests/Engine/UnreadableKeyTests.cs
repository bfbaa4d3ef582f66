using Microsoft.EntityFrameworkCore;
using VideoWeb.Data;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using VideoWeb.Engine.Settlement;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Tests.Engine;

/// <summary>The row of a key is changed beside the program, between two runs, while the provider has tasks that were sent with it.</summary>
public sealed class UnreadableKeyTests(JudgeHost judge) : IClassFixture<JudgeHost>, IDisposable
{
    private static readonly Message Unreadable = Message.Of(MessageCode.StoredKeyUnreadable);

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Accepted_KeyCannotBeRead_IsHeldWithAMessageAndGoesOnWithTheKey()
    {
        var prompt = JudgeHost.Prompt("of a swapped key");
        var task = await LeaveAsync(prompt, TaskState.Accepted, options => options with { PollIntervalOverride = TimeSpan.FromMinutes(10) });
        await using var engine = await EngineHost.StartAsync(_folder.Path, judge.Origin);

        var held = await engine.WaitAsync(task, row => row.IsSuspended);

        Assert.Equal((TaskState.Accepted, ProviderErrorKind.Key, Unreadable), (held.State, held.Error!.Kind, held.Error.Message));
        await AssertIsShownAsync(engine, task);
        await EnterAgainAsync(engine, held);
        Assert.IsType<CommandResult.Done>(await engine.Commands.ResumeAsync(engine.Actor, task, Token));
        var row = await engine.WaitForEndAsync(task);
        Assert.Equal((TaskState.Archived, null, false, 1), (row.State, row.Error, row.IsSuspended, await judge.ChargesAsync(prompt)));
    }

    [Fact]
    public async Task Accepted_GoneOnWithBeforeTheKeyIsEntered_IsHeldOnceMore()
    {
        var task = await LeaveAsync(JudgeHost.Prompt("too soon"), TaskState.Accepted, options => options with { PollIntervalOverride = TimeSpan.FromMinutes(10) });
        await using var engine = await EngineHost.StartAsync(_folder.Path, judge.Origin);
        var held = await engine.WaitAsync(task, row => row.IsSuspended);

        Assert.IsType<CommandResult.Done>(await engine.Commands.ResumeAsync(engine.Actor, task, Token));
        var again = await engine.WaitAsync(task, row => row.IsSuspended && row.Version > held.Version);

        Assert.Equal((TaskState.Accepted, Unreadable), (again.State, again.Error!.Message));
        Assert.Equal(["set-aside", "taken-up", "set-aside"], (await engine.DetailAsync(task)).Events.TakeLast(3).Select(one => one.Kind));
    }

    [Fact]
    public async Task Succeeded_ClipNeedsNoKey_IsCopiedAllTheSame()
    {
        var task = await LeaveAsync(JudgeHost.Prompt("at a public address"), TaskState.Succeeded, FullDisk);
        await using var engine = await EngineHost.StartAsync(_folder.Path, judge.Origin);

        var row = await engine.WaitForEndAsync(task);

        Assert.Equal((TaskState.Archived, false), (row.State, row.IsSuspended));
    }

    // The one gave no address, so that only the content call has the clip; the other one's is refused, and only the provider can give a fresh one.
    [Theory]
    [InlineData("uniall", "nourl")]
    [InlineData("vidu", "expiredurl")]
    public async Task Succeeded_ClipNeedsTheKey_IsHeldAndCopiedWithIt(string provider, string word)
    {
        var prompt = JudgeHost.Prompt(word);
        var task = await LeaveAsync(prompt, TaskState.Succeeded, FullDisk, provider);
        await using var engine = await EngineHost.StartAsync(_folder.Path, judge.Origin);

        var held = await engine.WaitAsync(task, row => row.IsSuspended || !row.State.IsOpen());

        Assert.Equal((TaskState.Succeeded, Unreadable), (held.State, held.Error?.Message));
        await AssertIsShownAsync(engine, task);
        await EnterAgainAsync(engine, held);
        Assert.IsType<CommandResult.Done>(await engine.Commands.ResumeAsync(engine.Actor, task, Token));
        Assert.Equal((TaskState.Archived, 1), ((await engine.WaitForEndAsync(task)).State, await judge.ChargesAsync(prompt)));
    }

    [Fact]
    public async Task Unknown_KeyCannotBeRead_StaysAndIsFoundWithTheKey()
    {
        var prompt = JudgeHost.Prompt("reset");
        var task = await LeaveAsync(prompt, TaskState.Unknown, options => options);
        await using var engine = await EngineHost.StartAsync(_folder.Path, judge.Origin, isRunning: false);
        var settler = engine.Get<UnknownSettler>();

        await settler.TryAsync(task, Token);

        var row = (await engine.Tasks.FindAsync(engine.Actor, task, Token))!;
        Assert.Equal(TaskState.Unknown, row.State);
        await EnterAgainAsync(engine, row);
        await settler.TryAsync(task, Token);
        Assert.Equal((TaskState.Accepted, 1), ((await engine.Tasks.FindAsync(engine.Actor, task, Token))!.State, await judge.ChargesAsync(prompt)));
    }

    public void Dispose() => _folder.Dispose();

    private static EngineOptions FullDisk(EngineOptions options) => options with { MinFreeBytes = long.MaxValue };

    // A first run makes the task and ends; then its connection has the key of another one.
    private async Task<TaskId> LeaveAsync(string prompt, TaskState state, Func<EngineOptions, EngineOptions> configure, string provider = "vidu")
    {
        await using var engine = await EngineHost.StartAsync(_folder.Path, judge.Origin, configure);
        var task = await engine.SubmitAsync(provider, prompt);
        var row = await engine.WaitAsync(task, one => one.State == state);
        var other = await engine.ConnectAsync(provider, "sandbox-other-key");
        await using var db = await engine.Get<IDbContextFactory<VideoWebDbContext>>().CreateDbContextAsync(Token);
        var swapped = await db.Connections.Where(one => one.Id == other).Select(one => one.SealedKey).SingleAsync(Token);
        await db.Connections.Where(one => one.Id == row.Connection).ExecuteUpdateAsync(set => set.SetProperty(one => one.SealedKey, swapped), Token);
        return task;
    }

    private static async Task AssertIsShownAsync(EngineHost engine, TaskId task)
    {
        var last = (await engine.DetailAsync(task)).Events[^1];
        Assert.Equal(("set-aside", Unreadable), (last.Kind, last.Message));
        Assert.Equal([task], (await engine.Tasks.ListUnresolvedAsync(engine.Actor, 10, Token)).Select(one => one.Row.Id));
        Assert.Empty(await engine.Get<TaskFailureStore>().ListAsync(Token));
    }

    private static async Task EnterAgainAsync(EngineHost engine, TaskRow row)
    {
        var connections = engine.Get<ConnectionStore>();
        var known = (await connections.FindAsync(engine.Actor, row.Connection, Token))!;
        var change = new ConnectionChange(known.Label, known.IsShared, known.Overrides, Key: new SecretKey(SandboxAddress.Key));
        Assert.IsType<SaveConnectionResult.Saved>(await connections.ChangeAsync(engine.Actor, row.Connection, change, Token));
    }
}
