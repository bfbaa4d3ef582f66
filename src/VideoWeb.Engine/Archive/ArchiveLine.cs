using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Engine.Archive;

/// <summary>
/// Results that are due to be copied. Workspaces take turns; but a result whose address is about to expire goes before all others, the
/// nearest expiry first. Thread-safe.
/// </summary>
internal sealed class ArchiveLine
{
    /// <summary>From then on an address counts as about to expire.</summary>
    public static readonly TimeSpan Urgent = TimeSpan.FromMinutes(30);

    private readonly Lock _lock = new();
    private readonly Dictionary<TaskId, ArchiveEntry> _known = [];
    private readonly Dictionary<TaskId, ArchiveEntry> _waiting = [];
    private readonly PriorityQueue<TaskId, DateTimeOffset> _byExpiry = new();
    private readonly LinkedList<(WorkspaceId Workspace, Queue<TaskId> Tasks)> _turns = [];

    /// <summary>Notes what is known of a result until it is forgotten.</summary>
    public void Expect(ArchiveEntry entry)
    {
        lock (_lock) { _known[entry.Task] = entry; }
    }

    public void Forget(TaskId task)
    {
        lock (_lock) { _known.Remove(task); }
    }

    /// <summary>How long the task's address still works; null when that is not known.</summary>
    public TimeSpan? LeftFor(TaskId task, DateTimeOffset now)
    {
        lock (_lock) { return _known.TryGetValue(task, out var entry) ? entry.ExpiresAt - now : null; }
    }

    /// <summary>Lines up a task that is due; one that waits already keeps its place.</summary>
    public void Enter(TaskId task)
    {
        lock (_lock)
        {
            var entry = _known.GetValueOrDefault(task) ?? new ArchiveEntry(task, default, DateTimeOffset.MaxValue);
            if (!_waiting.TryAdd(task, entry)) { return; }

            _byExpiry.Enqueue(task, entry.ExpiresAt);
            var turn = _turns.FirstOrDefault(one => one.Workspace == entry.Workspace);
            if (turn.Tasks is null) { _turns.AddLast(turn = (entry.Workspace, [])); }
            turn.Tasks.Enqueue(task);
        }
    }

    /// <summary>The one whose turn it is.</summary>
    public bool TryNext(DateTimeOffset now, out TaskId task)
    {
        lock (_lock) { return TryUrgent(now, out task) || TryTurn(out task); }
    }

    // Who has left by the other way is still in the heap and in the turns, and is passed over there.
    private bool TryUrgent(DateTimeOffset now, out TaskId task)
    {
        while (_byExpiry.TryPeek(out task, out var expiresAt))
        {
            var isWaiting = _waiting.TryGetValue(task, out var entry) && entry.ExpiresAt == expiresAt;
            if (isWaiting && expiresAt - now > Urgent) { return false; }

            _byExpiry.Dequeue();
            if (isWaiting) { return _waiting.Remove(task); }
        }

        return false;
    }

    private bool TryTurn(out TaskId task)
    {
        while (_turns.First is { } turn)
        {
            _turns.RemoveFirst();
            while (turn.Value.Tasks.TryDequeue(out task))
            {
                if (!_waiting.Remove(task)) { continue; }
                if (turn.Value.Tasks.Count > 0) { _turns.AddLast(turn); }
                return true;
            }
        }

        task = default;
        return false;
    }
}
