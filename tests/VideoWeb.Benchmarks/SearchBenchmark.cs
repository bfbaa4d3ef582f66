using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Tasks;

namespace VideoWeb.Benchmarks;

/// <summary>A page of 60 clips that a search finds out of 100,000, by the gallery against the index's own answer.</summary>
internal static class SearchBenchmark
{
    private const int Clips = 100_000;
    private const int PageSize = 60;
    private const int Rounds = 400;

    // One of so many clips has the word.
    private const int Rare = 10_000;

    private static readonly (string Name, string Search)[] Searches =
        [("common word", "lighthouse"), ("rare word", "quokka"), ("two words", "lighthouse dusk"), ("beginning of a word", "lig"), ("a phrase", "\"slow push in\""), ("Chinese, two letters", "山脊"), ("Chinese, one letter", "山"), ("nothing", "zebra")];

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("bench-search-");
        await using (var lab = await BenchEngine.OpenAsync(folder.FullName, options => options))
        {
            var task = await lab.CreateTaskAsync(await lab.ConnectAsync(new Uri("https://api.example.com")), "A lighthouse at dusk");
            Fill(folder.FullName, lab, task);

            Console.WriteLine($"search: a page of {PageSize} out of {Clips:N0} clips, of {Rounds} searches each");
            Console.WriteLine("                          bare p99    gallery p50   gallery p99   ratio of medians");
            foreach (var (name, search) in Searches) { await CompareAsync(lab, folder.FullName, name, search); }

            Console.WriteLine($"by relevance, of the newest {GalleryStore.MostRanked:N0} that are found");
            foreach (var (name, search) in Searches) { await RankAsync(lab, name, search); }
        }

        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    private static async Task CompareAsync(LabEngine lab, string folder, string name, string search)
    {
        var gallery = lab.Get<GalleryStore>();
        Task<ClipPage> Search() => gallery.ListAsync(lab.Actor, new ClipFilter(Search: search), null, PageSize, CancellationToken.None);
        var captured = await CapturedCommand.OfAsync(Search);
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "videoweb.db")}");
        await connection.OpenAsync();
        await using var command = captured.Prepare(connection);

        var (bare, found) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            bare.Add(await TimeAsync(() =>
            {
                using var reader = command.ExecuteReader();
                var values = new object[reader.FieldCount];
                while (reader.Read()) { reader.GetValues(values); }
                return Task.CompletedTask;
            }));
            found.Add(await TimeAsync(Search));
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {name,-22} {P99(bare),8:0.00} ms   {Median.Of(found),8:0.00} ms   {P99(found),8:0.00} ms   {Median.Of(found) / Median.Of(bare),8:0.00}"));
    }

    private static async Task RankAsync(LabEngine lab, string name, string search)
    {
        var (gallery, found) = (lab.Get<GalleryStore>(), new List<double>());
        for (var round = 0; round < Rounds; round++) { found.Add(await TimeAsync(() => gallery.ListAsync(lab.Actor, new ClipFilter(Search: search), ClipOrder.Relevance, null, PageSize, CancellationToken.None))); }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-22} {"",11}   {Median.Of(found),8:0.00} ms   {P99(found),8:0.00} ms"));
    }

    private static async Task<double> TimeAsync(Func<Task> search)
    {
        var began = Stopwatch.GetTimestamp();
        await search();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static double P99(List<double> times) => times.Order().ElementAt((int)(times.Count * 0.99));

    private static void Fill(string folder, LabEngine lab, TaskId task)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "videoweb.db")}");
        connection.Open();
        using var insert = connection.CreateCommand();
        insert.CommandText =
            $"""
            WITH RECURSIVE Copies(Copy) AS (SELECT 1 UNION ALL SELECT Copy + 1 FROM Copies WHERE Copy < {Clips})
            INSERT INTO "Clips" ("Id", "WorkspaceId", "TaskId", "FileId", "CreatedById", "CreatedAt", "ProviderId", "ProviderName", "ModelId", "ModelName", "IsSandbox", "Prompt", "AspectRatio", "IsFavourite", "Rating", "Verdict", "IsTrashed", "Milliseconds", "CostMicros", "CostUnit", "Batch", "IsPicture", "Uses", "Words")
            SELECT printf('%08X-0000-7000-8000-%012X', Copy, Copy), "WorkspaceId", "Id", "Id", "CreatedById", "CreatedAt" + Copy * {TimeSpan.TicksPerSecond}, "ProviderId", "ProviderName", "ModelId", "ModelName", 0, "Prompt", "AspectRatio", 0, 0, 'None', 0, 0, 0, '', '', 0, 0,
                $marks || ' a lighthouse at ' || CASE Copy % 7 WHEN 0 THEN 'dusk' ELSE 'noon' || Copy % 997 END || ' slow push in gentle waves warm light ' || CASE Copy % 3 WHEN 0 THEN '山脊 脊上 上的 的光 光' ELSE 'take ' || Copy END || CASE Copy % {Rare} WHEN 0 THEN ' quokka' ELSE '' END
            FROM "Tasks", Copies WHERE "Id" = $task;
            ANALYZE;
            """;
        insert.Parameters.AddWithValue("$marks", $"_w{lab.Actor.Workspace} _u{lab.Actor.User}");
        insert.Parameters.AddWithValue("$task", task.Value.ToString().ToUpperInvariant());
        insert.ExecuteNonQuery();
    }
}
