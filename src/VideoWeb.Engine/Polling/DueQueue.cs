using VideoWeb.Data;

namespace VideoWeb.Engine.Polling;

/// <summary>Tasks by the moment at which they are due, in memory. Every task is in it at most once: the latest word holds. Thread-safe.</summary>
/// <remarks>Pauses are measured by the monotonic clock, so that a wall clock that is set does not make everything due at once.</remarks>
internal sealed class DueQueue(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly PriorityQueue<(TaskId Task, long Turn), long> _heap = new();
    private readonly Dictionary<TaskId, long> _turns = [];
    private long _turn;
    private TaskCompletionSource _changed = NewSignal();

    public int Count
    {
        get { lock (_lock) { return _turns.Count; } }
    }

    /// <summary>Makes the task due after a pause, in place of whatever was set before.</summary>
    public void Schedule(TaskId task, TimeSpan pause)
    {
        var due = time.GetTimestamp() + (long)(Math.Max(0, pause.TotalSeconds) * time.TimestampFrequency);
        TaskCompletionSource? wake = null;
        lock (_lock)
        {
            _turns[task] = ++_turn;
            _heap.Enqueue((task, _turn), due);
            if (_heap.TryPeek(out var first, out _) && first.Turn == _turn) { (wake, _changed) = (_changed, NewSignal()); }
        }

        wake?.SetResult();
    }

    public void Remove(TaskId task)
    {
        lock (_lock) { _turns.Remove(task); }
    }

    /// <summary>Waits until a task is due, and takes it out.</summary>
    public async ValueTask<TaskId> TakeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            TimeSpan wait;
            lock (_lock)
            {
                if (TryTake(out var task, out wait)) { return task; }
                changed = _changed.Task;
            }

            await WaitAsync(changed, wait, cancellationToken);
        }
    }

    private bool TryTake(out TaskId task, out TimeSpan wait)
    {
        wait = Timeout.InfiniteTimeSpan;
        while (_heap.TryPeek(out var first, out var due))
        {
            task = first.Task;
            var isStale = !_turns.TryGetValue(task, out var turn) || turn != first.Turn;
            var left = due - time.GetTimestamp();
            if (!isStale && left > 0)
            {
                wait = TimeSpan.FromSeconds((double)left / time.TimestampFrequency) + TimeSpan.FromMilliseconds(1);
                return false;
            }

            _heap.Dequeue();
            if (isStale) { continue; }

            _turns.Remove(task);
            return true;
        }

        task = default;
        return false;
    }

    private async Task WaitAsync(Task changed, TimeSpan wait, CancellationToken cancellationToken)
    {
        if (wait == Timeout.InfiniteTimeSpan)
        {
            await changed.WaitAsync(cancellationToken);
            return;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(changed, Task.Delay(wait, time, stop.Token));
        await stop.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
