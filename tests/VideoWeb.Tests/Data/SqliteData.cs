using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Data;
using VideoWeb.Data.Storage;

namespace VideoWeb.Tests.Data;

public class SqliteData : DataFixture
{
    private readonly WritingTrouble _trouble = new();

    /// <summary>From now on nothing can be written: another program holds the file, and nobody waits long for it.</summary>
    public async Task<IAsyncDisposable> LockAsync()
    {
        var other = new SqliteConnection($"Data Source={Path.Combine(Folder, "videoweb.db")};Pooling=False");
        await other.OpenAsync();
        await ExecuteAsync(other, "BEGIN IMMEDIATE");
        _trouble.Pragma = "PRAGMA busy_timeout = 1";
        return new Release(async () =>
        {
            _trouble.Pragma = null;
            await other.DisposeAsync();
            // Connections keep it, and are kept themselves.
            SqliteConnection.ClearAllPools();
        });
    }

    /// <summary>From now on nothing can be written, as on a disk that the system has made read-only.</summary>
    public IAsyncDisposable MakeReadOnly()
    {
        _trouble.Pragma = "PRAGMA query_only = ON";
        return new Release(() =>
        {
            _trouble.Pragma = null;
            // Connections keep it, and are kept themselves.
            SqliteConnection.ClearAllPools();
            return Task.CompletedTask;
        });
    }

    protected override void Configure(IServiceCollection services) =>
        services.ConfigureDbContext<SqliteVideoWebDbContext>(context => context.AddInterceptors(_trouble));

    protected override Task<DataOptions> PrepareAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new DataOptions { Folder = Folder });

    protected override Task CleanAsync()
    {
        SqliteConnection.ClearAllPools();
        return Task.CompletedTask;
    }

    private static async Task ExecuteAsync(DbConnection connection, string text)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = text;
        await command.ExecuteNonQueryAsync();
    }

    private sealed class Release(Func<Task> release) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await release();
    }

    private sealed class WritingTrouble : DbConnectionInterceptor
    {
        // Of the driver, which asks again and again by itself; zero would be for ever.
        private const int ShortestTimeout = 1;
        private const int UsualTimeout = 30;

        /// <summary>Null while all is well.</summary>
        public string? Pragma { get; set; }

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => BeginAsync(connection).GetAwaiter().GetResult();

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default) => BeginAsync(connection);

        private Task BeginAsync(DbConnection connection)
        {
            ((SqliteConnection)connection).DefaultTimeout = Pragma is null ? UsualTimeout : ShortestTimeout;
            return Pragma is null ? Task.CompletedTask : ExecuteAsync(connection, Pragma);
        }
    }
}
