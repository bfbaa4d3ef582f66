namespace VideoWeb.Engine.Polling;

/// <summary>Things to do by the moment at which they are due, in memory. Each is in it at most once: the latest word holds. Thread-safe.</summary>
/// <remarks>Pauses are measured by the monotonic clock, so that a wall clock that is set does not make everything due at once.</remarks>
internal class DueHeap<TKey>(TimeProvider time) where TKey : struct
{
    private readonly Lock _lock = new();
    private readonly PriorityQueue<(TKey Key, long Turn), long> _heap = new();
    private readonly Dictionary<TKey, (long Turn, long Due)> _turns = [];
    private long _turn;
    private TaskCompletionSource _changed = NewSignal();
    private bool _isAwaited;

    public int Count
    {
        get { lock (_lock) { return _turns.Count; } }
    }

    /// <summary>Makes it due after a pause, in place of whatever was set before.</summary>
    public void Schedule(TKey key, TimeSpan pause) => Schedule(key, pause, keepsSooner: false);

    /// <summary>
    /// Makes it due after a pause at the latest: what was set before holds when it is sooner. For whoever ends the work on one, since something new
    /// may have been heard of it meanwhile.
    /// </summary>
    public void ScheduleBy(TKey key, TimeSpan pause) => Schedule(key, pause, keepsSooner: true);

    public void Remove(TKey key)
    {
        lock (_lock) { _turns.Remove(key); }
    }

    /// <summary>Ends when another one has become the first one, or at a <see cref="Wake"/>. Ask for it before looking for what is due.</summary>
    public Task Changed
    {
        get
        {
            lock (_lock)
            {
                _isAwaited = true;
                return _changed.Task;
            }
        }
    }

    /// <summary>Makes whoever waits look again.</summary>
    public void Wake()
    {
        TaskCompletionSource wake;
        lock (_lock)
        {
            if (!_isAwaited) { return; }
            (wake, _changed, _isAwaited) = (_changed, NewSignal(), false);
        }

        wake.SetResult();
    }

    /// <summary>Waits until one is due, and takes it out.</summary>
    public async ValueTask<TKey> TakeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var changed = Changed;
            if (TryTake(out var key, out _, out var wait)) { return key; }

            await WaitAsync(changed, wait, time, cancellationToken);
        }
    }

    /// <summary>Takes out one that is due.</summary>
    /// <param name="wait">When there is none: until the next one is, infinite when nothing is planned.</param>
    /// <param name="due">When there is one: the timestamp at which it was due.</param>
    public bool TryTake(out TKey key, out long due, out TimeSpan wait)
    {
        lock (_lock) { return TryTakeLocked(out key, out due, out wait); }
    }

    /// <summary>Waits for the signal or for the time, whichever comes first.</summary>
    public static async Task WaitAsync(Task changed, TimeSpan wait, TimeProvider time, CancellationToken cancellationToken)
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

    private void Schedule(TKey key, TimeSpan pause, bool keepsSooner)
    {
        var due = time.GetTimestamp() + (long)(Math.Max(0, pause.TotalSeconds) * time.TimestampFrequency);
        bool isFirst;
        lock (_lock)
        {
            if (keepsSooner && _turns.TryGetValue(key, out var set) && set.Due <= due) { return; }

            _turns[key] = (++_turn, due);
            _heap.Enqueue((key, _turn), due);
            isFirst = _heap.TryPeek(out var first, out _) && first.Turn == _turn;
        }

        if (isFirst) { Wake(); }
    }

    private bool TryTakeLocked(out TKey key, out long due, out TimeSpan wait)
    {
        wait = Timeout.InfiniteTimeSpan;
        while (_heap.TryPeek(out var first, out due))
        {
            key = first.Key;
            var isStale = !_turns.TryGetValue(key, out var set) || set.Turn != first.Turn;
            var left = due - time.GetTimestamp();
            if (!isStale && left > 0)
            {
                wait = TimeSpan.FromSeconds((double)left / time.TimestampFrequency) + TimeSpan.FromMilliseconds(1);
                return false;
            }

            _heap.Dequeue();
            if (isStale) { continue; }

            _turns.Remove(key);
            return true;
        }

        key = default;
        return false;
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
