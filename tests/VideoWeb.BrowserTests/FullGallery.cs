using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using static Microsoft.Playwright.Assertions;

namespace VideoWeb.BrowserTests;

/// <summary>
/// A workspace with many clips, the same for the same number of them: a few that the program has made itself, and copies of these with prompts,
/// days, stars and files of their own. A copy's file is a second name of its origin's, so that a hundred thousand take no room.
/// </summary>
internal static class FullGallery
{
    // What one file may be called, with some to spare: the file system's own limit is 65,000 (ext4).
    private const int MostNames = 60_000;

    private static readonly DateTimeOffset Newest = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Apart = TimeSpan.FromMinutes(7);

    private static readonly string[] Subjects = ["A red kite", "A paper boat", "Northern lights", "A lighthouse", "Two dancers", "A tram in the rain", "湖面上的光", "A glass of tea", "Wild horses", "An old harbour"];
    private static readonly string[] Places = ["over the sea", "on a frozen lake", "in a narrow street", "under tall pines", "beyond the dunes", "at the weir", "in the morning haze", "above the clouds"];
    private static readonly string[] Manners = ["slow push-in", "handheld", "one long take", "from far above", "close to the ground", "in warm light", "in black and white"];

    /// <summary>Prints by which e-mail and password one signs in.</summary>
    /// <param name="folder">Where nothing is yet: the data folder of a site.</param>
    /// <param name="clips">How many; 1 or more.</param>
    public static async Task MakeAsync(string folder, int clips)
    {
        await using var chromium = new Chromium();
        await chromium.InitializeAsync();
        await using var site = await RunningSite.StartAsync(new Dictionary<string, string> { ["Data:Folder"] = Path.GetFullPath(folder) });
        await using var person = await Person.RegisterAsync(chromium, site, "Ada");
        await MakeAsync(person, folder, clips);
        Console.WriteLine($"{clips} clips in {folder}; sign in as {person.Email} with \"{Person.Password}\"");
    }

    /// <summary>Stops the person's site, and leaves it so.</summary>
    /// <param name="folder">The site's data folder.</param>
    public static async Task MakeAsync(Person person, string folder, int clips)
    {
        await person.UseSandboxAsync();
        var form = new ComposeForm(person);
        foreach (var (provider, model, ratio) in new[] { ("AGCloud", "Seedance", "16:9"), ("AGCloud", "Seedance", "9:16"), ("AGCloud", "Seedance", "1:1"), ("Vidu", "Vidu Q3 Turbo", "16:9"), ("Vidu", "Vidu Q3 Turbo", "4:3") })
        {
            await form.OpenAsync();
            await form.PickAsync(provider, model);
            await form.ChooseAsync("Ratio", ratio);
            await form.Prompt.FillAsync($"{Subjects[0]} {Places[0]}");
            await form.GenerateAsync();
            await person.Page.GotoAsync(person.Address($"tasks/{await form.SentTaskAsync()}"));
            await Expect(person.Page.Locator("div[data-task][data-state=Archived]")).ToBeVisibleAsync(new() { Timeout = 2 * WatchedPage.Patience });
        }

        await person.Site.StopAsync();
        await using var database = new SqliteConnection($"Data Source={Path.Combine(folder, "videoweb.db")}");
        await database.OpenAsync();
        Copy(database, clips);
        LinkFiles(database, Path.Combine(folder, "media"));
    }

    private static void Copy(SqliteConnection database, int clips)
    {
        using var transaction = database.BeginTransaction();
        // Clips come in the order of their days. What was made first is the oldest, so that the copies may follow it.
        Execute(database, $"""
            UPDATE "Tasks" SET "CreatedAt" = {(Newest - (clips * Apart)).UtcTicks} + rowid;
            UPDATE "Clips" SET "CreatedAt" = (SELECT "CreatedAt" FROM "Tasks" WHERE "Tasks"."Id" = "Clips"."TaskId");
            CREATE TEMP TABLE Copies (Nth INTEGER PRIMARY KEY, Copy TEXT, Origin TEXT, File TEXT, Poster TEXT, Day INTEGER, Prompt TEXT, Favourite INTEGER, Stars INTEGER, Verdict TEXT);
            """);
        AddCopies(database, clips);
        Insert("Tasks", ("Id", "Copy"), ("FormNonce", "Copy"), ("CreatedAt", "Day"), ("Prompt", "Copies.Prompt"), ("SearchText", "lower(Copies.Prompt)"), ("ClipId", "File"), ("PosterId", "Poster"), ("RemoteId", "Copy"), ("Batch", "NULL"));
        Insert("TaskContents", ("TaskId", "Copy"));
        Insert("Assets", ("Id", "CASE Kind WHEN 'Clip' THEN File ELSE Poster END"), ("TaskId", "Copy"), ("CreatedAt", "Day"), ("RelativePath", $"replace(RelativePath, {Digits("Origin")}, {Digits("Copy")})"));
        Insert("Clips", ("Number", "NULL"), ("Id", "Copy"), ("TaskId", "Copy"), ("FileId", "File"), ("PosterId", "Poster"), ("CreatedAt", "Day"), ("Prompt", "Copies.Prompt"), ("Words", "NULL"), ("IsFavourite", "Favourite"), ("Rating", "Stars"), ("Verdict", "Copies.Verdict"), ("Batch", "''"));
        transaction.Commit();
        Execute(database, "ANALYZE;");

        void Insert(string table, params (string Column, string Value)[] changed)
        {
            var kept = Columns(database, table).Except(changed.Select(one => one.Column)).ToList();
            var key = table is "Tasks" ? "Id" : "TaskId";
            Execute(database, $"""
                INSERT INTO "{table}" ({string.Join(", ", changed.Select(one => one.Column).Concat(kept).Select(name => $"\"{name}\""))})
                SELECT {string.Join(", ", changed.Select(one => one.Value).Concat(kept.Select(name => $"\"{table}\".\"{name}\"")))}
                FROM Copies JOIN "{table}" ON "{table}"."{key}" = Origin {(table is "Assets" ? "WHERE Kind IN ('Clip', 'Poster')" : "")} ORDER BY Nth
                """);
        }
    }

