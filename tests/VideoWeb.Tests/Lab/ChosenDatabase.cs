using VideoWeb.Data.Storage;
using Xunit;

namespace VideoWeb.Tests.Lab;

/// <summary>Which database a lab run stands on: SQLite in its folder, or PostgreSQL when VIDEOWEB_LAB_DATABASE says so.</summary>
internal static class ChosenDatabase
{
    public static bool IsPostgresChosen => Environment.GetEnvironmentVariable("VIDEOWEB_LAB_DATABASE") == "postgres";

    public static async Task<DataOptions> OpenAsync(DirectoryInfo folder, PostgresServer postgres) =>
        IsPostgresChosen ? await PostgresAsync(folder, postgres) : new DataOptions { Folder = Path.Combine(folder.FullName, "data") };

    /// <summary>A new database, which goes with the server at the end of the run.</summary>
    public static async Task<DataOptions> PostgresAsync(DirectoryInfo folder, PostgresServer postgres) => new()
    {
        Folder = Path.Combine(folder.FullName, "data"),
        Kind = DatabaseKind.Postgres,
        ConnectionString = await postgres.CreateDatabaseAsync(TestContext.Current.CancellationToken),
    };
}
