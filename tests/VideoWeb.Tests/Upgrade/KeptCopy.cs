using System.Data.Common;
using System.IO.Compression;
using Microsoft.Data.Sqlite;
using Npgsql;
using VideoWeb.Data.Storage;
using VideoWeb.Tests.Architecture;

namespace VideoWeb.Tests.Upgrade;

/// <summary>A copy of a kept data folder, for the present program to open; the kept one itself is never touched.</summary>
internal sealed class KeptCopy : IAsyncDisposable
{
    private static readonly string Root = Path.Combine(Repository.Root, "tests", "VideoWeb.Tests", "Upgrade", "Kept");

    private readonly TemporaryFolder _folder = new();
    private readonly PostgresServer _server;

    private KeptCopy(string name, PostgresServer server)
    {
        _server = server;
        Manifest = KeptManifest.Read(Path.Combine(Root, $"{name}.json"));
        ZipFile.ExtractToDirectory(Path.Combine(Root, $"{name}.zip"), Folder);
        // The program refuses a key that others may read.
        if (!OperatingSystem.IsWindows()) { File.SetUnixFileMode(Path.Combine(Folder, "master.key"), UnixFileMode.UserRead | UnixFileMode.UserWrite); }
    }

    public KeptManifest Manifest { get; }

    public string Folder => _folder.Path;

    /// <summary>Null on SQLite.</summary>
    public string? ConnectionString { get; private set; }

    public DataOptions Options => new() { Folder = Folder, Kind = ConnectionString is null ? DatabaseKind.Sqlite : DatabaseKind.Postgres, ConnectionString = ConnectionString };

    /// <summary>Every version on every database, as <c>0.1/sqlite</c>.</summary>
    public static IEnumerable<string> All =>
        Directory.EnumerateFiles(Root, "*.json", SearchOption.AllDirectories).Select(file => Path.ChangeExtension(Path.GetRelativePath(Root, file), null).Replace('\\', '/')).Order(StringComparer.Ordinal);

    public static async Task<KeptCopy> MakeAsync(string name, PostgresServer server, CancellationToken cancellationToken)
    {
        var copy = new KeptCopy(name, server);
        try
        {
            if (Path.Combine(copy.Folder, "dump.sql") is var dump && File.Exists(dump)) { await copy.RestoreAsync(await File.ReadAllTextAsync(dump, cancellationToken), cancellationToken); }
            return copy;
        }
        catch
        {
            await copy.DisposeAsync();
            throw;
        }
    }

    /// <summary>Past our own code, for what is stored.</summary>
    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken, bool isReadOnly = true)
    {
        DbConnection connection = ConnectionString is null
            ? new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(Folder, "videoweb.db"), Mode = isReadOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWrite }.ToString())
            : new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        if (ConnectionString is null) { SqliteConnection.ClearAllPools(); }
        else { await _server.DropDatabaseAsync(ConnectionString); }

        _folder.Dispose();
    }

    private async Task RestoreAsync(string dump, CancellationToken cancellationToken)
    {
        ConnectionString = await _server.CreateDatabaseAsync(cancellationToken);
        // A connection of its own: the dump changes settings of its session.
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false }.ToString());
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(dump, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
