using VideoWeb.Data.Tasks;
using VideoWeb.Engine.Tasks;
using VideoWeb.Engine.Work;
using VideoWeb.Providers.Wire;
using VideoWeb.Tests.Data;
using Xunit;

namespace VideoWeb.Tests.Engine;

public sealed class AcceptedIdsTests(SqliteData data) : IClassFixture<SqliteData>
{
    private static readonly Uri BaseUrl = new("https://relay.example.com/v2");

    [Fact]
    public async Task Use_TwoAtOnceWithOneId_OnlyTheFirstIsAccepted()
    {
        var actor = await data.TeamAsync();
        var connection = (await data.ConnectAsync(actor)).Id;
        var (one, two) = (await data.CreateAsync(actor, connection), await data.CreateAsync(actor, connection));
        var ids = new AcceptedIds(data.EngineTasks);
        var outcome = new TaskEvent.Accepted(new SubmitOutcome.Accepted(new RemoteTaskId("r-1")), new AttemptChange { Number = 1 }, DateTimeOffset.UnixEpoch);
        var saving = new TaskCompletionSource();

        var first = ids.UseAsync(one, BaseUrl, outcome, _ => saving.Task);
        var second = await ids.UseAsync(two, BaseUrl, outcome, _ => Task.CompletedTask);
        var elsewhere = await ids.UseAsync(two, new Uri("https://other.example.com"), outcome, _ => Task.CompletedTask);
        saving.SetResult();

        Assert.Same(outcome, await first);
        Assert.Equal(ChargeStatus.Unknown, Assert.IsType<TaskEvent.SubmitUnknown>(second).Error.Charged);
        Assert.Same(outcome, elsewhere);
        Assert.Same(outcome, await ids.UseAsync(two, BaseUrl, outcome, _ => Task.CompletedTask));
    }

    [Fact]
    public async Task Use_SavingFails_LetsGoOfTheId()
    {
        var actor = await data.TeamAsync();
        var row = await data.CreateAsync(actor, (await data.ConnectAsync(actor)).Id);
        var ids = new AcceptedIds(data.EngineTasks);
        var outcome = new TaskEvent.Accepted(new SubmitOutcome.Accepted(new RemoteTaskId("r-2")), new AttemptChange { Number = 1 }, DateTimeOffset.UnixEpoch);

        await Assert.ThrowsAsync<IOException>(() => ids.UseAsync(row, BaseUrl, outcome, _ => throw new IOException("The disk is full.")));

        Assert.Same(outcome, await ids.UseAsync(row, BaseUrl, outcome, _ => Task.CompletedTask));
    }
}
