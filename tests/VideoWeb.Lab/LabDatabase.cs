using Npgsql;
using VideoWeb.Data.Storage;

namespace VideoWeb.Lab;

/// <summary>A database that is made ready once and copied for each run, because making one takes longer than a run.</summary>
public sealed class LabDatabase : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = TemporaryFolder.InMemory();
    private readonly PostgresServer? _server;
    private DataOptions _template = null!;
    private int _copies;

    private LabDatabase(PostgresServer? server) => _server = server;

    /// <param name="server">Null for SQLite.</param>
    /// <param name="sandbox">Where the connections lead.</param>
    public static async Task<LabDatabase> CreateAsync(PostgresServer? server, Uri sandbox, CancellationToken cancellationToken)
    {
        var database = new LabDatabase(server);
        var data = new DataOptions { Folder = database.FolderOf("template") };
        if (server is not null)
        {
            // Nobody may be connected to a database that is copied, so no connection may wait in a pool.
            var connection = new NpgsqlConnectionStringBuilder(await server.CreateDatabaseAsync(cancellationToken)) { Pooling = false };
            data = data with { Kind = DatabaseKind.Postgres, ConnectionString = connection.ToString() };
        }

        database._template = data;
        await using var engine = await LabEngine.OpenAsync(data, sandbox, cancellationToken);
        await engine.ConnectAsync(cancellationToken);
        return database;
    }

    /// <summary>A database of its own, with the team and its connections, in a folder of its own.</summary>
    public async Task<DataOptions> CopyAsync(CancellationToken cancellationToken)
    {
        var copy = _template with { Folder = FolderOf($"run-{Interlocked.Increment(ref _copies)}") };
        DirectoryInfo folder = new(copy.Folder);
        folder.Create();
        foreach (var file in new DirectoryInfo(_template.Folder).EnumerateFiles().Where(file => file.Extension is not (".lock" or ".db-shm")))
        {
            file.CopyTo(Path.Combine(folder.FullName, file.Name));
        }

        return _server is null ? copy : copy with { ConnectionString = await _server.CreateDatabaseAsync(cancellationToken, _template.ConnectionString) };
    }

    /// <summary>Deletes a copy, its clips and its connections.</summary>
    public async Task DropAsync(DataOptions copy)
    {
        Directory.GetParent(copy.Folder)!.Delete(recursive: true);
        if (_server is not null) { await _server.DropDatabaseAsync(copy.ConnectionString!); }
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) { await _server.DropDatabaseAsync(_template.ConnectionString!); }
        _folder.Dispose();
    }

    private string FolderOf(string name) => Path.Combine(_folder.Path, name, "data");
}
