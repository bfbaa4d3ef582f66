using Microsoft.Data.Sqlite;

namespace VideoWeb.Data.Storage;

/// <summary>What the options mean for each kind of database.</summary>
internal static class ConnectionStrings
{
    /// <summary>The database file, with its full path.</summary>
    public static string SqliteFile(DataOptions options)
    {
        var named = options.ConnectionString is { } text ? new SqliteConnectionStringBuilder(text).DataSource : "";
        return Path.GetFullPath(Path.Combine(options.Folder, named.Length > 0 ? named : "videoweb.db"));
    }

    public static string Sqlite(DataOptions options) =>
        new SqliteConnectionStringBuilder(options.ConnectionString ?? "") { DataSource = SqliteFile(options), ForeignKeys = true }.ToString();

    /// <exception cref="DatabaseStartException">There is none.</exception>
    public static string Postgres(DataOptions options) =>
        string.IsNullOrWhiteSpace(options.ConnectionString)
            ? throw new DatabaseStartException("PostgreSQL needs a connection string, such as Host=localhost;Database=videoweb;Username=videoweb;Password=...")
            : options.ConnectionString;
}
