using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Tasks;
using VideoWeb.Providers.Messages;
using Xunit;

namespace VideoWeb.Tests.Data;

public abstract class UpgradeTests(DataFixture data)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Migrate_DatabaseOfTheFirstVersion_KeepsEveryTask()
    {
        var owner = await data.TeamAsync();
        var before = await data.ArchiveAsync(owner, (await data.ConnectAsync(owner)).Id);
        await using (var db = await data.OpenAsync())
        {
            await db.GetService<IMigrator>().MigrateAsync("Initial", Token);
            Assert.NotEmpty(await db.Database.GetPendingMigrationsAsync(Token));
        }

        await data.Get<DatabaseMigrator>().MigrateAsync(Token);

        Assert.Equal(before, await data.Tasks.FindAsync(owner, before.Id, Token));
    }

    [Fact]
    public async Task Migrate_DatabaseOfTheVersionWithOneFirstMigration_KeepsEveryTask()
    {
        var owner = await data.TeamAsync();
        var before = await data.ArchiveAsync(owner, (await data.ConnectAsync(owner)).Id);
        await using var db = await data.OpenAsync();
        await db.GetService<IMigrator>().MigrateAsync("Queue", Token);
        await db.Database.ExecuteSqlAsync($"""DELETE FROM "__EFMigrationsHistory" WHERE "MigrationId" LIKE '%\_Initial' ESCAPE '\'""", Token);
        await db.Database.ExecuteSqlAsync($"""UPDATE "__EFMigrationsHistory" SET "MigrationId" = {SquashedHistory.Squashed}""", Token);

        await data.Get<DatabaseMigrator>().MigrateAsync(Token);

        Assert.Equal(db.Database.GetMigrations(), await db.Database.GetAppliedMigrationsAsync(Token));
        Assert.Equal(before, await data.Tasks.FindAsync(owner, before.Id, Token));
    }

    [Fact]
    public async Task Migrate_RowsThatSayInEnglishWhatIsDataNow_SayItAsMessages()
    {
        var owner = await data.TeamAsync();
        var task = (await data.ArchiveAsync(owner, (await data.ConnectAsync(owner)).Id)).Id;
        await data.Get<TaskFailureStore>().CountAsync(task, Message.Recorded("?"), Token);
        await using (var db = await data.OpenAsync())
        {
            await db.GetService<IMigrator>().MigrateAsync("RemoteIdAttempt", Token);
            var (doubt, evidence) = ("is cut off: its boxes do not add up to its length", "The program ended while it worked on this task.");
            var archived = $$$$"""{"code":"ClipArchivedInDoubt","arguments":{"doubt":{"english":"{{{{doubt}}}}"}}}""";
            await db.Database.ExecuteSqlAsync($"""UPDATE "Assets" SET "Doubt" = {doubt} WHERE "TaskId" = {task.Value}""", Token);
            await db.Database.ExecuteSqlAsync($"""UPDATE "TaskCrashes" SET "Evidence" = {evidence} WHERE "TaskId" = {task.Value}""", Token);
            await db.Database.ExecuteSqlAsync($"""UPDATE "TaskEvents" SET "Text" = {archived} WHERE "TaskId" = {task.Value} AND "Kind" = 'archived'""", Token);
        }

        await data.Get<DatabaseMigrator>().MigrateAsync(Token);

        var (detail, cutOff) = ((await data.Tasks.FindDetailAsync(owner, task, Token))!, Message.Of(MessageCode.MediaBoxesCutOff));
        Assert.Equal(cutOff, Assert.Single(detail.Assets).Doubt);
        Assert.Equal(Message.Of(MessageCode.ClipArchivedInDoubt, ("doubt", cutOff)), Assert.Single(detail.Events, one => one.Kind == "archived").Message);
        Assert.Equal(Message.Of(MessageCode.WorkEndedWithProgram), await data.Get<TaskFailureStore>().FindEvidenceAsync(task, Token));
    }
}

public sealed class SqliteUpgradeTests(SqliteData data) : UpgradeTests(data), IClassFixture<SqliteData>;

public sealed class PostgresUpgradeTests(PostgresData data) : UpgradeTests(data), IClassFixture<PostgresData>;
