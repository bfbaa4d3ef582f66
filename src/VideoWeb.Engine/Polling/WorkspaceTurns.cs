using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Engine.Polling;

/// <summary>One workspace's waiting tasks: its members take turns, and a member's connections among themselves. Not thread-safe.</summary>
internal sealed class WorkspaceTurns(WorkspaceId id)
{
    private readonly LinkedList<Lane> _lanes = [];
    private readonly Dictionary<(UserId, ConnectionId), LinkedListNode<Lane>> _byOwner = [];

    public WorkspaceId Id => id;

    public bool IsEmpty => _lanes.Count == 0;

    /// <summary>Whose turn it is first.</summary>
    public LinkedListNode<Lane>? First => _lanes.First;

    public void Add(TaskId task, PollOwner owner)
    {
        var key = (owner.Member, owner.Connection);
        if (!_byOwner.TryGetValue(key, out var lane)) { _byOwner[key] = lane = _lanes.AddLast(new Lane(owner.Member, owner.Connection)); }

        lane.Value.Waiting.Enqueue(task);
    }

    /// <summary>The lane's first task. Its member's lanes then stand behind everybody else's.</summary>
    public TaskId Take(LinkedListNode<Lane> lane)
    {
        var task = lane.Value.Waiting.Dequeue();
        var member = lane.Value.Member;
        var last = _lanes.Last!;
        for (LinkedListNode<Lane>? one = _lanes.First, next; one is not null; one = next)
        {
            next = one == last ? null : one.Next;
            if (one != lane && one.Value.Member == member) { MoveBack(one); }
        }

        // Behind the member's others, so that these come first next time.
        MoveBack(lane);
        if (lane.Value.Waiting.Count > 0) { return task; }

        _lanes.Remove(lane);
        _byOwner.Remove((member, lane.Value.Connection));
        return task;
    }

    private void MoveBack(LinkedListNode<Lane> lane)
    {
        _lanes.Remove(lane);
        _lanes.AddLast(lane);
    }

    internal sealed class Lane(UserId member, ConnectionId connection)
    {
        public UserId Member => member;

        public ConnectionId Connection => connection;

        public Queue<TaskId> Waiting { get; } = [];
    }
}
