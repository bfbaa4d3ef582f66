using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Tests.Engine;

/// <summary>Pausing, places at the provider and cancelling one's own, against the sandbox.</summary>
public sealed class QueueTests(JudgeHost judge) : IClassFixture<JudgeHost>, IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private EngineHost _engine = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _engine = await EngineHost.StartAsync(_folder.Path, judge.Origin);

    [Fact]
    public async Task Pause_ThenResume_SendsNothingBetween()
    {
        var connection = await _engine.ConnectAsync("vidu");
        var queue = _engine.Get<QueueCommands>();
        var prompt = JudgeHost.Prompt("held back");

        await queue.PauseAsync(_engine.Actor, connection, Token);
        var held = await SubmitAsync(connection, "vidu", prompt);
        var other = await _engine.WaitForEndAsync(await _engine.SubmitAsync("uniall", JudgeHost.Prompt("by another connection")));
        var (during, charges) = (await _engine.Tasks.FindAsync(_engine.Actor, held, Token), await judge.ChargesAsync(prompt));
        await queue.ResumeAsync(_engine.Actor, connection, Token);
        var after = await _engine.WaitForEndAsync(held);

        Assert.Equal((TaskState.Archived, TaskState.Ready, 0), (other.State, during!.State, charges));
        Assert.Equal((TaskState.Archived, 1), (after.State, await judge.ChargesAsync(prompt)));
    }

    [Fact]
    public async Task Submit_MoreThanThereArePlaces_NeverHasMoreAtTheProvider()
    {
        var connection = await _engine.ConnectAsync("globalaiopc");
        await _engine.Get<ConnectionStore>().ChangeAsync(
            _engine.Actor, connection, new ConnectionChange("globalaiopc sandbox-key", IsShared: false, null) { Pace = new ConnectionPace(null, null, Running: 2) }, Token);

        var tasks = new List<TaskId>();
        for (var number = 0; number < 6; number++) { tasks.Add(await SubmitAsync(connection, "globalaiopc", JudgeHost.Prompt("one of many"))); }
        foreach (var task in tasks) { Assert.Equal(TaskState.Archived, (await _engine.WaitForEndAsync(task)).State); }

        // From the first byte to the provider's success; the places are counted when one begins.
        var stays = (await Task.WhenAll(tasks.Select(_engine.DetailAsync)))
            .Select(detail => (From: detail.Events.First(one => one.Kind == "sending").At, To: detail.Events.First(one => one.To == TaskState.Succeeded).At)).ToList();
        Assert.All(stays, one => Assert.InRange(stays.Count(other => other.From <= one.From && one.From < other.To), 1, 2));
    }

    [Fact]
    public async Task CancelMine_SomeAreAnothers_LeavesThose()
    {
        var connection = await _engine.ConnectAsync("ezmodel");
        var queue = _engine.Get<QueueCommands>();
        await queue.PauseAsync(_engine.Actor, connection, Token);
        var mine = new[] { await SubmitAsync(connection, "ezmodel", JudgeHost.Prompt("mine")), await SubmitAsync(connection, "ezmodel", JudgeHost.Prompt("mine too")) };
        var stranger = _engine.Actor with { User = new UserId(Guid.NewGuid()) };

        var denied = await queue.CancelMineAsync(stranger, connection, Token);
        var states = await Task.WhenAll(mine.Select(async task => (await _engine.Tasks.FindAsync(_engine.Actor, task, Token))!.State));
        var done = await queue.CancelMineAsync(_engine.Actor, connection, Token);

        Assert.Equal(new CommandResult.NotFound(), denied);
        Assert.All(states, state => Assert.Equal(TaskState.Ready, state));
        Assert.Equal(new CommandResult.Done(Message.Of(MessageCode.TasksCancelled, ("cancelled", 2), ("left", 0))), done);
        Assert.All(await Task.WhenAll(mine.Select(_engine.WaitForEndAsync)), row => Assert.Equal((TaskState.Cancelled, ChargeStatus.No), (row.State, row.Charged)));
    }

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<TaskId> SubmitAsync(ConnectionId connection, string provider, string prompt) =>
        Assert.IsType<SubmitResult.Submitted>(await _engine.Commands.SubmitAsync(_engine.Actor, EngineHost.Order(connection, provider, prompt), Token)).Task;
}
