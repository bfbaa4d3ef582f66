using System.Globalization;
using Microsoft.Data.Sqlite;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Storage;
using VideoWeb.Engine;
using VideoWeb.Providers.Messages;
using VideoWeb.Tests.Engine;
using Xunit;

namespace VideoWeb.Tests.Lab.Storage;

/// <summary>A database file that is damaged or may not be written says so in a sentence, at the start or at the click, and nothing is sent.</summary>
public sealed class DamagedDatabaseTests(JudgeHost judge) : IClassFixture<JudgeHost>, IAsyncLifetime
{
    private const int PageBytes = 4096;

    private readonly TemporaryFolder _folder = TemporaryFolder.InMemory();
    private readonly string _prompt = JudgeHost.Prompt("waits in a damaged file");

    private string DatabaseFile => Path.Combine(_folder.Path, "data", "videoweb.db");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await using (var engine = await StartAsync(isRunning: false)) { await engine.SubmitAsync("vidu", _prompt); }
        // Closing the last connection brings the log's pages into the file.
        SqliteConnection.ClearAllPools();
    }

    [Fact]
    public async Task Start_TheFileIsNoDatabase_IsRefusedInASentence()
    {
        Overwrite(0, 100);

        var refusal = await Assert.ThrowsAsync<DatabaseStartException>(() => StartAsync(isRunning: false));

        Assert.Contains("file is not a database", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_ThePageOfTheTablesIsDamaged_IsRefusedInASentence()
    {
        Overwrite(100, PageBytes - 100);

        var refusal = await Assert.ThrowsAsync<DatabaseStartException>(() => StartAsync(isRunning: false));

        Assert.StartsWith("The database is damaged. Stop the program, keep a copy of all its files and restore the last backup.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_ThePageOfTheTasksIsDamaged_IsRefusedInASentenceAndSendsNothing()
    {
        Overwrite((RootOf("Tasks") - 1L) * PageBytes, PageBytes);

        var refusal = await Assert.ThrowsAsync<DatabaseStartException>(() => StartAsync(isRunning: true));

        Assert.StartsWith("The database is damaged.", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(0, await judge.ChargesAsync(_prompt));
    }

    [Fact]
    public async Task Click_APageIsDamagedMeanwhile_IsRefusedInWordsAndSendsNothing()
    {
        var root = RootOf("Tasks");
        await using var engine = await StartAsync(isRunning: false);
        var connection = (await engine.Get<ConnectionStore>().ListAsync(engine.Actor, Token)).Single().Id;
        SqliteConnection.ClearAllPools();
        Overwrite((root - 1L) * PageBytes, PageBytes);
        var prompt = JudgeHost.Prompt("too late");

        var answer = await StorageLab.ClickAsync(engine, connection, "vidu", prompt);

        Assert.Equal(MessageCode.DatabaseDamaged, Assert.IsType<SubmitResult.NotSaved>(answer).Trouble);
        Assert.Equal(0, await judge.ChargesAsync(prompt));
    }

    [Fact]
    public async Task Start_TheFileMayOnlyBeRead_IsRefusedInASentenceAndSendsNothing()
    {
        var data = new DataOptions { Folder = Path.Combine(_folder.Path, "data"), ConnectionString = "Mode=ReadOnly" };

        var refusal = await Assert.ThrowsAsync<DatabaseStartException>(() => EngineHost.StartAsync(_folder.Path, judge.Origin, data: data));

        Assert.StartsWith("The database can only be read. Let this user write to its file and folder, then start again.", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(0, await judge.ChargesAsync(_prompt));
    }

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task<EngineHost> StartAsync(bool isRunning) => EngineHost.StartAsync(_folder.Path, judge.Origin, isRunning: isRunning);

    private int RootOf(string table)
    {
        using var connection = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT rootpage FROM sqlite_master WHERE type = 'table' AND name = $name";
        command.Parameters.AddWithValue("$name", table);
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private void Overwrite(long from, int length)
    {
        using var file = new FileStream(DatabaseFile, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.Position = from;
        file.Write(Enumerable.Repeat((byte)0xA5, length).ToArray());
    }
}
