using Microsoft.EntityFrameworkCore;

namespace VideoWeb.Data.Storage;

/// <summary>How stores reach the database: a context for each operation; writes in a transaction, in turn.</summary>
/// <remarks>Public, like <see cref="WriteGate"/>, because the stores' constructors are; what they do is for this project alone.</remarks>
public sealed class Database(IDbContextFactory<VideoWebDbContext> contexts, WriteGate gate)
{
    private const int MaxAttempts = 10;

    internal Task<VideoWebDbContext> OpenAsync(CancellationToken cancellationToken) => contexts.CreateDbContextAsync(cancellationToken);

    /// <summary>
    /// Runs <paramref name="work"/> in one transaction and commits it, unless it throws. It is run anew when a row with a concurrency token was
    /// saved by somebody else after it was read, so it changes nothing but the database.
    /// </summary>
    /// <remarks>The commit itself cannot be cancelled: a caller who is told "cancelled" may rely on nothing having been written.</remarks>
    internal Task<T> WriteAsync<T>(Func<VideoWebDbContext, Task<T>> work, CancellationToken cancellationToken) =>
        WriteAsync(work, _ => true, cancellationToken);

    /// <summary>As the other, and takes everything back when the result is not one to keep.</summary>
    internal async Task<T> WriteAsync<T>(Func<VideoWebDbContext, Task<T>> work, Func<T, bool> isKept, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await WriteOnceAsync(work, isKept, cancellationToken);
            }
            catch (DbUpdateConcurrencyException) when (attempt < MaxAttempts)
            {
                // Somebody else saved a row after it was read here: nothing of this attempt is left, and the next one reads what they wrote.
            }
        }
    }

    private async Task<T> WriteOnceAsync<T>(Func<VideoWebDbContext, Task<T>> work, Func<T, bool> isKept, CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(cancellationToken);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);

        var result = await work(db);
        if (isKept(result)) { await transaction.CommitAsync(CancellationToken.None); }
        return result;
    }
}

/// <summary>
/// Lets one writer of this process at a time to SQLite, in order of arrival: left to itself SQLite lets writers starve each other.
/// PostgreSQL needs no gate and passes at once.
/// </summary>
public sealed class WriteGate(DataOptions options) : IDisposable
{
    private readonly SemaphoreSlim _turns = new(1, 1);

    /// <summary>Waits for a turn; disposing the answer ends it.</summary>
    internal async Task<IDisposable?> EnterAsync(CancellationToken cancellationToken)
    {
        if (options.Kind == DatabaseKind.Postgres) { return null; }

        await _turns.WaitAsync(cancellationToken);
        return new Turn(_turns);
    }

    public void Dispose() => _turns.Dispose();

    private sealed class Turn(SemaphoreSlim turns) : IDisposable
    {
        public void Dispose() => turns.Release();
    }
}
