using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Data;

namespace VideoWeb.Tests.Lab.Crash;

/// <summary>Holds one commit back until it is let go, and then loses its answer: the database has it, and the program sees a broken connection.</summary>
/// <param name="number">Which commit since the counting began; the first is 1.</param>
internal sealed class CommitHold(int number) : IDbTransactionInterceptor
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _go = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _begun;
    private int _ended;
    private volatile bool _isCounted;

    public Task Reached => _reached.Task;

    public void Begin() => _isCounted = true;

    public void LetGo() => _go.SetResult();

    public void Watch(IServiceCollection services)
    {
        services.ConfigureDbContext<SqliteVideoWebDbContext>(options => options.AddInterceptors(this));
        services.ConfigureDbContext<PostgresVideoWebDbContext>(options => options.AddInterceptors(this));
    }

    public async ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        if (_isCounted && Interlocked.Increment(ref _begun) == number)
        {
            _reached.SetResult();
            await _go.Task;
        }

        return result;
    }

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
        _isCounted && Interlocked.Increment(ref _ended) == number ? throw new IOException("The connection to the database broke off.") : Task.CompletedTask;
}
