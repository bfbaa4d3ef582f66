using VideoWeb.Data;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Tests.Lab.Crash;

/// <summary>The database has the mark that a task is being sent, and nobody sends it: that must not last, and nothing may be sent twice for it.</summary>
public sealed class LostMarkTests(PostgresServer server)
{
    // The click's commit is the first.
    private const int Mark = 2;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Mark_AnswerOfItsCommitIsLost_IsTakenBackAndSentOnce(bool isPostgres)
    {
        await using var sandbox = await LabSandbox.StartAsync(Token);
        await using var database = await LabDatabase.CreateAsync(isPostgres ? server : null, sandbox.Origin, Token);
        var data = await database.CopyAsync(Token);
        CommitHold hold = new(Mark);
        hold.LetGo();
        TaskRow row;
        await using (var engine = await LabEngine.OpenAsync(data, sandbox.Origin, Token, services: hold.Watch))
        {
            await engine.StartAsync(Token);
            hold.Begin();
            var click = await engine.ClickAsync(LabOrder.New("vidu"), Token);
            row = await engine.WaitAsync(click.Task, one => !one.State.IsOpen(), Token);
        }

        Assert.Equal((TaskState.Archived, Charged.Yes), (row.State, row.Charged));
        Assert.Single(await sandbox.ReadAsync("ledger", Token));
        await database.DropAsync(data);
    }

    [Fact]
    public async Task Mark_OlderRunCommitsItWhileANewerOneTakesUp_IsUnknownAndNotCharged()
    {
        await using var sandbox = await LabSandbox.StartAsync(Token);
        await using var database = await LabDatabase.CreateAsync(server, sandbox.Origin, Token);
        var data = await database.CopyAsync(Token);
        CommitHold hold = new(Mark);
        var older = await LabEngine.OpenAsync(data, sandbox.Origin, Token, services: hold.Watch);
        await older.StartAsync(Token);
        hold.Begin();
        var click = await older.ClickAsync(LabOrder.New("vidu"), Token);
        await hold.Reached;

        TaskRow row;
        await using (var newer = await LabEngine.OpenAsync(data, sandbox.Origin, Token))
        {
            await newer.StartAsync(Token);
            var before = await newer.Tasks.FindAsync(newer.Actor, click.Task, Token);
            await older.AbandonAsync();
            hold.LetGo();
            row = await newer.WaitAsync(click.Task, one => !one.State.IsOpen(), Token);
            Assert.Equal(TaskState.Ready, before!.State);
        }

        Assert.Equal((TaskState.Unknown, Charged.Unknown), (row.State, row.Charged));
        Assert.Empty(await sandbox.ReadAsync("ledger", Token));
        await database.DropAsync(data);
    }
}
