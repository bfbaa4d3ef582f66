using Microsoft.Data.Sqlite;

namespace VideoWeb.Data.Storage;

/// <summary>Where data lies and which key protects it.</summary>
public sealed record DataOptions
{
    /// <summary>The data folder; made at start when it is missing.</summary>
    public required string Folder { get; init; }

    public DatabaseKind Kind { get; init; }

    /// <summary>Required for PostgreSQL. For SQLite null means <c>videoweb.db</c> in the data folder.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>A file with the master key: 32 bytes, or their base64. Null means <c>master.key</c> in the data folder, made on the first run.</summary>
    public string? MasterKeyFile { get; init; }

    /// <summary>The master key itself as base64, for hosts that hand secrets over as variables. It wins over a file.</summary>
    public string? MasterKey { get; init; }

    // The generated text would show the connection string's password and the master key.
    public override string ToString() => $"{Kind} in {Folder}";
}

public enum DatabaseKind
{
    Sqlite,
    Postgres,
}

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
