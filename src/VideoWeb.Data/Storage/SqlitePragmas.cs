using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace VideoWeb.Data.Storage;

/// <summary>Sets what SQLite forgets with each connection.</summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    // FULL: a commit that tells "this is about to be sent" must survive a power cut, else the same request could be paid twice.
    private const string Text = "PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 10000; PRAGMA synchronous = FULL;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Text;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Text;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
