using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Tasks;

namespace VideoWeb.Benchmarks;

/// <summary>Pages of 60 clips out of a million by filter, order and depth against the same SQL by bare ADO.NET, and what counting each filter's values takes.</summary>
internal static class PagesBenchmark
{
    private const int Clips = 1_000_000;
    private const int FewerClips = 100_000;
    private const int PageSize = 60;
    private const int Rounds = 300;
    private const int CountRounds = 15;

    private static readonly (string Name, ClipFilter Filter, ClipOrder Order)[] Questions =
    [
        ("all, newest", ClipFilter.All, ClipOrder.Newest),
        ("provider", new(ProviderId: "p3"), ClipOrder.Newest),
        ("model", new(ModelId: "m17"), ClipOrder.Newest),
        ("favourites", new(FavouritesOnly: true), ClipOrder.Newest),
        ("picked", new(Verdict: ClipVerdict.Picked), ClipOrder.Newest),
        ("shape and resolution", new() { Ratio = "9:16", Resolution = 1080 }, ClipOrder.Newest),
        ("4 stars and more", new(MinRating: 4), ClipOrder.Newest),
        ("longest", ClipFilter.All, ClipOrder.Longest),
        ("dearest", ClipFilter.All, ClipOrder.Dearest),
        ("best rated", ClipFilter.All, ClipOrder.BestRated),
    ];

    public static async Task RunAsync()
    {
        await RunAsync(Clips, PagesAsync);
        await RunAsync(FewerClips, CountsAsync);
    }

    private static async Task RunAsync(int clips, Func<LabEngine, string, Task> measure)
    {
        var folder = Directory.CreateTempSubdirectory("bench-pages-");
        try
        {
            await using var lab = await BenchEngine.OpenAsync(folder.FullName, options => options);
            var task = await lab.CreateTaskAsync(await lab.ConnectAsync(new Uri("https://api.example.com")), "A lighthouse at dusk, slow push-in, gentle waves, warm light, and some more words as people write them");
            Fill(folder.FullName, task, clips);
            await measure(lab, folder.FullName);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static async Task PagesAsync(LabEngine lab, string folder)
    {
        Console.WriteLine($"pages: {PageSize} out of {Clips:N0} clips, of {Rounds} readings each");
        Console.WriteLine("                                  bare p50   store p50   store p99   ratio   against the first page");
        foreach (var (name, filter, order) in Questions)
        {
            var first = await CompareAsync(lab, folder, $"{name}, first", filter, order, after: null, before: null);
            // The deepest page is read from the other end.
            var last = await lab.Get<GalleryStore>().ListAsync(lab.Actor, filter, order.Opposite(), null, PageSize + 1, CancellationToken.None);
            await CompareAsync(lab, folder, $"{name}, deepest", filter, order, PlaceOf(last.Clips[^1], folder, order), first);
        }
    }

    // Of the stored row, as all cards here have one task's cost.
    private static ClipCursor PlaceOf(ClipCard card, string folder, ClipOrder order)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "videoweb.db")}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """SELECT "Milliseconds", "CostMicros", "CostUnit", "Rating" FROM "Clips" WHERE "Id" = $id""";
        command.Parameters.AddWithValue("$id", card.Id.Value.ToString().ToUpperInvariant());
        using var row = command.ExecuteReader();
        if (!row.Read()) { throw new InvalidOperationException("The clip of the place is gone."); }

