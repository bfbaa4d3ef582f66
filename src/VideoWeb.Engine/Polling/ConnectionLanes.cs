using VideoWeb.Data;

namespace VideoWeb.Engine.Polling;

/// <summary>Keeps the questions in flight of each connection below a limit. Who finds no place waits in line without holding up others. Thread-safe.</summary>
internal sealed class ConnectionLanes(int limit)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ConnectionId, Lane> _lanes = [];

    /// <summary>True when the task may go at once; else it waits, and comes out of somebody's <see cref="Leave"/>.</summary>
    public bool TryEnter(ConnectionId connection, TaskId task)
    {
        lock (_lock)
        {
            if (!_lanes.TryGetValue(connection, out var lane)) { _lanes[connection] = lane = new Lane(); }
            if (lane.Running < limit)
            {
                lane.Running++;
                return true;
            }

            lane.Waiting.Enqueue(task);
            return false;
        }
    }

    /// <summary>Gives the place back.</summary>
    /// <returns>The task that waited longest: it is due now and has to enter again. Null when none waits.</returns>
    public TaskId? Leave(ConnectionId connection)
    {
        lock (_lock)
        {
            var lane = _lanes[connection];
            lane.Running--;
            if (lane.Waiting.TryDequeue(out var task)) { return task; }
            if (lane.Running == 0) { _lanes.Remove(connection); }

            return null;
        }
    }

    private sealed class Lane
    {
        public int Running { get; set; }

        public Queue<TaskId> Waiting { get; } = [];
    }
}
