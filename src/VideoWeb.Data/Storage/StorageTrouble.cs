using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Data.Storage;

/// <summary>Tells trouble of the database itself (its disk, a lock, the way to it) from a fault in what was asked of it.</summary>
public static class StorageTrouble
{
    /// <summary>The message about the trouble, which has no arguments; null when the error is none of the storage's.</summary>
    public static MessageCode? Find(Exception error)
    {
        // EF Core wraps what it takes for passing, and Npgsql what comes from the network.
        for (Exception? one = error; one is not null; one = one.InnerException)
        {
            if (one is DbException and (SqliteException or NpgsqlException)) { return one is SqliteException sqlite ? Find(sqlite.SqliteErrorCode) : Find((NpgsqlException)one); }
        }

        return null;
    }

    // https://www.sqlite.org/rescode.html: primary codes.
    private static MessageCode? Find(int code) => code switch
    {
        5 or 6 or 15 => MessageCode.DatabaseLocked,
        7 => MessageCode.DatabaseBusy,
        8 => MessageCode.DatabaseReadOnly,
        10 or 14 => MessageCode.DatabaseDiskFails,
        11 or 26 => MessageCode.DatabaseDamaged,
        13 => MessageCode.DatabaseDiskFull,
        _ => null,
    };

    // https://www.postgresql.org/docs/current/errcodes-appendix.html: the first two characters are the class.
    private static MessageCode? Find(NpgsqlException error) => (error as PostgresException)?.SqlState switch
    {
        null => MessageCode.DatabaseUnreachable,
        "53100" => MessageCode.DatabaseDiskFull,
        "25006" => MessageCode.DatabaseReadOnly,
        "55P03" => MessageCode.DatabaseLocked,
        "XX001" or "XX002" => MessageCode.DatabaseDamaged,
        ['5', '3', ..] or ['4', '0', ..] => MessageCode.DatabaseBusy,
        ['0', '8', ..] or ['5', '7', ..] => MessageCode.DatabaseUnreachable,
        ['5', '8', ..] => MessageCode.DatabaseDiskFails,
        _ => null,
    };
}
