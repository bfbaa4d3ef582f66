using System.Data.Common;

namespace VideoWeb.Tests.Upgrade;

/// <summary>Reads the rows of a manifest again by plain SQL, past everything that we have written for it.</summary>
internal static class RowComparison
{
    /// <summary>What is no longer there or no longer the same, one sentence each. Rows and columns that came later are not looked at.</summary>
    public static async Task<IReadOnlyList<string>> FindLossesAsync(DbConnection database, KeptManifest manifest, CancellationToken cancellationToken)
    {
        var losses = new List<string>();
        foreach (var (name, table) in manifest.Tables.Where(one => one.Value.Rows.Count > 0))
        {
            if (DeclaredChanges.Tables.GetValueOrDefault(name, name) is not { } present) { continue; }

            var columns = table.Columns.Select(column => (Old: column, New: DeclaredChanges.Columns.GetValueOrDefault($"{name}.{column}", column))).Where(column => column.New is not null).ToArray();
            var found = await ReadAsync(database, present, [.. columns.Select(column => column.New!)], [.. table.Key.Select(column => DeclaredChanges.Columns.GetValueOrDefault($"{name}.{column}", column)!)], cancellationToken);
            foreach (var row in manifest.Rows(name))
            {
                var expected = columns.ToDictionary(column => column.New!, column => Rewritten(name, column.Old, row));
                var key = KeyOf(table.Key.Select(column => Rewritten(name, column, row)));
                if (!found.TryGetValue(key, out var actual)) { losses.Add($"{name} {key} is gone."); }
                else { losses.AddRange(expected.Where(pair => actual[pair.Key] != pair.Value).Select(pair => $"{name} {key}: {pair.Key} was “{pair.Value ?? "NULL"}” and is “{actual[pair.Key] ?? "NULL"}”.")); }
            }
        }

        return losses;
    }

    private static async Task<IReadOnlyDictionary<string, Dictionary<string, string?>>> ReadAsync(
        DbConnection database, string table, IReadOnlyList<string> columns, IReadOnlyList<string> key, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand();
        // The same words with which the manifest was made: see eng/keep.sh. With the table's name, for without it SQLite takes a missing column for a text.
        command.CommandText = $"SELECT {string.Join(", ", columns.Select(column => $"CAST(one.\"{column}\" AS TEXT)"))} FROM \"{table}\" AS one";
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new Dictionary<string, Dictionary<string, string?>>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var row = columns.Select((column, index) => KeyValuePair.Create(column, reader.IsDBNull(index) ? null : reader.GetString(index))).ToDictionary();
            rows.Add(KeyOf(key.Select(column => row[column])), row);
        }

        return rows;
    }

    private static string? Rewritten(string table, string column, IReadOnlyDictionary<string, string?> row) =>
        DeclaredChanges.Values.TryGetValue($"{table}.{column}", out var rewrite) ? rewrite(row) : row[column];

    private static string KeyOf(IEnumerable<string?> values) => string.Join(" / ", values);
}
