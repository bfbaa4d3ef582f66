using System.Diagnostics;
using Microsoft.Data.Sqlite;
using VideoWeb.Data.Tasks;

namespace VideoWeb.Benchmarks;

/// <summary>A page of 50 tasks out of 100,000 by the store against the same SQL by bare ADO.NET.</summary>
internal static class ListBenchmark
{
    private const int Tasks = 100_000;
    private const int PageSize = 50;
    private const int Rounds = 9;
    private const int QueriesPerRound = 200;

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("bench-list-");
        await using (var lab = await BenchEngine.OpenAsync(folder.FullName, options => options))
        {
            var connection = await lab.ConnectAsync(new Uri("https://api.example.com"));
            await lab.CreateTaskAsync(connection, "A lighthouse at dusk, slow push-in, gentle waves, warm light, and some more words as people write them");
            TaskCopies.Make(DatabaseFile(folder.FullName), Tasks - 1);

            Console.WriteLine($"list: a page of {PageSize} out of {Tasks:N0} tasks, median of {Rounds} rounds of {QueriesPerRound} queries");
            await CompareAsync(lab, folder.FullName, "first page", null);
            await CompareAsync(lab, folder.FullName, "page in the middle", await CursorAtAsync(lab, folder.FullName));
        }

        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    private static async Task CompareAsync(LabEngine lab, string folder, string name, TaskCursor? after)
    {
        var store = lab.Get<TaskStore>();
        Task<TaskPage> List() => store.ListAsync(lab.Actor, TaskFilter.All, after, PageSize, CancellationToken.None);
        var captured = await CapturedCommand.OfAsync(List);
        await using var connection = new SqliteConnection($"Data Source={DatabaseFile(folder)}");
        await connection.OpenAsync();
        await using var command = captured.Prepare(connection);

        var (bare, byStore) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            bare.Add(await TimeAsync(() =>
            {
                ReadAll(command);
                return Task.CompletedTask;
            }));
            byStore.Add(await TimeAsync(List));
        }

        Console.WriteLine($"  {name}");
        Console.WriteLine($"    bare ADO.NET          {Median.Of(bare),10:N0} µs");
        Console.WriteLine($"    TaskStore.ListAsync   {Median.Of(byStore),10:N0} µs");
        Console.WriteLine($"    ratio                 {Median.Of([.. bare.Zip(byStore, (one, other) => other / one)]),10:0.00}");
    }

    private static async Task<double> TimeAsync(Func<Task> query)
    {
        var began = Stopwatch.GetTimestamp();
        for (var number = 0; number < QueriesPerRound; number++) { await query(); }
        return Stopwatch.GetElapsedTime(began).TotalMicroseconds / QueriesPerRound;
    }

    private static void ReadAll(SqliteCommand command)
    {
        using var reader = command.ExecuteReader();
        var values = new object[reader.FieldCount];
        var rows = 0;
        while (reader.Read())
        {
            reader.GetValues(values);
            rows++;
        }

        if (rows != PageSize + 1) { throw new InvalidOperationException($"The page has {rows} rows."); }
    }

    private static async Task<TaskCursor> CursorAtAsync(LabEngine lab, string folder)
    {
        var middle = TaskCopies.InTheMiddle(DatabaseFile(folder));
        var row = await lab.Get<TaskStore>().FindAsync(lab.Actor, middle, CancellationToken.None) ?? throw new InvalidOperationException("The middle task is missing.");
        return new TaskCursor(row.CreatedAt, row.Id);
    }

    private static string DatabaseFile(string folder) => Path.Combine(folder, "videoweb.db");
}
