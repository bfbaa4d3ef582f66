using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace VideoWeb.Data.Storage;

/// <summary>
/// Keeps a second process away from a SQLite file: the engine's due times live in memory, and two of them would send everything twice.
/// The system lets go of the lock when the process ends, however it ends.
/// </summary>
internal sealed class SqliteFileLock : IDisposable
{
    private readonly FileStream _stream;

    private SqliteFileLock(FileStream stream) => _stream = stream;

    /// <exception cref="DatabaseStartException">Another process holds it.</exception>
    public static SqliteFileLock Take(string databaseFile)
    {
        try
        {
            return new(new FileStream(databaseFile + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException error) when (IsSharing(error))
        {
            throw new DatabaseStartException(
                $"The database {databaseFile} is in use by another process. Stop that one first, or choose another data folder; several processes need PostgreSQL.",
                error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseStartException($"Nothing can be written beside the database {databaseFile}: {error.Message} Check the disk and who may write there.", error);
        }
    }

    // EWOULDBLOCK of flock on Linux and macOS; ERROR_SHARING_VIOLATION on Windows.
    private static bool IsSharing(IOException error) => error.HResult is 11 or 35 or unchecked((int)0x80070020);

    /// <summary>Turns on the write-ahead log and clears what a killed migration left. Only under the lock.</summary>
    public static async Task PrepareAsync(VideoWebDbContext db, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL;", cancellationToken);
        // EF Core guards migrations by a row in this table and waits for ever on one whose process died. Our file lock proves that nobody is migrating.
        await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\";", cancellationToken);
    }

    public void Dispose() => _stream.Dispose();
}

/// <summary>Sets what SQLite forgets with each connection: once for each, as the pool hands the same one out again and again.</summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    // FULL: a commit that tells "this is about to be sent" must survive a power cut, else the same request could be paid twice.
    private const string Text = "PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 10000; PRAGMA synchronous = FULL;";

    // By the connection to the file itself, which the pool keeps; the objects around it come and go. What the pool lets go of is forgotten here.
    private readonly ConditionalWeakTable<sqlite3, object> _set = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (IsSet(connection)) { return; }

        using var command = connection.CreateCommand();
        command.CommandText = Text;
        command.ExecuteNonQuery();
        Note(connection);
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (IsSet(connection)) { return; }

        await using var command = connection.CreateCommand();
        command.CommandText = Text;
        await command.ExecuteNonQueryAsync(cancellationToken);
        Note(connection);
    }

    private bool IsSet(DbConnection connection) => HandleOf(connection) is { } handle && _set.TryGetValue(handle, out _);

    private void Note(DbConnection connection)
    {
        if (HandleOf(connection) is { } handle) { _set.TryAdd(handle, this); }
    }

    private static sqlite3? HandleOf(DbConnection connection) => ((SqliteConnection)connection).Handle;
}
