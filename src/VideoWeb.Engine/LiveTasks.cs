using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine.Changes;

namespace VideoWeb.Engine;

/// <summary>
/// What the open pages of a workspace read when something has changed there: each thing once for all of them, however many are open. An answer holds until
/// the next change, and never longer than a second.
/// </summary>
/// <remarks>
/// Whether the reader is a member is part of what was read, and anew once it has changed: who was removed finds nothing. Thread-safe.
/// </remarks>
public sealed class LiveTasks
{
    private readonly EngineTaskStore _tasks;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private readonly Dictionary<WorkspaceId, SharedReading> _readings = [];

    internal LiveTasks(EngineTaskStore tasks, ChangeFeed feed, AccessChanges access, TimeProvider time)
    {
        (_tasks, _time) = (tasks, time);
        feed.Publishing += Forget;
        access.Subscribe(change =>
        {
            if (change is AccessChange.MembershipChanged { Workspace: var workspace }) { Forget(workspace); }
        });
    }

    /// <summary>Those of the tasks that there are in the actor's workspace, in no order.</summary>
    public async Task<IReadOnlyList<TaskRow>> FindAsync(Actor actor, IReadOnlyCollection<TaskId> tasks, CancellationToken cancellationToken)
    {
        if (tasks.Count == 0) { return []; }

        var reading = ReadingOf(actor.Workspace);
        var census = await reading.CountAsync(cancellationToken);
        return census.Members.Contains(actor.User) ? await reading.FindAsync(tasks, cancellationToken) : [];
    }

    /// <summary>The numbers of the actor's workspace; none for who is no member.</summary>
    public async Task<TaskCensus> CountAsync(Actor actor, CancellationToken cancellationToken)
    {
        var census = await ReadingOf(actor.Workspace).CountAsync(cancellationToken);
        return census.Members.Contains(actor.User) ? census : TaskCensus.Empty;
    }

    private SharedReading ReadingOf(WorkspaceId workspace)
    {
        lock (_lock)
        {
            if (_readings.TryGetValue(workspace, out var known) && _time.GetElapsedTime(known.Began) < SharedReading.Kept) { return known; }

            foreach (var (old, _) in _readings.Where(one => _time.GetElapsedTime(one.Value.Began) >= SharedReading.Kept).ToList()) { _readings.Remove(old); }
            return _readings[workspace] = new SharedReading(_tasks, workspace, _time.GetTimestamp(), known?.Latest ?? new LatestRows());
        }
    }

    private void Forget(WorkspaceId workspace)
    {
        lock (_lock)
        {
            if (_readings.TryGetValue(workspace, out var known)) { _readings[workspace] = new SharedReading(_tasks, workspace, _time.GetTimestamp(), known.Latest); }
        }
    }
}
