using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace VideoWeb.Tests.Lab.Crash;

/// <summary>A crash point before each command, after each one that writes, and before and after each commit.</summary>
internal sealed class DatabaseCrashPoints(ProcessLife life) : IDbCommandInterceptor, IDbTransactionInterceptor
{
    private const string Commit = "COMMIT";

    public ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        life.BeginCommand(TextOf(command));
        return new(result);
    }

    public ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        End(command);
        return new(result);
    }

    public ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        life.BeginCommand(TextOf(command));
        return new(result);
    }

    public ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        End(command);
        return new(result);
    }

    public ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
    {
        life.BeginCommand(TextOf(command));
        return new(result);
    }

    public ValueTask<object?> ScalarExecutedAsync(DbCommand command, CommandExecutedEventData eventData, object? result, CancellationToken cancellationToken = default)
    {
        End(command);
        return new(result);
    }

    public Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        life.Leave();
        return Task.CompletedTask;
    }

    public Task CommandCanceledAsync(DbCommand command, CommandEndEventData eventData, CancellationToken cancellationToken = default)
    {
        life.Leave();
        return Task.CompletedTask;
    }

    public ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        life.BeginCommand(Commit);
        return new(result);
    }

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        life.EndCommand(Commit, isCommit: true);
        return Task.CompletedTask;
    }

    public Task TransactionFailedAsync(DbTransaction transaction, TransactionErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        // A rollback that fails was never begun here.
        if (string.Equals(eventData.Action, Commit, StringComparison.OrdinalIgnoreCase)) { life.Leave(); }
        return Task.CompletedTask;
    }

    // After a read is before what comes next: it has left nothing behind.
    private void End(DbCommand command)
    {
        if (command.CommandText.StartsWith("SELECT", StringComparison.Ordinal)) { life.Leave(); }
        else { life.EndCommand(TextOf(command), isCommit: false); }
    }

    private static string TextOf(DbCommand command) => string.Join(' ', command.CommandText.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(6));
}
