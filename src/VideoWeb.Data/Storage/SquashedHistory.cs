using Microsoft.EntityFrameworkCore;

namespace VideoWeb.Data.Storage;

/// <summary>
/// For one version the first two migrations stood as one. A database that was made by it has the tables of both and is given the history of both.
/// It can go when no database of that version (its history begins with <see cref="Squashed"/>) is left.
/// </summary>
internal static class SquashedHistory
{
    public const string Squashed = "20261121082528_Initial";

    private const string First = "20261121074254_Initial";
    private const string Second = "20261121082528_Queue";

    public static async Task UnfoldAsync(VideoWebDbContext db, CancellationToken cancellationToken)
    {
        if (!(await db.Database.GetAppliedMigrationsAsync(cancellationToken)).Contains(Squashed)) { return; }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
            SELECT {First}, "ProductVersion" FROM "__EFMigrationsHistory" WHERE "MigrationId" = {Squashed}
            """,
            cancellationToken);
        await db.Database.ExecuteSqlAsync($"""UPDATE "__EFMigrationsHistory" SET "MigrationId" = {Second} WHERE "MigrationId" = {Squashed}""", cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
