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
    // After this long without a reader a workspace is not kept.
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);

    private readonly EngineTaskStore _tasks;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private readonly Dictionary<WorkspaceId, SharedReading> _readings = [];

    internal LiveTasks(EngineTaskStore tasks, ChangeFeed feed, AccessChanges access, TimeProvider time)
    {
        (_tasks, _time) = (tasks, time);
        feed.Publishing += workspace => Forget(workspace, isOfQueues: false);
        feed.QueuesPublishing += workspace => Forget(workspace, isOfQueues: true);
        access.Subscribe(change =>
        {
            if (change is AccessChange.MembershipChanged { Workspace: var workspace }) { Forget(workspace, isOfQueues: true); }
        });
    }

    /// <summary>Those of the tasks that there are in the actor's workspace and are not private to another one, in no order.</summary>
    public async Task<IReadOnlyList<TaskRow>> FindAsync(Actor actor, IReadOnlyCollection<TaskId> tasks, CancellationToken cancellationToken)
    {
        if (tasks.Count == 0) { return []; }

        var reading = ReadingOf(actor.Workspace);
        var census = await reading.CountAsync(cancellationToken);
        return census.Members.Contains(actor.User)
            ? [.. (await reading.FindAsync(tasks, cancellationToken)).Where(task => task.PrivateTo is not { } owner || owner == actor.User)]
            : [];
    }

    /// <summary>The numbers of the actor's workspace; none for who is no member.</summary>
    public async Task<TaskCensus> CountAsync(Actor actor, CancellationToken cancellationToken)
    {
        var census = await ReadingOf(actor.Workspace).CountAsync(cancellationToken);
        return census.Members.Contains(actor.User) ? census : TaskCensus.Empty;
    }

    /// <summary>Something else that the pages of one person read of the workspace when it changes: once for all of them.</summary>
    /// <typeparam name="T">What it is: a type that nothing else is read as here, as the first reading of it is the others' too.</typeparam>
    /// <param name="actor">Whose pages. Who that is and what they may see is asked by <paramref name="read"/>.</param>
    /// <param name="about">What is read of it, where that is not always the same, as the numbers of some tasks; else empty.</param>
    /// <param name="read">Reads, for whichever page asks first; by a token of its own, as the others still wait when that page is closed.</param>
    /// <param name="cancellationToken">Ends the waiting of this page alone.</param>
    public Task<T> ReadAsync<T>(Actor actor, string about, Func<CancellationToken, Task<T>> read, CancellationToken cancellationToken) where T : class =>
        ReadingOf(actor.Workspace).Now.ReadAsync(actor.User, about, long.MinValue, read, cancellationToken);

    /// <summary>The same for what changes seldom: it outlives changes of tasks, not of queues.</summary>
    /// <param name="actor">Whose pages.</param>
    /// <param name="kept">How old it may be.</param>
    /// <param name="isEnough">Whether what is known will do; what was read since the last change does in any case.</param>
    /// <param name="read">Reads, for whichever page asks first.</param>
    /// <param name="cancellationToken">Ends the waiting of this page alone.</param>
    public async Task<T> ReadAsync<T>(Actor actor, TimeSpan kept, Func<T, bool> isEnough, Func<CancellationToken, Task<T>> read, CancellationToken cancellationToken) where T : class
    {
        var reading = ReadingOf(actor.Workspace);
        var oldest = _time.GetTimestamp() - (long)(kept.TotalSeconds * _time.TimestampFrequency);
        var known = await reading.Seldom.ReadAsync(actor.User, "", oldest, read, cancellationToken);
        return isEnough(known) ? known : await reading.Seldom.ReadAsync(actor.User, "", reading.Began, read, cancellationToken);
    }

    private SharedReading ReadingOf(WorkspaceId workspace)
    {
        lock (_lock)
        {
            if (_readings.TryGetValue(workspace, out var known) && _time.GetElapsedTime(known.Began) < SharedReading.Kept) { return known; }

            foreach (var (old, _) in _readings.Where(one => _time.GetElapsedTime(one.Value.Began) >= Remembered).ToList()) { _readings.Remove(old); }
            return _readings[workspace] = Begin(workspace, known, known?.Seldom);
        }
    }

    private void Forget(WorkspaceId workspace, bool isOfQueues)
    {
        lock (_lock)
        {
            if (_readings.TryGetValue(workspace, out var known)) { _readings[workspace] = Begin(workspace, known, isOfQueues ? null : known.Seldom); }
        }
    }

    private SharedReading Begin(WorkspaceId workspace, SharedReading? before, ReaderMemory? seldom) =>
        new(_tasks, workspace, _time.GetTimestamp(), before?.Latest ?? new LatestRows(), seldom ?? new ReaderMemory(_time), _time);
}
