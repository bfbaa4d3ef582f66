using Microsoft.Data.Sqlite;
using VideoWeb.Data.Storage;

namespace VideoWeb.Tests.Data;

public sealed class SqliteData : DataFixture
{
    protected override Task<DataOptions> PrepareAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new DataOptions { Folder = Folder });

    protected override Task CleanAsync()
    {
        SqliteConnection.ClearAllPools();
        return Task.CompletedTask;
    }
}
