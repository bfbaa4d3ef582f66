using System.Globalization;
using Microsoft.Data.Sqlite;
using VideoWeb.Data.Tasks;

namespace VideoWeb.Benchmarks;

/// <summary>Fills the table of tasks with copies of its only row, one a second further back in time.</summary>
internal static class TaskCopies
{
    private static readonly string[] Changed = ["Id", "FormNonce", "CreatedAt"];

    public static void Make(string databaseFile, int count)
    {
        using var connection = Open(databaseFile);
        var columns = Columns(connection);
        var kept = string.Join(", ", columns.Except(Changed).Select(name => $"\"{name}\""));

        using var transaction = connection.BeginTransaction();
        using var insert = connection.CreateCommand();
        insert.CommandText = string.Create(CultureInfo.InvariantCulture, $"""
            INSERT INTO "Tasks" ("Id", "FormNonce", "CreatedAt", {kept})
            SELECT $id, $nonce, "CreatedAt" - $number * {TimeSpan.TicksPerSecond}, {kept} FROM "Tasks" WHERE "Id" = $template
            """);
        insert.Parameters.AddWithValue("$template", Template(connection));
        var id = insert.Parameters.Add("$id", SqliteType.Text);
        var nonce = insert.Parameters.Add("$nonce", SqliteType.Text);
        var number = insert.Parameters.Add("$number", SqliteType.Integer);
        for (var copy = 1; copy <= count; copy++)
        {
            // As EF Core writes a Guid into SQLite.
            id.Value = Guid.NewGuid().ToString().ToUpperInvariant();
            nonce.Value = copy.ToString(CultureInfo.InvariantCulture);
            number.Value = copy;
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
        using var analyze = connection.CreateCommand();
        analyze.CommandText = "ANALYZE;";
        analyze.ExecuteNonQuery();
    }

    /// <summary>Makes so many running tasks of the few that are there, each with what the engine reads of it.</summary>
    public static void Spread(string databaseFile, int count)
    {
        using var connection = Open(databaseFile);
        var columns = string.Join(", ", Columns(connection).Except(Changed).Select(name => $"\"{name}\""));
        using var transaction = connection.BeginTransaction();
        using var insert = connection.CreateCommand();
        insert.CommandText = string.Create(CultureInfo.InvariantCulture, $"""
            CREATE TEMP TABLE Copies AS
            WITH RECURSIVE Numbers(Nth) AS (SELECT 1 UNION ALL SELECT Nth + 1 FROM Numbers WHERE Nth < {count} / (SELECT COUNT(*) FROM "Tasks"))
            SELECT upper(substr(hex(randomblob(16)), 1, 8) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(6))) AS Copy,
                   Nth, "Id" AS Origin FROM "Tasks", Numbers WHERE Nth > 1;
            INSERT INTO "Tasks" ("Id", "FormNonce", "CreatedAt", {columns})
            SELECT Copy, Copy, "CreatedAt" + Nth, {columns} FROM Copies JOIN "Tasks" ON "Id" = Origin;
            {Copy(connection, "TaskContents")}
            {Copy(connection, "TaskAttempts")}
            """);
        insert.ExecuteNonQuery();
        transaction.Commit();
    }

    public static TaskId InTheMiddle(string databaseFile)
    {
        using var connection = Open(databaseFile);
        using var command = connection.CreateCommand();
        command.CommandText = """SELECT "Id" FROM "Tasks" ORDER BY "CreatedAt" LIMIT 1 OFFSET (SELECT COUNT(*) / 2 FROM "Tasks")""";
        return new TaskId(Guid.Parse((string)command.ExecuteScalar()!));
    }

    private static object Template(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT \"Id\" FROM \"Tasks\"";
        return command.ExecuteScalar()!;
    }

    private static string Copy(SqliteConnection connection, string table)
    {
        var columns = string.Join(", ", Columns(connection, table).Where(name => name != "TaskId").Select(name => $"\"{name}\""));
        return $"""INSERT INTO "{table}" ("TaskId", {columns}) SELECT Copy, {columns} FROM Copies JOIN "{table}" ON "TaskId" = Origin;""";
    }

    private static List<string> Columns(SqliteConnection connection, string table = "Tasks")
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT name FROM pragma_table_info('{table}')";
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read()) { names.Add(reader.GetString(0)); }
        return names;
    }

    private static SqliteConnection Open(string databaseFile)
    {
        var connection = new SqliteConnection($"Data Source={databaseFile}");
        connection.Open();
        return connection;
    }
}
