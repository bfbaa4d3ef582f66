using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Data;
using VideoWeb.Data.Security;
using VideoWeb.Data.Storage;
using Xunit;

namespace VideoWeb.Tests.Data;

public sealed class DatabaseMigratorTests(PostgresServer server) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private DataOptions Options => new() { Folder = Path.Combine(_folder.Path, "data") };

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public void Model_ComparedWithTheLastMigration_HasNoChanges(DatabaseKind kind)
    {
        using var host = Host(Options with { Kind = kind, ConnectionString = kind == DatabaseKind.Postgres ? "Host=none" : null });
        using var db = Contexts(host).CreateDbContext();

        Assert.False(db.Database.HasPendingModelChanges(), "Run bash eng/add-migration.sh <Name>.");
        Assert.NotEmpty(db.Database.GetMigrations());
    }

    [Fact]
    public async Task Sqlite_IsThePackagesOwn_WithFullTextByTrigram()
    {
        await using var host = Host(Options);
        await StartAsync(host);
        await using var db = await Contexts(host).CreateDbContextAsync(Token);

        await db.Database.ExecuteSqlRawAsync("CREATE VIRTUAL TABLE temp.prompts USING fts5(prompt, tokenize = 'trigram remove_diacritics 1')", Token);
        await db.Database.ExecuteSqlRawAsync("INSERT INTO temp.prompts VALUES ('Ein Café im Regen'), ('雨中的咖啡馆')", Token);
        var found = await db.Database.SqlQueryRaw<string>("SELECT prompt AS Value FROM temp.prompts WHERE prompts MATCH 'cafe OR 咖啡馆' ORDER BY rowid").ToListAsync(Token);
        var version = Version.Parse(await db.Database.SqlQueryRaw<string>("SELECT sqlite_version() AS Value").SingleAsync(Token));

        Assert.Equal(["Ein Café im Regen", "雨中的咖啡馆"], found);
        Assert.True(version >= new Version(3, 50), $"SQLite {version} is older than the one that the package brings.");
    }

    [Fact]
    public async Task Migrate_FolderThatOthersMayRead_ClosesWhatLiesAndIsWrittenInIt()
    {
        // There are no such modes.
        if (OperatingSystem.IsWindows()) { return; }

        const UnixFileMode everybody = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        Directory.CreateDirectory(Path.Combine(Options.Folder, "sandbox"), everybody | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        File.SetUnixFileMode(Options.Folder, everybody | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        var old = Path.Combine(Options.Folder, "sandbox", "files.key");
        await File.WriteAllTextAsync(old, "secret", Token);
        File.SetUnixFileMode(old, everybody);
        await File.WriteAllTextAsync(Path.Combine(Options.Folder, "videoweb.db"), "", Token);
        File.SetUnixFileMode(Path.Combine(Options.Folder, "videoweb.db"), everybody);
        await using var host = Host(Options);

        await StartAsync(host);
        var later = Path.Combine(Options.Folder, "later.bin");
        await File.WriteAllTextAsync(later, "secret", Token);

        foreach (var file in (string[])[old, later, .. Directory.EnumerateFiles(Options.Folder)])
        {
            Assert.Equal((file, UnixFileMode.UserRead | UnixFileMode.UserWrite), (file, File.GetUnixFileMode(file)));
        }
    }

    [Fact]
    public async Task Migrate_FirstRun_MakesAPrivateFolderAndKey()
    {
        await using var host = Host(Options);

        await StartAsync(host);

        var key = Path.Combine(Options.Folder, "master.key");
        Assert.Equal(32, Convert.FromBase64String((await File.ReadAllTextAsync(key, Token)).Trim()).Length);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Options.Folder));
        }

        await using var db = await Contexts(host).CreateDbContextAsync(Token);
        // The log is there while a connection reads; other tests of this process may close those of the pool.
        await db.Database.OpenConnectionAsync(Token);
        Assert.NotEmpty(await db.Database.GetAppliedMigrationsAsync(Token));
        Assert.True(File.Exists(Path.Combine(Options.Folder, "videoweb.db-wal")));
        const string pragmas =
            """
            SELECT foreign_keys || ' ' || synchronous || ' ' || timeout AS "Value"
            FROM pragma_foreign_keys, pragma_synchronous, pragma_busy_timeout
            """;
        Assert.Equal("1 2 10000", await db.Database.SqlQueryRaw<string>(pragmas).SingleAsync(Token));
    }

    [Fact]
    public async Task Migrate_Again_OpensWhatWasSealedBefore()
    {
        byte[] sealedBytes;
        await using (var first = Host(Options))
        {
            await StartAsync(first);
            sealedBytes = first.GetRequiredService<KeyVault>().Protect([1, 2, 3], "ring");
        }

        await using var second = Host(Options);
        await StartAsync(second);

        Assert.Equal([1, 2, 3], second.GetRequiredService<KeyVault>().Unprotect(sealedBytes, "ring"));
    }

    [Fact]
    public async Task Migrate_AnotherProcessHasTheFile_IsRefusedUntilItEnds()
    {
        await using var second = Host(Options);
        await using (var first = Host(Options))
        {
            await StartAsync(first);

            var refusal = await Assert.ThrowsAsync<DatabaseStartException>(() => StartAsync(second));

            Assert.StartsWith($"The database {Options.Folder}/videoweb.db is in use by another process.", refusal.Message, StringComparison.Ordinal);
        }

        await StartAsync(second);
    }

    [Fact]
    public async Task Migrate_DatabaseIsNewer_IsRefused()
    {
        await using (var newer = Host(Options))
        {
            await StartAsync(newer);
            await using var db = await Contexts(newer).CreateDbContextAsync(Token);
            await db.Database.ExecuteSqlAsync($"INSERT INTO \"__EFMigrationsHistory\" VALUES ('99990101000000_Future', '99.0.0')", Token);
        }

        await using var older = Host(Options);

        var refusal = await Assert.ThrowsAsync<DatabaseStartException>(() => StartAsync(older));
        Assert.Contains("99990101000000_Future", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrate_AProcessDiedWhileMigrating_GoesOn()
    {
        Directory.CreateDirectory(Options.Folder);
        await using (var connection = new SqliteConnection($"Data Source={Options.Folder}/videoweb.db"))
        {
            await connection.OpenAsync(Token);
            await using var command = connection.CreateCommand();
            command.CommandText =
                """
                CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-11-21 09:00:00');
                """;
            await command.ExecuteNonQueryAsync(Token);
        }

        await using var host = Host(Options);
        await StartAsync(host);

        await using var db = await Contexts(host).CreateDbContextAsync(Token);
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(Token));
    }

    [Fact]
    public async Task Migrate_TwoNodesOnOneNewPostgres_BothStart()
    {
        var options = Options with { Kind = DatabaseKind.Postgres, ConnectionString = await server.CreateDatabaseAsync(Token), MasterKey = new string('A', 43) + "=" };
        await using (var one = Host(options))
        await using (var other = Host(options))
        {
            await Task.WhenAll(Task.Run(() => StartAsync(one), Token), Task.Run(() => StartAsync(other), Token));

            var sealedBytes = one.GetRequiredService<KeyVault>().Protect([7], "ring");
            Assert.Equal([7], other.GetRequiredService<KeyVault>().Unprotect(sealedBytes, "ring"));
        }

        await server.DropDatabaseAsync(options.ConnectionString);
    }

    [Fact]
    public async Task Migrate_PostgresCannotBeReached_SaysSo()
    {
        await using var host = Host(Options with { Kind = DatabaseKind.Postgres, ConnectionString = $"Host={_folder.Path};Username=nobody;Password=hidden-word" });

        var refusal = await Assert.ThrowsAsync<DatabaseStartException>(() => StartAsync(host));

        Assert.StartsWith("The database (Postgres) cannot be opened:", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden-word", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void AddVideoWebData_PostgresWithoutConnectionString_IsRefused() =>
        Assert.Throws<DatabaseStartException>(() => Host(Options with { Kind = DatabaseKind.Postgres }));

    [Fact]
    public void Options_AsText_HideKeyAndPassword() =>
        Assert.Equal(
            "Postgres in data",
            new DataOptions { Folder = "data", Kind = DatabaseKind.Postgres, ConnectionString = "Password=x", MasterKey = "secret" }.ToString());

    private static ServiceProvider Host(DataOptions options) =>
        new ServiceCollection().AddLogging().AddVideoWebData(options).BuildServiceProvider();

    private static IDbContextFactory<VideoWebDbContext> Contexts(ServiceProvider host) => host.GetRequiredService<IDbContextFactory<VideoWebDbContext>>();

    private static Task StartAsync(ServiceProvider host) => host.GetRequiredService<DatabaseMigrator>().MigrateAsync(Token);
}
