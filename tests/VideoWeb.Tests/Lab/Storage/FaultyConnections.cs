using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace VideoWeb.Tests.Lab.Storage;

/// <summary>Takes the database away, or its disk's last free byte, or the right to write to it, for as long as asked.</summary>
internal sealed class FaultyConnections : DbConnectionInterceptor
{
    private int _refused;

    /// <summary>Thrown at each use; null while the database is there.</summary>
    public Func<Exception>? Absence { get; set; }

    /// <summary>SQLite alone: no page can be added, and the database says what it says when a disk is full.</summary>
    public bool IsFull { get; set; }

    /// <summary>SQLite alone: every write is refused as on a file that may only be read.</summary>
    public bool IsReadOnly { get; set; }

    /// <summary>How often somebody wanted to use it while it was away.</summary>
    public int Refused => Volatile.Read(ref _refused);

    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        if (Absence is not { } absence) { return ValueTask.FromResult(result); }

        Interlocked.Increment(ref _refused);
        throw absence();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (connection is not SqliteConnection) { return; }

        await using var command = connection.CreateCommand();
        // 1 is brought up to what the file has by now.
        command.CommandText = $"PRAGMA max_page_count = {(IsFull ? 1 : 4294967294)}; PRAGMA query_only = {(IsReadOnly ? 1 : 0)};";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
