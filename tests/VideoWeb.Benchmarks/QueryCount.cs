using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace VideoWeb.Benchmarks;

/// <summary>Counts the commands that EF Core sends in this process. Thread-safe.</summary>
internal sealed class QueryCount : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly IDisposable _listening;
    private long _count;

    public QueryCount() => _listening = DiagnosticListener.AllListeners.Subscribe(this);

    public long Count => Interlocked.Read(ref _count);

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore") { value.Subscribe(this, name => name == RelationalEventId.CommandExecuting.Name); }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == RelationalEventId.CommandExecuting.Name) { Interlocked.Increment(ref _count); }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => _listening.Dispose();
}
