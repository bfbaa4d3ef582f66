using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace VideoWeb.Data.Storage;

/// <summary>Tells trouble of the database itself (its disk, a lock, the way to it) from a fault in what was asked of it.</summary>
public static class StorageTrouble
{
    public const string Full = "The disk of the database is full.";
    public const string Locked = "Another program holds the database.";
    public const string ReadOnly = "The database can only be read.";
    public const string Damaged = "The database is damaged.";
    public const string DiskFails = "The disk of the database fails.";
    public const string Unreachable = "The database cannot be reached.";
    public const string Busy = "The database is too busy.";

    /// <summary>A sentence about the trouble; null when the error is none of the storage's.</summary>
    public static string? Find(Exception error)
    {
        // EF Core wraps what it takes for passing, and Npgsql what comes from the network.
        for (Exception? one = error; one is not null; one = one.InnerException)
        {
            if (one is DbException and (SqliteException or NpgsqlException)) { return one is SqliteException sqlite ? Find(sqlite.SqliteErrorCode) : Find((NpgsqlException)one); }
        }

        return null;
    }

    // https://www.sqlite.org/rescode.html: primary codes.
    private static string? Find(int code) => code switch
    {
        5 or 6 or 15 => Locked,
        7 => Busy,
        8 => ReadOnly,
        10 or 14 => DiskFails,
        11 or 26 => Damaged,
        13 => Full,
        _ => null,
    };

    // https://www.postgresql.org/docs/current/errcodes-appendix.html: the first two characters are the class.
    private static string? Find(NpgsqlException error) => (error as PostgresException)?.SqlState switch
    {
        null => Unreachable,
        "53100" => Full,
        "25006" => ReadOnly,
        "55P03" => Locked,
        "XX001" or "XX002" => Damaged,
        ['5', '3', ..] or ['4', '0', ..] => Busy,
        ['0', '8', ..] or ['5', '7', ..] => Unreachable,
        ['5', '8', ..] => DiskFails,
        _ => null,
    };
}
