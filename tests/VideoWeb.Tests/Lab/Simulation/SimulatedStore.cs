using VideoWeb.Data.Tasks;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Tests.Lab.Simulation;

/// <summary>The tables as the rules see them: rows with compare-and-set, the attempt number, the result. It survives crashes.</summary>
internal sealed class SimulatedStore
{
    private readonly Dictionary<TaskId, TaskRow> _rows = [];
    private readonly Dictionary<TaskId, int> _attempts = [];
    private readonly Dictionary<TaskId, RemoteResult?> _results = [];

    public IEnumerable<TaskRow> Rows => _rows.Values;

    public void Create(TaskRow row)
    {
        _rows.Add(row.Id, row);
        _attempts[row.Id] = 1;
    }

    public TaskRow Load(TaskId task) => _rows[task];

    public int AttemptOf(TaskId task) => _attempts[task];

    public RemoteResult? ResultOf(TaskId task) => _results.GetValueOrDefault(task);

    /// <summary>False, with nothing written, when somebody was faster.</summary>
    public bool TrySave(TaskTransition move)
    {
        var stored = _rows[move.After.Id];
        if (stored.Version != move.Before.Version) { return false; }
        if (move.After.Version != stored.Version + 1) { throw new InvalidOperationException("A move counts its version by one."); }

        _rows[move.After.Id] = move.After;
        if (move.Attempt is { Number: var number }) { _attempts[move.After.Id] = Math.Max(_attempts[move.After.Id], number); }
        if (move.Result?.Result is { } result) { _results[move.After.Id] = result; }
        return true;
    }
}
