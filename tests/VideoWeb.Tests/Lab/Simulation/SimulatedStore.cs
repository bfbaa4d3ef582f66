using VideoWeb.Data.Tasks;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Tests.Lab.Simulation;

/// <summary>The tables as the rules see them: rows with compare-and-set, the attempt number, the result. It survives crashes.</summary>
internal sealed class SimulatedStore
{
    private readonly Dictionary<TaskId, TaskRow> _rows = [];
    private readonly Dictionary<TaskId, SendAttempt> _attempts = [];
    private readonly Dictionary<TaskId, RemoteResult?> _results = [];
    private readonly HashSet<(TaskId Task, string Id)> _ids = [];

    /// <summary>The process that was started last. Only it may begin sends.</summary>
    public long NewestRun { get; set; } = 1;

    public IEnumerable<TaskRow> Rows => _rows.Values;

    public void Create(TaskRow row)
    {
        _rows.Add(row.Id, row);
        _attempts[row.Id] = new SendAttempt(1, null);
    }

    public TaskRow Load(TaskId task) => _rows[task];

    public SendAttempt AttemptOf(TaskId task) => _attempts[task];

    /// <summary>Whether the id was ever saved as one of the task's.</summary>
    public bool Knows(TaskId task, string id) => _ids.Contains((task, id));

    public RemoteResult? ResultOf(TaskId task) => _results.GetValueOrDefault(task);

    /// <summary>False, with nothing written, when somebody was faster.</summary>
    public bool TrySave(TaskTransition move)
    {
        var stored = _rows[move.After.Id];
        if (stored.Version != move.Before.Version) { return false; }
        if (move.Claim < NewestRun) { return false; }
        if (move.After.Version != stored.Version + 1) { throw new InvalidOperationException("A move counts its version by one."); }

        _rows[move.After.Id] = move.After;
        if (move.Attempt is { } attempt && attempt.Number >= _attempts[move.After.Id].Number)
        {
            _attempts[move.After.Id] = new SendAttempt(attempt.Number, attempt.Run ?? (attempt.Number == _attempts[move.After.Id].Number ? _attempts[move.After.Id].Run : null));
        }

        foreach (var id in new[] { move.After.RemoteId, move.AlsoKnownAs }.OfType<RemoteTaskId>()) { _ids.Add((move.After.Id, id.Value)); }
        if (move.Result?.Result is { } result) { _results[move.After.Id] = result; }
        return true;
    }
}
