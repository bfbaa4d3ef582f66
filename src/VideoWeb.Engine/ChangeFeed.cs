using Microsoft.Extensions.Logging;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine.Changes;

namespace VideoWeb.Engine;

/// <summary>Says which task of which workspace has changed, and nothing more: who wants to know reads it through a store. Thread-safe.</summary>
public sealed class ChangeFeed(ILogger<ChangeFeed> logger)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<WorkspaceId, HashSet<Listener>> _listeners = [];

    /// <summary>Raised by whoever publishes, before any listener hears of it: for what was read before and does not hold any more. Handlers are quick and do not throw.</summary>
    internal event Action<WorkspaceId>? Publishing;

    /// <summary>The same for a change of queues.</summary>
    internal event Action<WorkspaceId>? QueuesPublishing;

    /// <summary>Subscribe first and read afterwards, so that no change falls between the two.</summary>
    /// <param name="onChanged">Called on a thread of the pool, perhaps for several tasks at once; it should only mark and return (see <see cref="ChangeSignal"/>).</param>
    /// <param name="onQueues">Called in the same way when a queue of the workspace was paused, resumed or changed; null for who does not show them.</param>
    /// <param name="onBoards">The same for its boards, and for what is seen on them.</param>
    /// <param name="onClips">The same for many of its clips at once.</param>
    /// <param name="onMentions">The same for comments that name members.</param>
    public IDisposable Subscribe(WorkspaceId workspace, Action<TaskId> onChanged, Action? onQueues = null, Action? onBoards = null, Action? onClips = null, Action? onMentions = null)
    {
        var listener = new Listener(onChanged, onQueues, onBoards, onClips, onMentions);
        lock (_lock)
        {
            if (!_listeners.TryGetValue(workspace, out var listeners)) { _listeners[workspace] = listeners = []; }
            listeners.Add(listener);
        }

        return new Subscription(() => Remove(workspace, listener));
    }

    /// <summary>Returns at once. Called after the change is committed, never inside a transaction.</summary>
    public void Publish(WorkspaceId workspace, TaskId task)
    {
        Publishing?.Invoke(workspace);
        // Listeners belong to circuits of people. The engine must neither wait for them nor fail with them.
        foreach (var listener in ListenersOf(workspace)) { ThreadPool.QueueUserWorkItem(Notify, (listener, task), preferLocal: false); }
    }

    /// <summary>Says that a queue of the workspace has changed rather than a task. Returns at once; called after the change is committed.</summary>
    public void PublishQueues(WorkspaceId workspace)
    {
        QueuesPublishing?.Invoke(workspace);
        NotifyAll(workspace, listener => listener.OnQueues);
    }

    /// <summary>Says that a board of the workspace has changed, or what is seen on one. Returns at once; called after the change is committed.</summary>
    public void PublishBoards(WorkspaceId workspace) => NotifyAll(workspace, listener => listener.OnBoards);

    /// <summary>Says that many clips of the workspace have changed, too many to name each. Returns at once; called after the change is committed.</summary>
    public void PublishClips(WorkspaceId workspace) => NotifyAll(workspace, listener => listener.OnClips);

    /// <summary>Says that a comment of the workspace names members. Returns at once; called after the change is committed.</summary>
    public void PublishMentions(WorkspaceId workspace) => NotifyAll(workspace, listener => listener.OnMentions);

    private Listener[] ListenersOf(WorkspaceId workspace)
    {
        lock (_lock) { return _listeners.TryGetValue(workspace, out var found) ? [.. found] : []; }
    }

    private void Notify((Listener Listener, TaskId Task) call)
    {
        try
        {
            call.Listener.OnChanged(call.Task);
        }
        catch (Exception error)
        {
            logger.LogError(error, "A listener of the change feed failed over task {TaskId}.", call.Task);
        }
    }

    private void NotifyAll(WorkspaceId workspace, Func<Listener, Action?> find)
    {
        foreach (var call in ListenersOf(workspace).Select(find).OfType<Action>()) { ThreadPool.QueueUserWorkItem(Notify, call, preferLocal: false); }
    }

    private void Notify(Action call)
    {
        try
        {
            call();
        }
        catch (Exception error)
        {
            logger.LogError(error, "A listener of the change feed failed.");
        }
    }

    private void Remove(WorkspaceId workspace, Listener listener)
    {
        lock (_lock)
        {
            if (!_listeners.TryGetValue(workspace, out var listeners)) { return; }

            listeners.Remove(listener);
            if (listeners.Count == 0) { _listeners.Remove(workspace); }
        }
    }

    // A class, so that the same action subscribed twice is two subscriptions.
    private sealed class Listener(Action<TaskId> onChanged, Action? onQueues, Action? onBoards, Action? onClips, Action? onMentions)
    {
        public Action<TaskId> OnChanged { get; } = onChanged;

        public Action? OnQueues { get; } = onQueues;

        public Action? OnBoards { get; } = onBoards;

        public Action? OnClips { get; } = onClips;

        public Action? OnMentions { get; } = onMentions;
    }
}