        var place = new ClipCursor(card.CreatedAt, card.Id);
        return order switch
        {
            ClipOrder.Longest => place with { Rank = row.GetInt64(0) },
            ClipOrder.Dearest => place with { Rank = row.GetInt64(1), Unit = row.GetString(2) },
            ClipOrder.BestRated => place with { Rank = row.GetInt64(3) },
            _ => place,
        };
    }

    private static async Task<double> CompareAsync(LabEngine lab, string folder, string name, ClipFilter filter, ClipOrder order, ClipCursor? after, double? before)
    {
        var gallery = lab.Get<GalleryStore>();
        Task<ClipPage> List() => gallery.ListAsync(lab.Actor, filter, order, after, PageSize, CancellationToken.None);
        var captured = await CapturedCommand.AllOfAsync(List);
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "videoweb.db")}");
        await connection.OpenAsync();
        var commands = captured.Select(each => each.Prepare(connection)).ToList();

        var (bare, read) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            bare.Add(await TimeAsync(() =>
            {
                foreach (var command in commands) { ReadAll(command); }
                return Task.CompletedTask;
            }));
            read.Add(await TimeAsync(List));
        }

        foreach (var command in commands) { await command.DisposeAsync(); }
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {name,-30} {Median.Of(bare),8:0.00} ms {Median.Of(read),8:0.00} ms {P99(read),8:0.00} ms {Median.Of(read) / Median.Of(bare),7:0.00} {(before is { } first ? Median.Of(read) / first : null),7:0.00}"));
        return Median.Of(read);
    }

    private static async Task CountsAsync(LabEngine lab, string folder)
    {
        Console.WriteLine($"counts: what {FewerClips:N0} clips can be narrowed by, of {CountRounds} readings each");
        Console.WriteLine("                                       p50         p99      all SQL alone p50");
        var facets = lab.Get<ClipFacetStore>();
        foreach (var (name, filter, _) in Questions.Where(question => question.Order == ClipOrder.Newest))
        {
            Task<IReadOnlyList<ClipFacetCounts>> List() => facets.ListAsync(lab.Actor, filter, CancellationToken.None);
            var captured = await CapturedCommand.AllOfAsync(List);
            await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "videoweb.db")}");
            await connection.OpenAsync();
            var (read, sql) = (new List<double>(), new List<double>());
            for (var round = 0; round < CountRounds; round++)
            {
                read.Add(await TimeAsync(List));
                sql.Add(await TimeAsync(() =>
                {
                    foreach (var each in captured)
                    {
                        using var command = each.Prepare(connection);
                        ReadAll(command);
                    }

                    return Task.CompletedTask;
                }));
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-30} {Median.Of(read),8:0.00} ms {P99(read),8:0.00} ms {Median.Of(sql),12:0.00} ms"));
        }
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var began = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static double P99(List<double> times) => times.Order().ElementAt((int)(times.Count * 0.99));

    private static void ReadAll(SqliteCommand command)
    {
        using var reader = command.ExecuteReader();
        var values = new object[reader.FieldCount];
        while (reader.Read()) { reader.GetValues(values); }
    }

    private static void Fill(string folder, TaskId task, int clips)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "videoweb.db")}");
        connection.Open();
        using var insert = connection.CreateCommand();
        insert.CommandText =
            $"""
            PRAGMA synchronous = OFF;
            WITH RECURSIVE Copies(Copy) AS (SELECT 1 UNION ALL SELECT Copy + 1 FROM Copies WHERE Copy < {clips})
            INSERT INTO "Clips" ("Id", "WorkspaceId", "TaskId", "FileId", "CreatedById", "CreatedAt", "ProviderId", "ProviderName", "ModelId", "ModelName", "IsSandbox", "Prompt", "AspectRatio", "IsFavourite", "Rating", "Verdict", "IsTrashed", "ModeId", "ConnectionId", "Ratio", "Resolution", "Milliseconds", "HasSound", "CostMicros", "CostUnit", "Batch", "IsPicture", "Uses", "PromptHash")
            SELECT printf('%08X-0000-7000-8000-%012X', Copy, Copy), "WorkspaceId", "Id", "Id", "CreatedById", "CreatedAt" + Copy * {TimeSpan.TicksPerMinute}, 'p' || (Copy % 5), "ProviderName", 'm' || (Copy % 30), "ModelName", Copy % 9 = 0, "Prompt", "AspectRatio", Copy % 20 = 0,
                CASE WHEN Copy % 11 = 0 THEN 5 WHEN Copy % 7 = 0 THEN 3 ELSE 0 END, CASE Copy % 13 WHEN 0 THEN 'Picked' WHEN 1 THEN 'Rejected' ELSE 'None' END, 0, CASE Copy % 4 WHEN 0 THEN 'text' WHEN 1 THEN 'first-frame' WHEN 2 THEN 'first-last-frame' ELSE 'references' END, "ConnectionId",
                CASE Copy % 6 WHEN 0 THEN '9:16' WHEN 1 THEN '1:1' ELSE '16:9' END, CASE Copy % 5 WHEN 0 THEN 1080 WHEN 1 THEN 540 ELSE 720 END, 1000 * (4 + Copy % 12) + Copy % 1000, Copy % 2, (Copy * 7919) % 5000000, CASE Copy % 3 WHEN 0 THEN 'USD' ELSE 'credits' END, '', 0, (Copy * 31) % 17, Copy % 500
            FROM "Tasks", Copies WHERE "Id" = $task;
            ANALYZE;
            """;
        insert.Parameters.AddWithValue("$task", task.Value.ToString().ToUpperInvariant());
        insert.CommandTimeout = 0;
        insert.ExecuteNonQuery();
    }
}
