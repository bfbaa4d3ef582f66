using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine.Polling;

namespace VideoWeb.Engine.Work;

/// <summary>
/// Tasks that are due to be sent. Workspaces take turns, in each its members, and none holds more than its share of the places, so that one with
/// twenty thousand tasks or a provider that hangs does not keep another waiting. Thread-safe.
/// </summary>
/// <param name="mostPerWorkspace">Sends in hand at once for one workspace; fewer than there are places.</param>
internal sealed class SendLine(int mostPerWorkspace)
{
    public SendLine(EngineOptions options)
        : this(options.MaxSubmitsPerWorkspace)
    {
    }

    private readonly Lock _lock = new();
    private readonly LinkedList<WorkspaceTurns> _turns = [];
    private readonly Dictionary<WorkspaceId, WorkspaceTurns> _workspaces = [];
    private readonly Dictionary<WorkspaceId, int> _inHand = [];
    private readonly Dictionary<TaskId, PollOwner> _owners = [];
    private readonly Dictionary<TaskId, PollOwner> _waiting = [];
    private readonly Dictionary<TaskId, Sent> _sent = [];

    /// <summary>Notes whose task it is before it is due, so that it can take its turn. Forgotten when it does.</summary>
    public void Expect(TaskId task, PollOwner owner)
    {
        lock (_lock) { _owners[task] = owner; }
    }

    /// <summary>Lines up a task that is due. One that waits already keeps its place; one that is in hand lines up again after that.</summary>
    public void Enter(TaskId task)
    {
        lock (_lock)
        {
            if (_waiting.ContainsKey(task)) { return; }

            var owner = _owners.Remove(task, out var known) ? known : PollOwner.Unknown;
            if (_sent.TryGetValue(task, out var sent)) { sent.Again = owner; }
            else { Append(task, owner); }
        }
    }

    /// <summary>The task whose turn it is; it is in hand until <see cref="Leave"/>.</summary>
    /// <param name="owner">For whom it took its turn.</param>
    public bool TryNext(out TaskId task, out PollOwner owner)
    {
        lock (_lock)
        {
            for (var node = _turns.First; node is not null; node = node.Next)
            {
                var workspace = node.Value;
                if (_inHand.GetValueOrDefault(workspace.Id) >= mostPerWorkspace) { continue; }

                task = workspace.Take(workspace.First!);
                _waiting.Remove(task, out owner!);
                _turns.Remove(node);
                if (workspace.IsEmpty) { _workspaces.Remove(workspace.Id); }
                else { _turns.AddLast(workspace); }

                _sent[task] = new Sent(workspace.Id);
                _inHand[workspace.Id] = _inHand.GetValueOrDefault(workspace.Id) + 1;
                return true;
            }

            (task, owner) = (default, PollOwner.Unknown);
            return false;
        }
    }

    /// <summary>It is not in hand any more.</summary>
    public void Leave(TaskId task)
    {
        lock (_lock)
        {
            if (!_sent.Remove(task, out var sent)) { return; }

            if (--_inHand[sent.Workspace] == 0) { _inHand.Remove(sent.Workspace); }
            if (sent.Again is { } owner) { Append(task, owner); }
        }
    }

    private void Append(TaskId task, PollOwner owner)
    {
        if (!_workspaces.TryGetValue(owner.Workspace, out var workspace))
        {
            _workspaces[owner.Workspace] = workspace = new WorkspaceTurns(owner.Workspace);
            _turns.AddLast(workspace);
        }

        _waiting[task] = owner;
        workspace.Add(task, owner);
    }

    private sealed class Sent(WorkspaceId workspace)
    {
        public WorkspaceId Workspace => workspace;

        /// <summary>It came due while it was in hand.</summary>
        public PollOwner? Again { get; set; }
    }
}
