using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Tests.Data;

/// <summary>What a task was charged for beside what it follows is a row of its own, from the moment at which it is known.</summary>
public abstract class FurtherResultStoreTests(DataFixture data)
{
    private readonly RemoteTaskId _first = new($"first-{Guid.NewGuid():N}");
    private readonly RemoteTaskId _second = new($"second-{Guid.NewGuid():N}");

    private FurtherResultStore Store => data.Get<FurtherResultStore>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Save_AMoveNamesAnotherId_IsOpenUntilItIsKeptAndNeverTouchesTheTask()
    {
        var (actor, task) = await ArchivedAsync();
        await KnowAsync(task, _second);
        var before = (await data.Tasks.FindDetailAsync(actor, task.Id, Token))!;
        var open = Assert.Single(await Store.ListOpenAsync(task.Id, Token));
        Assert.Contains(task.Id, await Store.ListTasksAsync(Token));

        var clip = data.AssetOf(task, AssetKind.FurtherClip);
        var kept = new FurtherResultChange(open, open with { State = FurtherResultState.Kept, Clip = clip.Id }, new NewTaskEvent("further-kept", Message.Recorded("It is here.")), clip);
        Assert.True(await Store.SaveAsync(kept, Token));
        Assert.False(await Store.SaveAsync(kept, Token));

        var after = (await data.Tasks.FindDetailAsync(actor, task.Id, Token))!;
        Assert.Equal(before.Row, after.Row);
        Assert.Equal((_second, FurtherResultState.Kept, clip.Id), Assert.Single(after.FurtherResults) is var one ? (one.RemoteId, one.State, one.Clip) : default);
        Assert.Equal([AssetKind.Clip, AssetKind.FurtherClip], after.Assets.Select(asset => asset.Kind).Order());
        Assert.Equal(("further-kept", after.Row.State, after.Row.State), after.Events[^1] is var line ? (line.Kind, line.From, line.To) : default);
        Assert.Equal(before.Ledger, after.Ledger);
        Assert.DoesNotContain(task.Id, await Store.ListTasksAsync(Token));
    }

    [Fact]
    public async Task Save_TheIdIsAnotherTasks_IsNoneOfThisOne()
    {
        var (actor, owner) = await ArchivedAsync();
        var connection = owner.Connection;
        var other = await data.CreateAsync(actor, connection);
        Assert.True(await FollowAsync(owner, _second));

        Assert.True(await data.EngineTasks.SaveAsync(Move(other, other with { RemoteId = new RemoteTaskId("own") }), Token));
        var stored = (await data.Tasks.FindAsync(actor, other.Id, Token))!;
        Assert.True(await data.EngineTasks.SaveAsync(Move(stored, stored) with { AlsoKnownAs = _second }, Token));

        Assert.Empty((await data.Tasks.FindDetailAsync(actor, other.Id, Token))!.FurtherResults);
    }

    // What a task follows is asked about with it; what it followed before is further from then on.
    [Fact]
    public async Task Save_TheTaskFollowsTheOtherId_TheFirstOneIsFurther()
    {
        var (actor, task) = await ArchivedAsync();
        await KnowAsync(task, _second);
        var stored = (await data.Tasks.FindAsync(actor, task.Id, Token))!;

        Assert.True(await FollowAsync(stored, _second));

        Assert.Equal([_first], (await Store.ListOpenAsync(task.Id, Token)).Select(result => result.RemoteId));
        Assert.Null(await Store.FindAsync(task.Id, _second, Token));
        Assert.Equal([_first], (await data.Tasks.FindDetailAsync(actor, task.Id, Token))!.FurtherResults.Select(result => result.RemoteId));
    }

    [Fact]
    public async Task Save_TheSameIdIsNamedTwice_KeepsWhatHasBecomeOfIt()
    {
        var (actor, task) = await ArchivedAsync();
        await KnowAsync(task, _second);
        var open = Assert.Single(await Store.ListOpenAsync(task.Id, Token));
        var reason = Message.Recorded("It has failed.");
        Assert.True(await Store.SaveAsync(new(open, open with { State = FurtherResultState.Ended, Message = reason }), Token));

        await KnowAsync((await data.Tasks.FindAsync(actor, task.Id, Token))!, _second);

        var known = Assert.Single((await data.Tasks.FindDetailAsync(actor, task.Id, Token))!.FurtherResults);
        Assert.Equal((FurtherResultState.Ended, reason), (known.State, known.Message));
    }

    // Goes back to the version before, and comes again.
    [Fact]
    public async Task Migrate_TaskOfAnEarlierReleaseWithTwoIds_TheOtherOneIsOpen()
    {
        var (actor, task) = await ArchivedAsync();
        await KnowAsync(task, _second);
        await using (var db = await data.OpenAsync())
        {
            var migrations = db.Database.GetMigrations().ToList();
            var migrator = db.GetService<IMigrator>();
            await migrator.MigrateAsync(migrations[migrations.FindIndex(name => name.EndsWith("_FurtherResults", StringComparison.Ordinal)) - 1], Token);
            await migrator.MigrateAsync(cancellationToken: Token);
        }

        Assert.Equal([_second], (await Store.ListOpenAsync(task.Id, Token)).Select(result => result.RemoteId));
        Assert.Contains(task.Id, await Store.ListTasksAsync(Token));
        Assert.Equal(TaskState.Archived, (await data.Tasks.FindAsync(actor, task.Id, Token))!.State);
    }

    private async Task<(Actor Actor, TaskRow Task)> ArchivedAsync()
    {
        var actor = await data.TeamAsync();
        var archived = await data.ArchiveAsync(actor, (await data.ConnectAsync(actor, label: Guid.NewGuid().ToString("N"))).Id);
        return (actor, archived);
    }

    private async Task KnowAsync(TaskRow task, RemoteTaskId id)
    {
        var row = task;
        if (row.RemoteId is null)
        {
            Assert.True(await FollowAsync(row, _first));
            row = row with { RemoteId = _first, Version = row.Version + 1 };
        }

        Assert.True(await data.EngineTasks.SaveAsync(Move(row, row) with { AlsoKnownAs = id }, Token));
    }

    private Task<bool> FollowAsync(TaskRow task, RemoteTaskId id) => data.EngineTasks.SaveAsync(Move(task, task with { RemoteId = id }), Token);

    private static TaskTransition Move(TaskRow before, TaskRow after) => new(before, after with { Version = before.Version + 1 }, new("?", Message.Recorded("?")));
}

public sealed class SqliteFurtherResultStoreTests(SqliteData data) : FurtherResultStoreTests(data), IClassFixture<SqliteData>;

public sealed class PostgresFurtherResultStoreTests(PostgresData data) : FurtherResultStoreTests(data), IClassFixture<PostgresData>;
