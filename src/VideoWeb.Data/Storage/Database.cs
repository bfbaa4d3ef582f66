using Microsoft.EntityFrameworkCore;

namespace VideoWeb.Data.Storage;

/// <summary>How stores reach the database: a context for each operation; writes in a transaction, in turn.</summary>
internal sealed class Database(IDbContextFactory<VideoWebDbContext> contexts, WriteGate gate)
{
    public Task<VideoWebDbContext> OpenAsync(CancellationToken cancellationToken) => contexts.CreateDbContextAsync(cancellationToken);

    /// <summary>Runs <paramref name="work"/> in one transaction and commits it, unless it throws.</summary>
    /// <remarks>The commit itself cannot be cancelled: a caller who is told "cancelled" may rely on nothing having been written.</remarks>
    public Task<T> WriteAsync<T>(Func<VideoWebDbContext, Task<T>> work, CancellationToken cancellationToken) =>
        WriteAsync(work, _ => true, cancellationToken);

    /// <summary>As the other, and takes everything back when the result is not one to keep.</summary>
    public async Task<T> WriteAsync<T>(Func<VideoWebDbContext, Task<T>> work, Func<T, bool> isKept, CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(cancellationToken);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);

        var result = await work(db);
        if (isKept(result)) { await transaction.CommitAsync(CancellationToken.None); }
        return result;
    }
}
