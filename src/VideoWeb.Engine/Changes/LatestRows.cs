using System.Collections.Concurrent;
using VideoWeb.Data.Tasks;

namespace VideoWeb.Engine.Changes;

/// <summary>The rows of one workspace that were read last, so that one that is read again unchanged is the same object. Thread-safe.</summary>
internal sealed class LatestRows
{
    // More than a page shows; then it begins anew.
    private const int Most = 500;

    private readonly ConcurrentDictionary<TaskId, TaskRow> _rows = [];

    public async Task<IReadOnlyList<TaskRow>> TakeAsync(Task<IReadOnlyList<TaskRow>> reading)
    {
        var rows = await reading;
        if (_rows.Count > Most) { _rows.Clear(); }
        return [.. rows.Select(row => _rows.AddOrUpdate(row.Id, row, (_, known) => known == row ? known : row))];
    }
}
