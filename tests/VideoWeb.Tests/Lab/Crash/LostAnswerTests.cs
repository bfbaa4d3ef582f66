using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Tests.Lab.Crash;

/// <summary>The database has what the program does not know that it has. No task may wait for the next start because of that.</summary>
public sealed class LostAnswerTests(PostgresServer server)
{
    // The click's commit is the first.
    private const int Mark = 2;

    // The click, the mark, and that it was accepted.
    private const int Commits = 3;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Commit_AnswerIsLostOnTheWayToTheProvider_EndsAllTheSame(bool isPostgres)
    {
        await using var sandbox = await LabSandbox.StartAsync(Token);
        await using var database = await LabDatabase.CreateAsync(isPostgres ? server : null, sandbox.Origin, Token);

        var ends = await Task.WhenAll(Enumerable.Range(1, Commits).Select(number => LoseAnswerAsync(sandbox, database, number)));

        Assert.Equal(Enumerable.Range(1, Commits).Select(number => (number, "Archived, 1 charges")), ends);
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

        Assert.Equal((TaskState.Unknown, ChargeStatus.Unknown), (row.State, row.Charged));
        Assert.Empty(await sandbox.ReadAsync("ledger", Token));
        await database.DropAsync(data);
    }

    private static async Task<(int Number, string End)> LoseAnswerAsync(LabSandbox sandbox, LabDatabase database, int number)
    {
        var data = await database.CopyAsync(Token);
        var order = LabOrder.New("vidu");
        CommitHold hold = new(number);
        hold.LetGo();
        string end;
        await using (var engine = await LabEngine.OpenAsync(data, sandbox.Origin, Token, services: hold.Watch))
        {
            await engine.StartAsync(Token);
            hold.Begin();
            SubmitResult.Submitted click;
            try
            {
                click = await engine.ClickAsync(order, Token);
            }
            catch (IOException)
            {
                // The person sees an error, and clicks again.
                click = await engine.ClickAsync(order, Token);
            }

            try
            {
                var row = await engine.WaitAsync(click.Task, one => !one.State.IsOpen(), Token);
                var verdict = MoneyJudge.Judge(await sandbox.ReadAsync("ledger", Token), [new MoneyClaim(order.Prompt, 1, row.Charged)]);
                end = $"{row.State}, {verdict.Charges} charges";
            }
            catch (TimeoutException stuck)
            {
                end = $"{stuck.Message} {await engine.StoryAsync(click.Task, Token)}";
            }
        }

        await database.DropAsync(data);
        return (number, end);
    }
}
