using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace VideoWeb.Benchmarks;

/// <summary>Counts the commands that EF Core sends in this process. Thread-safe.</summary>
internal sealed class QueryCount : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly IDisposable _listening;
    private readonly ConcurrentDictionary<string, int> _texts = [];
    private long _count;

    public QueryCount() => _listening = DiagnosticListener.AllListeners.Subscribe(this);

    public long Count => Interlocked.Read(ref _count);

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore") { value.Subscribe(this, name => name == RelationalEventId.CommandExecuting.Name); }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key != RelationalEventId.CommandExecuting.Name) { return; }

        Interlocked.Increment(ref _count);
        if (value.Value is CommandEventData { Command: DbCommand command }) { _texts.AddOrUpdate(command.CommandText, 1, (_, count) => count + 1); }
    }

    /// <summary>What was asked since the last call, each text once with how often, most often first.</summary>
    public IReadOnlyList<(string Text, int Count)> Take()
    {
        var taken = _texts.Select(each => (each.Key, each.Value)).OrderByDescending(each => each.Value).ToList();
        _texts.Clear();
        return taken;
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => _listening.Dispose();
}
