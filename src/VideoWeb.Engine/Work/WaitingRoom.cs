using VideoWeb.Data;

namespace VideoWeb.Engine.Work;

/// <summary>Tasks that wait here because their connection is paused, closed or full, and the sends that have just begun. Thread-safe.</summary>
internal sealed class WaitingRoom
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ConnectionId, SortedSet<(long Turn, TaskId Task)>> _waiting = [];
    private readonly Dictionary<TaskId, (ConnectionId Connection, long Turn)> _places = [];
    private readonly HashSet<TaskId> _called = [];
    private readonly Dictionary<ConnectionId, int> _beginning = [];

    /// <summary>Connections for which somebody waits.</summary>
    public IReadOnlyList<ConnectionId> Connections
    {
        get { lock (_lock) { return [.. _waiting.Keys]; } }
    }

    /// <summary>Takes a place for a send that begins, unless all are taken.</summary>
    /// <param name="atProvider">Tasks that have a place by the database; a send that has just begun may be counted in both, which only makes others wait a moment.</param>
    /// <param name="limit">0 for none.</param>
    public bool TryBegin(ConnectionId connection, int atProvider, int limit)
    {
        lock (_lock)
        {
            var beginning = _beginning.GetValueOrDefault(connection);
            if (limit > 0 && atProvider + beginning >= limit) { return false; }

            _beginning[connection] = beginning + 1;
            return true;
        }
    }

    public void HasBegun(ConnectionId connection)
    {
        lock (_lock)
        {
            if (--_beginning[connection] == 0) { _beginning.Remove(connection); }
        }
    }

    /// <param name="turn">Lower ones are called first, equal ones in order of making: ids grow with time.</param>
    public void Wait(ConnectionId connection, TaskId task, long turn)
    {
        lock (_lock)
        {
            Remove(task);
            if (!_waiting.TryGetValue(connection, out var tasks)) { _waiting[connection] = tasks = []; }
            tasks.Add((turn, task));
            _places[task] = (connection, turn);
        }
    }

    /// <summary>Takes the task out, wherever it is.</summary>
    /// <returns>Whether it was called, and so comes before those who wait.</returns>
    public bool Leave(TaskId task)
    {
        lock (_lock)
        {
            Remove(task);
            return _called.Remove(task);
        }
    }

    public bool IsAnybodyWaiting(ConnectionId connection)
    {
        lock (_lock) { return _waiting.ContainsKey(connection); }
    }

    /// <summary>Those whose turn it is.</summary>
    public IReadOnlyList<TaskId> Call(ConnectionId connection, int count)
    {
        lock (_lock)
        {
            if (!_waiting.TryGetValue(connection, out var tasks)) { return []; }

            var called = tasks.Take(count).Select(one => one.Task).ToList();
            foreach (var task in called)
            {
                Remove(task);
                _called.Add(task);
            }

            return called;
        }
    }

    private void Remove(TaskId task)
    {
        if (!_places.Remove(task, out var place)) { return; }

        var tasks = _waiting[place.Connection];
        tasks.Remove((place.Turn, task));
        if (tasks.Count == 0) { _waiting.Remove(place.Connection); }
    }
}
