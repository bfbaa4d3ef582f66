using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Engine.Work;

/// <summary>Tasks that wait here because their connection is paused or full, and the sends that have just begun. Thread-safe.</summary>
/// <remarks>The members of a workspace take turns at a connection, so that one who asks for much does not keep another waiting.</remarks>
internal sealed class WaitingRoom
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ConnectionId, LinkedList<Lane>> _waiting = [];
    private readonly Dictionary<TaskId, (Lane Lane, long Turn)> _places = [];
    private readonly Dictionary<TaskId, ConnectionId> _called = [];

    // Sends that were called or have begun, and may not be counted by the database yet.
    private readonly Dictionary<ConnectionId, int> _underway = [];

    /// <summary>Takes a place for a send that begins, unless all are taken.</summary>
    /// <param name="atProvider">Tasks that have a place by the database; a send that has just begun may be counted in both, which only makes others wait a moment.</param>
    /// <param name="limit">0 for none.</param>
    public bool TryBegin(ConnectionId connection, int atProvider, int limit)
    {
        lock (_lock)
        {
            if (limit > 0 && atProvider + _underway.GetValueOrDefault(connection) >= limit) { return false; }

            Count(connection, 1);
            return true;
        }
    }

    public void HasBegun(ConnectionId connection)
    {
        lock (_lock) { Count(connection, -1); }
    }

    /// <param name="turn">Lower ones of a member are called first, equal ones in order of making: ids grow with time.</param>
    public void Wait(ConnectionId connection, UserId member, TaskId task, long turn)
    {
        lock (_lock)
        {
            Remove(task);
            if (!_waiting.TryGetValue(connection, out var lanes)) { _waiting[connection] = lanes = []; }

            var lane = lanes.FirstOrDefault(one => one.Member == member);
            if (lane is null) { lanes.AddLast(lane = new Lane(connection, member)); }

            lane.Tasks.Add((turn, task));
            _places[task] = (lane, turn);
        }
    }

    /// <summary>Takes the task out, wherever it is.</summary>
    /// <returns>The connection for which it was called, and so comes before those who wait; null for one that was not.</returns>
    public ConnectionId? Leave(TaskId task)
    {
        lock (_lock)
        {
            Remove(task);
            if (!_called.Remove(task, out var connection)) { return null; }

            Count(connection, -1);
            return connection;
        }
    }

    public bool IsWaiting(TaskId task)
    {
        lock (_lock) { return _places.ContainsKey(task); }
    }

    /// <summary>Whose turn it is; null when nobody waits.</summary>
    public TaskId? First(ConnectionId connection)
    {
        lock (_lock) { return _waiting.TryGetValue(connection, out var lanes) ? lanes.First!.Value.Tasks.Min.Task : null; }
    }

    /// <summary>Sends for the connection that have just been called or begun.</summary>
    public int Underway(ConnectionId connection)
    {
        lock (_lock) { return _underway.GetValueOrDefault(connection); }
    }

    /// <summary>Those whose turn it is, each with its member. They count as underway until they leave.</summary>
    public IReadOnlyList<(TaskId Task, UserId Member)> Call(ConnectionId connection, int count)
    {
        lock (_lock)
        {
            var called = new List<(TaskId, UserId)>();
            while (called.Count < count && _waiting.TryGetValue(connection, out var lanes))
            {
                var lane = lanes.First!.Value;
                var task = lane.Tasks.Min.Task;
                lanes.RemoveFirst();
                lanes.AddLast(lane);
                Remove(task);
                _called[task] = connection;
                Count(connection, 1);
                called.Add((task, lane.Member));
            }

            return called;
        }
    }

    private void Count(ConnectionId connection, int change)
    {
        var underway = _underway.GetValueOrDefault(connection) + change;
        if (underway == 0) { _underway.Remove(connection); }
        else { _underway[connection] = underway; }
    }

    private void Remove(TaskId task)
    {
        if (!_places.Remove(task, out var place)) { return; }

        var (lane, turn) = place;
        lane.Tasks.Remove((turn, task));
        if (lane.Tasks.Count > 0) { return; }

        var lanes = _waiting[lane.Connection];
        lanes.Remove(lane);
        if (lanes.Count == 0) { _waiting.Remove(lane.Connection); }
    }

    private sealed class Lane(ConnectionId connection, UserId member)
    {
        public ConnectionId Connection => connection;

        public UserId Member => member;

        public SortedSet<(long Turn, TaskId Task)> Tasks { get; } = [];
    }
}
