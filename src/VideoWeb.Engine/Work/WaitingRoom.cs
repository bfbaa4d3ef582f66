using VideoWeb.Data;

namespace VideoWeb.Engine.Work;

/// <summary>Tasks that wait here because their connection is paused or full, and the sends that have just begun. Thread-safe.</summary>
internal sealed class WaitingRoom
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ConnectionId, SortedSet<TaskId>> _waiting = [];
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

    public void Wait(ConnectionId connection, TaskId task)
    {
        lock (_lock)
        {
            if (!_waiting.TryGetValue(connection, out var tasks)) { _waiting[connection] = tasks = []; }
            tasks.Add(task);
        }
    }

    /// <summary>Those who waited longest; ids grow with time.</summary>
    public IReadOnlyList<TaskId> Call(ConnectionId connection, int count)
    {
        lock (_lock)
        {
            if (!_waiting.TryGetValue(connection, out var tasks)) { return []; }

            var called = tasks.Take(count).ToList();
            tasks.ExceptWith(called);
            if (tasks.Count == 0) { _waiting.Remove(connection); }
            return called;
        }
    }
}
