using Microsoft.EntityFrameworkCore;

namespace VideoWeb.Data.Storage;

/// <summary>Lets one node at a time prepare a PostgreSQL database. Held by the context's open connection, so it ends with it.</summary>
internal sealed class PostgresLock : IAsyncDisposable
{
    // Any constant of our own: advisory locks share one space of numbers in a database. These are the letters "VideoWeb".
    private const long Number = 0x566964656F576562;

    private readonly VideoWebDbContext _db;

    private PostgresLock(VideoWebDbContext db) => _db = db;

    public static async Task<PostgresLock> TakeAsync(VideoWebDbContext db, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({Number})", cancellationToken);
        return new(db);
    }

    public async ValueTask DisposeAsync() => await _db.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({Number})", CancellationToken.None);
}
