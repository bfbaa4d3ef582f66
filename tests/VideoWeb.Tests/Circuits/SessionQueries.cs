using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace VideoWeb.Tests.Circuits;

/// <summary>Lets a test hold up every question whether a session goes on, as a database that is busy does.</summary>
internal sealed class SessionQueries : DbCommandInterceptor
{
    private volatile TaskCompletionSource? _held;

    public void Hold() => _held ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Release() => Interlocked.Exchange(ref _held, null)?.TrySetResult();

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (_held is { } held && command.CommandText.StartsWith("SELECT", StringComparison.Ordinal) && command.CommandText.Contains("FROM \"Sessions\"", StringComparison.Ordinal))
        {
            await held.Task.WaitAsync(cancellationToken);
        }

        return result;
    }
}
