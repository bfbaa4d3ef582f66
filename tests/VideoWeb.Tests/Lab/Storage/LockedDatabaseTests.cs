using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using VideoWeb.Providers.Messages;
using VideoWeb.Tests.Engine;
using Xunit;

namespace VideoWeb.Tests.Lab.Storage;

/// <summary>
/// An outsider holds the SQLite file while people click and tasks are sent, asked for and copied. VIDEOWEB_LAB_LOCK holds it for so many seconds,
/// with the program's own patience; the short run has a shorter one, so that the same things happen.
/// </summary>
public sealed class LockedDatabaseTests(JudgeHost judge) : IClassFixture<JudgeHost>, IDisposable
{
    private readonly TemporaryFolder _folder = TemporaryFolder.InMemory();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Work_AnOutsiderHoldsTheDatabase_WaitsOrRefusesInWordsAndGoesOnByItself()
    {
        var seconds = LabSetting.Read("VIDEOWEB_LAB_LOCK");
        var impatience = seconds is null ? StorageLab.With(new ShortPatience()) : null;
        var data = new DataOptions { Folder = Path.Combine(_folder.Path, "data"), ConnectionString = seconds is null ? "Default Timeout=1" : null };
        await using var engine = await EngineHost.StartAsync(
            _folder.Path, judge.Origin, options => seconds is null ? options with { SavePatience = TimeSpan.FromSeconds(1.5) } : options, data: data, services: impatience);
        var prompts = new ConcurrentDictionary<TaskId, string>();
        foreach (var provider in EngineHost.Models.Keys)
        {
            var own = await engine.ConnectAsync(provider);
            for (var task = 0; task < 4; task++)
            {
                var prompt = JudgeHost.Prompt("before the lock");
                prompts[await StorageLab.InsistAsync(engine, own, provider, prompt)] = prompt;
            }
        }

        var answers = new ConcurrentBag<(string Prompt, SubmitResult Answer)>();
        var connection = await engine.ConnectAsync("vidu");
        await using (var outsider = new SqliteConnection($"Data Source={Path.Combine(_folder.Path, "data", "videoweb.db")}"))
        {
            await outsider.OpenAsync(Token);
            Execute(outsider, "BEGIN EXCLUSIVE");
            var clicks = Enumerable.Range(0, 6).Select(async _ =>
            {
                var prompt = JudgeHost.Prompt("during the lock");
                answers.Add((prompt, await engine.Commands.SubmitAsync(engine.Actor, EngineHost.Order(connection, "vidu", prompt), Token)));
            });
            var all = Task.WhenAll(clicks);
            await Task.Delay(TimeSpan.FromSeconds(seconds ?? 4), TimeProvider.System, Token);
            Execute(outsider, "ROLLBACK");
            await all;
        }

        foreach (var (prompt, answer) in answers)
        {
            if (answer is SubmitResult.Submitted submitted) { prompts[submitted.Task] = prompt; }
            else
            {
                Assert.False(Assert.IsType<SubmitResult.NotSaved>(answer).MayBeThere);
                Assert.Equal(0, await judge.ChargesAsync(prompt));
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{answers.Count(one => one.Answer is SubmitResult.NotSaved)} of {answers.Count} clicks were refused: {string.Join(", ", answers.Select(one => one.Answer).Distinct())}");
        if (seconds is null) { Assert.Contains(answers, one => one.Answer is SubmitResult.NotSaved { Trouble: MessageCode.DatabaseLocked or MessageCode.DatabaseBusy }); }
        await StorageLab.JudgeAsync(engine, judge, prompts);
        Assert.Empty(await engine.Get<TaskFailureStore>().ListAsync(Token));
    }

    public void Dispose() => _folder.Dispose();

    private static void Execute(SqliteConnection connection, string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }

    // SQLite's own waiting; the connection string's is the library's around it.
    private sealed class ShortPatience : DbTransactionInterceptor
    {
        public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
            DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA busy_timeout = 100";
            await command.ExecuteNonQueryAsync(cancellationToken);
            return result;
        }
    }
}
