using System.Diagnostics;
using System.Net.Http.Json;
using Microsoft.Data.Sqlite;
using VideoWeb.Data.Connections;
using VideoWeb.Engine;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Benchmarks;

/// <summary>From a click to the first byte at the provider's socket on an idle site, both commits included, beside two bare commits and a bare POST.</summary>
internal static class ClickBenchmark
{
    private const int WarmUps = 30;
    private const int Rounds = 400;

    // Longer than everything that follows a click, so that each is made on an idle site.
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(25);

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("bench-click-");
        using var provider = new FirstByteListener();
        await using (var lab = await BenchEngine.OpenAsync(folder.FullName, options => options with
        {
            AllowedPrivateHosts = [provider.Origin.Authority],
            PollIntervalOverride = TimeSpan.FromHours(1),
        }))
        {
            await lab.StartAsync(CancellationToken.None);
            var connection = await lab.ConnectAsync(provider.Origin, new ConnectionPace(null, null, ConnectionPace.MostRunning));
            var model = lab.Get<LiveCatalog>().Current.FindProvider("uniall")!.Models[0];
            var commands = lab.Get<GenerationCommands>();
            using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = provider.Origin };
            await using var database = await OpenAsync(Path.Combine(folder.FullName, "bare.db"));

            var (clicks, bare) = (new List<double>(), new List<double>());
            for (var round = -WarmUps; round < Rounds; round++)
            {
                var order = new GenerationOrder(
                    connection, "uniall", model.Id, model.Modes[0].Id, ParameterValues.Empty.With("prompt", "A lighthouse at dusk"), [], Guid.NewGuid().ToString("N"));
                var click = await TimeAsync(provider, async () =>
                {
                    if (await commands.SubmitAsync(lab.Actor, order, CancellationToken.None) is not SubmitResult.Submitted) { throw new InvalidOperationException("The click was refused."); }
                });
                var loop = await TimeAsync(provider, async () =>
                {
                    await CommitAsync(database, "INSERT INTO Bare (Prompt) VALUES ('A lighthouse at dusk')");
                    await CommitAsync(database, "UPDATE Bare SET Prompt = 'sending' WHERE Id = (SELECT MAX(Id) FROM Bare)");
                    using var answer = await client.PostAsJsonAsync("/v1/video/generations", new { prompt = "A lighthouse at dusk" });
                });
                if (round < 0) { continue; }
                clicks.Add(click);
                bare.Add(loop);
            }

            Console.WriteLine($"click: to the first byte at the provider's socket, both commits included, {Rounds} on an idle site");
            Console.WriteLine($"  bare commits and POST  p50 {At(bare, 50),8:0.0} ms   p99 {At(bare, 99),8:0.0} ms");
            Console.WriteLine($"  a click                p50 {At(clicks, 50),8:0.0} ms   p99 {At(clicks, 99),8:0.0} ms");
            Console.WriteLine($"  ratio                  p50 {At(clicks, 50) / At(bare, 50),8:0.0}      p99 {At(clicks, 99) / At(bare, 99),8:0.0}");
        }

        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    private static async Task<double> TimeAsync(FirstByteListener provider, Func<Task> send)
    {
        var arrived = provider.NextAsync();
        var began = Stopwatch.GetTimestamp();
        await send();
        var elapsed = Stopwatch.GetElapsedTime(began, await arrived).TotalMilliseconds;
        await Task.Delay(Rest, TimeProvider.System, CancellationToken.None);
        return elapsed;
    }

    private static double At(List<double> values, int percent) => values.Order().ElementAt(values.Count * percent / 100);

    private static async Task<SqliteConnection> OpenAsync(string path)
    {
        var database = new SqliteConnection($"Data Source={path}");
        await database.OpenAsync();
        await CommitAsync(database, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE Bare (Id INTEGER PRIMARY KEY, Prompt TEXT)");
        return database;
    }

    private static async Task CommitAsync(SqliteConnection database, string sql)
    {
        await using var command = database.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
