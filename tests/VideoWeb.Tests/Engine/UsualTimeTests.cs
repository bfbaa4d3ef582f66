using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using VideoWeb.Providers.Messages;
using VideoWeb.Tests.Data;
using Xunit;

namespace VideoWeb.Tests.Engine;

public sealed class UsualTimeTests
{
    [Fact]
    public void Of_FourClips_SaysNothing() => Assert.Null(UsualTime.Of(Seconds(10, 20, 30, 40)));

    [Fact]
    public void Of_TenClips_IsTheFifthAndTheNinth() =>
        Assert.Equal(
            new UsualTime(TimeSpan.FromSeconds(50), TimeSpan.FromSeconds(90)), UsualTime.Of(Seconds(100, 10, 90, 20, 80, 30, 70, 40, 60, 50)));

    private static List<TimeSpan> Seconds(params int[] seconds) => [.. seconds.Select(one => TimeSpan.FromSeconds(one))];
}

public sealed class UsualTimesTests(SqliteData data) : IClassFixture<SqliteData>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // The pace of another team tells what it makes and when.
    [Fact]
    public async Task Find_AnotherTeamHasMadeTheSame_KnowsOnlyOnesOwn()
    {
        var times = new UsualTimes(data.EngineTasks, data.Time);
        var mine = await MakeAsync("Ada", clips: 5, seconds: 10);
        var foreign = await MakeAsync("Eve", clips: 20, seconds: 500);
        var fresh = await MakeAsync("Mel", clips: 1, seconds: 10);

        Assert.Equal(new UsualTime(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10)), await times.FindAsync(DurationKey.Of(mine), Token));
        Assert.Equal(new UsualTime(TimeSpan.FromSeconds(500), TimeSpan.FromSeconds(500)), await times.FindAsync(DurationKey.Of(foreign), Token));
        Assert.Null(await times.FindAsync(DurationKey.Of(fresh), Token));
    }

    private async Task<TaskRow> MakeAsync(string maker, int clips, int seconds)
    {
        var actor = await data.TeamAsync(maker);
        var connection = (await data.ConnectAsync(actor)).Id;
        var row = default(TaskRow);
        for (var clip = 0; clip < clips; clip++)
        {
            row = await data.CreateAsync(actor, connection, "a red kite");
            var made = row with { State = TaskState.Succeeded, MadeIn = TimeSpan.FromSeconds(seconds), Version = row.Version + 1 };
            Assert.True(await data.EngineTasks.SaveAsync(new TaskTransition(row, made, new NewTaskEvent("succeeded", Message.Recorded("It is made."))), Token));
        }

        return row!;
    }
}
