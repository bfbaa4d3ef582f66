using Microsoft.Extensions.Logging;
using VideoWeb.Data;
using VideoWeb.Engine.Changes;

namespace VideoWeb.Engine;

/// <summary>Says which task of which workspace has changed, and nothing more: who wants to know reads it through a store. Thread-safe.</summary>
public sealed class ChangeFeed(ILogger<ChangeFeed> logger)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<WorkspaceId, HashSet<Listener>> _listeners = [];

    /// <summary>Subscribe first and read afterwards, so that no change falls between the two.</summary>
    /// <param name="onChanged">Called on a thread of the pool, perhaps for several tasks at once; it should only mark and return (see <see cref="ChangeSignal"/>).</param>
    public IDisposable Subscribe(WorkspaceId workspace, Action<TaskId> onChanged)
    {
        var listener = new Listener(onChanged);
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
        Listener[] listeners;
        lock (_lock)
        {
            if (!_listeners.TryGetValue(workspace, out var found)) { return; }
            listeners = [.. found];
        }

        // Listeners belong to circuits of people. The engine must neither wait for them nor fail with them.
        foreach (var listener in listeners) { ThreadPool.QueueUserWorkItem(Notify, (listener, task), preferLocal: false); }
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
    private sealed class Listener(Action<TaskId> onChanged)
    {
        public Action<TaskId> OnChanged { get; } = onChanged;
    }
}
