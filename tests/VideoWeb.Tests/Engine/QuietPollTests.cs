using System.Globalization;
using Microsoft.Data.Sqlite;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using Xunit;

namespace VideoWeb.Tests.Engine;

/// <summary>Questions whose answer is no news leave no trace in the database.</summary>
public sealed class QuietPollTests(JudgeHost judge) : IClassFixture<JudgeHost>, IDisposable
{
    // As far as a task gets that hangs. Until then its progress is news.
    private const int LastProgress = 60;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Poll_TheAnswerIsUnchanged_CommitsNothing()
    {
        await using var engine = await EngineHost.StartAsync(_folder.Path, judge.Origin, options => options with { PollIntervalOverride = TimeSpan.FromMilliseconds(5) });
        var task = await engine.SubmitAsync("uniall", JudgeHost.Prompt("hang"));
        var row = await engine.WaitAsync(task, one => one.Progress == LastProgress);
        // The last thing that sending writes, beside the questions that have begun.
        var connections = engine.Get<ConnectionStore>();
        while ((await connections.FindAsync(engine.Actor, row.Connection, TestContext.Current.CancellationToken))!.LastUsedAt is null) { }

        // SQLite's data_version changes for a connection that stays open whenever another one has committed.
        await using var watcher = new SqliteConnection($"Data Source={Path.Combine(_folder.Path, "data", "videoweb.db")}");
        await watcher.OpenAsync(TestContext.Current.CancellationToken);
        var before = Version(watcher);
        await AskedAsync(row, 50);
        var after = Version(watcher);
        await engine.Commands.CancelAsync(engine.Actor, task, TestContext.Current.CancellationToken);
        await engine.SubmitAsync("uniall", JudgeHost.Prompt("news"));

        Assert.Equal(before, after);
        Assert.NotEqual(after, Version(watcher));
    }

    public void Dispose() => _folder.Dispose();

    private async Task AskedAsync(TaskRow row, int more)
    {
        var wanted = await judge.QuestionsAsync(row.RemoteId!.Value.Value) + more;
        while (await judge.QuestionsAsync(row.RemoteId.Value.Value) < wanted) { TestContext.Current.CancellationToken.ThrowIfCancellationRequested(); }
    }

    private static long Version(SqliteConnection watcher)
    {
        using var command = watcher.CreateCommand();
        command.CommandText = "PRAGMA data_version";
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
