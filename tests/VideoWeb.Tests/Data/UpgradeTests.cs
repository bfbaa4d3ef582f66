using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using VideoWeb.Data.Storage;
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
}

public sealed class SqliteUpgradeTests(SqliteData data) : UpgradeTests(data), IClassFixture<SqliteData>;

public sealed class PostgresUpgradeTests(PostgresData data) : UpgradeTests(data), IClassFixture<PostgresData>;
