using System.Diagnostics;
using System.Text;
using Microsoft.Data.Sqlite;
using VideoWeb.Components.Compose;
using VideoWeb.Components.Compose.Drafts;
using VideoWeb.Data.Compose;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Benchmarks;

/// <summary>The longest form kept, by its store and from the state that the page has, against the same text written bare in a transaction of its own.</summary>
internal static class DraftBenchmark
{
    private const int Rounds = 15;

    // The longest prompt that is taken, of letters that JSON writes with six bytes each.
    private const int PromptLength = 1_048_576;

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("bench-draft-");
        await using (var lab = await BenchEngine.OpenAsync(folder.FullName, options => options))
        {
            var tab = new TabDraft(lab.Get<DraftStore>(), lab.Actor);
            var store = lab.Get<DraftStore>();
            await using var connection = await OpenBareAsync(Path.Combine(folder.FullName, "videoweb.db"));

            var (bare, byStore, byPage) = (new List<double>(), new List<double>(), new List<double>());
            var bytes = 0;
            for (var round = 0; round <= Rounds; round++)
            {
                var form = Form((char)('a' + round));
                var json = ComposeDraft.Write(form);
                bytes = Encoding.UTF8.GetByteCount(json);
                var one = await TimeAsync(() => WriteBareAsync(connection, json));
                var kept = await store.ReadAsync(lab.Actor, CancellationToken.None);
                var other = await TimeAsync(() => store.WriteAsync(lab.Actor, json, kept?.Version, CancellationToken.None));
                var written = (await tab.ReadAsync(CancellationToken.None))!.Value;
                tab.Know(written.Version, written.Form);
                var third = await TimeAsync(() => tab.SaveAsync(form with { Count = 2 }));
                if (round > 0) { (bare, byStore, byPage) = ([.. bare, one], [.. byStore, other], [.. byPage, third]); } // The first one warms up.
            }

            Console.WriteLine($"draft: a form of {bytes / 1048576.0:0.0} MB kept, median of {Rounds} rounds");
            Console.WriteLine($"  bare UPDATE             {Median.Of(bare),10:N1} ms");
            Console.WriteLine($"  DraftStore.WriteAsync   {Median.Of(byStore),10:N1} ms");
            Console.WriteLine($"    ratio                 {Median.Of([.. bare.Zip(byStore, (one, other) => other / one)]),10:0.00}");
            Console.WriteLine($"  from the page's form    {Median.Of(byPage),10:N1} ms");
            Console.WriteLine($"    ratio                 {Median.Of([.. bare.Zip(byPage, (one, other) => other / one)]),10:0.00}");
        }

        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    private static ComposeState Form(char first) => new()
    {
        ProviderId = "vidu",
        ModelId = "viduq3-turbo",
        ModeId = "text",
        Values = ParameterValues.Empty.With("prompt", first + new string('字', PromptLength - 1)),
    };

    private static async Task<SqliteConnection> OpenBareAsync(string file)
    {
        var connection = new SqliteConnection($"Data Source={file}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        // As the program sets each of its connections up.
        command.CommandText = """
            PRAGMA busy_timeout = 10000; PRAGMA synchronous = FULL;
            CREATE TABLE "Bare" ("Id" INTEGER PRIMARY KEY, "Json" TEXT NOT NULL); INSERT INTO "Bare" VALUES (1, '');
            """;
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    private static async Task WriteBareAsync(SqliteConnection connection, string json)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "UPDATE \"Bare\" SET \"Json\" = $json WHERE \"Id\" = 1";
        command.Parameters.AddWithValue("$json", json);
        await command.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var began = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }
}
