using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Engine.Polling;

/// <summary>
/// Tasks that are due and wait for their turn. Workspaces take turns, in each its members, so that one with twenty thousand tasks does not keep
/// another waiting; a connection that may not be asked at the moment holds up nobody else. Thread-safe.
/// </summary>
/// <param name="mostPerOrigin">Questions in flight to one origin; fewer than there are places, or one origin that hangs could hold them all.</param>
internal sealed class PollLine(TimeProvider time, PollPace unknown, int mostPerOrigin)
{
    public PollLine(TimeProvider time, EngineOptions options)
        : this(time, PollHints.UnknownPace(options), options.MaxPollsPerOrigin)
    {
    }

    // People make connections and type origins: what nobody asks through any more is forgotten.
    public static readonly TimeSpan Idle = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private readonly LinkedList<WorkspaceTurns> _turns = [];
    private readonly Dictionary<WorkspaceId, WorkspaceTurns> _workspaces = [];
    private readonly Dictionary<ConnectionId, ConnectionGate> _gates = [];
    private readonly Dictionary<OriginBreaker, OriginShare> _shares = []; // One breaker is one origin.
    private readonly Dictionary<TaskId, long> _waiting = []; // Since which timestamp.

    // By task: the gate to give back, and for whom it is to line up again when it came due while it was asked for.
    private readonly Dictionary<TaskId, Asked> _asked = [];

    private readonly SweepTurn _sweeps = new(time, Idle);

    /// <summary>How many connections it knows something of, and how many origins.</summary>
    public (int Connections, int Origins) Known
    {
        get { lock (_lock) { return (_gates.Count, _shares.Count); } }
    }

    /// <summary>How many wait.</summary>
    public int Count
    {
        get { lock (_lock) { return _waiting.Count; } }
    }

    /// <summary>Lines up a task that is due. One that waits already keeps its place; one that is just being asked for lines up when that is over.</summary>
    /// <param name="since">The timestamp at which it was due.</param>
    public void Enter(TaskId task, PollOwner owner, long since)
    {
        lock (_lock)
        {
            if (_asked.TryGetValue(task, out var asked)) { asked.Again = owner; }
            else { Append(task, owner, since); }
        }
    }

    /// <summary>Takes over what is known of a connection by now.</summary>
    public void Learn(ConnectionId connection, PollPace pace, OriginBreaker breaker)
    {
        lock (_lock)
        {
            // The gate first: what is forgotten for its sake must not be the share that it is about to use.
            var gate = GateOf(connection);
            gate.Learn(pace, breaker, ShareOf(breaker));
        }
    }

    /// <summary>The provider has told the connection's key to wait: none of its tasks is asked for before.</summary>
    public void Hold(ConnectionId connection, TimeSpan pause)
    {
        lock (_lock) { GateOf(connection).Hold(pause); }
    }

    /// <summary>The task whose turn it is; it counts as being asked for until <see cref="Leave"/>.</summary>
    /// <param name="waited">Since it was due.</param>
    /// <param name="wait">When there is none: after this a connection may be asked again, if not before by the end of a question.</param>
    public bool TryNext(out TaskId task, out TimeSpan waited, out TimeSpan wait)
    {
        lock (_lock)
        {
            wait = Timeout.InfiniteTimeSpan;
            for (var workspace = _turns.First; workspace is not null; workspace = workspace.Next)
            {
                if (!TryNext(workspace.Value, out task, ref wait)) { continue; }

                _waiting.Remove(task, out var since);
                waited = time.GetElapsedTime(since);
                _turns.Remove(workspace);
                if (workspace.Value.IsEmpty) { _workspaces.Remove(workspace.Value.Id); }
                else { _turns.AddLast(workspace); }
                return true;
            }

            (task, waited) = (default, default);
            return false;
        }
    }

    /// <summary>The question is over.</summary>
    public void Leave(TaskId task)
    {
        lock (_lock)
        {
            if (!_asked.Remove(task, out var asked)) { return; }

            asked.Gate.Leave();
            if (asked.Again is { } owner) { Append(task, owner, time.GetTimestamp()); }
        }
    }

    private bool TryNext(WorkspaceTurns workspace, out TaskId task, ref TimeSpan wait)
    {
        for (var lane = workspace.First; lane is not null; lane = lane.Next)
        {
            var gate = GateOf(lane.Value.Connection);
            if (gate.TryPass() is { } held)
            {
                if (wait == Timeout.InfiniteTimeSpan || (held != Timeout.InfiniteTimeSpan && held < wait)) { wait = held; }
                continue;
            }

            task = workspace.Take(lane);
            _asked[task] = new Asked(gate);
            return true;
        }

        task = default;
        return false;
    }

    private void Append(TaskId task, PollOwner owner, long since)
    {
        if (!_waiting.TryAdd(task, since)) { return; }
        if (!_workspaces.TryGetValue(owner.Workspace, out var workspace))
        {
            _workspaces[owner.Workspace] = workspace = new WorkspaceTurns(owner.Workspace);
            _turns.AddLast(workspace);
        }

        workspace.Add(task, owner);
    }

    private ConnectionGate GateOf(ConnectionId connection)
    {
        if (_gates.TryGetValue(connection, out var known)) { return known; }

        ForgetIdle();
        return _gates[connection] = new ConnectionGate(time, unknown);
    }

    private OriginShare ShareOf(OriginBreaker breaker)
    {
        if (_shares.TryGetValue(breaker, out var known)) { return known; }

        // A connection whose address is changed again and again makes no gates, but shares.
        ForgetIdle();
        return _shares[breaker] = new OriginShare(mostPerOrigin);
    }

    private void ForgetIdle()
    {
        if (!_sweeps.IsDue(Math.Max(_gates.Count, _shares.Count))) { return; }

        foreach (var (connection, gate) in _gates.Where(one => one.Value.IsForgettable(Idle)).ToList()) { _gates.Remove(connection); }

        var used = _gates.Values.Select(gate => gate.Breaker).ToHashSet();
        foreach (var breaker in _shares.Keys.Where(breaker => !used.Contains(breaker)).ToList()) { _shares.Remove(breaker); }

        _sweeps.Take(Math.Max(_gates.Count, _shares.Count));
    }

    private sealed class Asked(ConnectionGate gate)
    {
        public ConnectionGate Gate => gate;

        public PollOwner? Again { get; set; }
    }
}
