using System.ComponentModel.DataAnnotations;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;

namespace VideoWeb.Data.Storage;

/// <summary>Where data lies and which key protects it. The host binds its configuration to it.</summary>
public sealed record DataOptions : IValidatableObject
{
    /// <summary>The data folder; made at start when it is missing.</summary>
    [Display(Description = "Database, clips, keys and catalog overlays lie here. Back this folder up.", Prompt = "a path; relative ones start at the working folder")]
    public string Folder { get; init; } = "data";

    [ConfigurationKeyName("Database")]
    [Display(Description = "The kind of database.")]
    public DatabaseKind Kind { get; init; } = DatabaseKind.Sqlite;

    /// <summary>Required for PostgreSQL. For SQLite null means <c>videoweb.db</c> in the data folder.</summary>
    [Display(Description = "Required for Postgres. Sqlite uses videoweb.db in the data folder unless this says otherwise.", Prompt = "an Npgsql connection string")]
    public string? ConnectionString { get; init; }

    /// <summary>A file with the master key: 32 bytes, or their base64. Null means <c>master.key</c> in the data folder, made on the first run.</summary>
    [Display(
        Description = "The key that protects stored API keys. Without it one is made in the data folder; in production mount your own from elsewhere.",
        Prompt = "a path to a file with 32 bytes or their base64")]
    public string? MasterKeyFile { get; init; }

    /// <summary>The master key itself as base64, for hosts that hand secrets over as variables. It wins over a file.</summary>
    [Display(Description = "The same key as text, for hosts that hand secrets over as variables. Wins over the file.", Prompt = "32 bytes as base64")]
    public string? MasterKey { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Kind == DatabaseKind.Postgres && ConnectionString is null)
        {
            yield return new ValidationResult(
                "is empty, but Data:Database is Postgres. Set an Npgsql connection string such as Host=localhost;Database=videoweb;Username=videoweb;Password=…",
                [nameof(ConnectionString)]);
        }
    }

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