    private static void AddCopies(SqliteConnection database, int clips)
    {
        var origins = Read(database, """SELECT "TaskId" FROM "Clips" ORDER BY "Number" """);
        var random = new Random(clips);
        using var insert = database.CreateCommand();
        insert.CommandText = "INSERT INTO Copies VALUES ($nth, $copy, $origin, $file, $poster, $day, $prompt, $favourite, $stars, $verdict)";
        for (var nth = 1; nth <= clips - origins.Count; nth++)
        {
            insert.Parameters.Clear();
            insert.Parameters.AddWithValue("$nth", nth);
            insert.Parameters.AddWithValue("$copy", Id('c', nth));
            insert.Parameters.AddWithValue("$origin", origins[random.Next(origins.Count)]);
            insert.Parameters.AddWithValue("$file", Id('f', nth));
            insert.Parameters.AddWithValue("$poster", Id('e', nth));
            insert.Parameters.AddWithValue("$day", (Newest - ((clips - origins.Count - nth) * Apart)).UtcTicks);
            insert.Parameters.AddWithValue("$prompt", $"{Of(Subjects)} {Of(Places)}, {Of(Manners)}, {nth}");
            insert.Parameters.AddWithValue("$favourite", random.Next(12) == 0 ? 1 : 0);
            insert.Parameters.AddWithValue("$stars", random.Next(3) == 0 ? random.Next(1, 6) : 0);
            insert.Parameters.AddWithValue("$verdict", random.Next(10) switch { 0 => "Picked", 1 or 2 => "Rejected", _ => "None" });
            insert.ExecuteNonQuery();
        }

        string Of(string[] words) => words[random.Next(words.Length)];
    }

    private static void LinkFiles(SqliteConnection database, string media)
    {
        using var command = database.CreateCommand();
        command.CommandText = $"""SELECT replace("RelativePath", {Digits("Copy")}, {Digits("Origin")}), "RelativePath" FROM Copies JOIN "Assets" ON "TaskId" = Copy ORDER BY 1""";
        using var reader = command.ExecuteReader();
        var (origin, names, linked) = ("", 0, "");
        while (reader.Read())
        {
            var (from, to) = (reader.GetString(0), Path.Combine(media, reader.GetString(1)));
            if (from != origin || names == MostNames)
            {
                (origin, names, linked) = (from, 0, to);
                File.Copy(Path.Combine(media, from), to);
                continue;
            }

            names++;
            if (Link(linked, to) != 0) { throw new IOException($"{to} cannot be linked: {Marshal.GetLastPInvokeErrorMessage()}"); }
        }
    }

    // As EF Core writes a Guid into SQLite.
    private static string Id(char kind, int nth) => string.Create(CultureInfo.InvariantCulture, $"0198A1B2-C3D4-7000-8000-{char.ToUpperInvariant(kind)}{nth:X11}");

    // As the names of files have a task's id.
    private static string Digits(string column) => $"lower(replace({column}, '-', ''))";

    private static void Execute(SqliteConnection database, string sql)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static List<string> Columns(SqliteConnection database, string table) => Read(database, $"SELECT name FROM pragma_table_info('{table}')");

    private static List<string> Read(SqliteConnection database, string sql)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read()) { values.Add(reader.GetString(0)); }
        return values;
    }

    [DllImport("libc", EntryPoint = "link", SetLastError = true, BestFitMapping = false)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Link([MarshalAs(UnmanagedType.LPUTF8Str)] string from, [MarshalAs(UnmanagedType.LPUTF8Str)] string to);
}
