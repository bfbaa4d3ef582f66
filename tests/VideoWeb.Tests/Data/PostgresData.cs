using VideoWeb.Data.Storage;
using Xunit;

[assembly: AssemblyFixture(typeof(VideoWeb.Lab.PostgresServer))]

namespace VideoWeb.Tests.Data;

public sealed class PostgresData(PostgresServer server) : DataFixture
{
    private string? _connectionString;

    protected override async Task<DataOptions> PrepareAsync(CancellationToken cancellationToken)
    {
        _connectionString = await server.CreateDatabaseAsync(cancellationToken);
        return new() { Folder = Folder, Kind = DatabaseKind.Postgres, ConnectionString = _connectionString };
    }

    protected override async Task CleanAsync()
    {
        if (_connectionString is not null) { await server.DropDatabaseAsync(_connectionString); }
    }
}
