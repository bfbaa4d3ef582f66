namespace VideoWeb.Engine.Callbacks;

/// <summary>Remembers keys for a while, and at most so many: when it is full, the one that was asked for longest ago gives way. Thread-safe.</summary>
/// <remarks>
/// Not MemoryCache: at its size limit that refuses the newcomer and makes room later on another thread, its clock is the wall's, which can be set,
/// and "is it there? then no" takes two steps in which two callers may both pass.
/// </remarks>
/// <param name="lifetime">Since the key was added; being asked for prolongs nothing.</param>
internal sealed class ExpiringLruSet<TKey>(int capacity, TimeSpan lifetime, TimeProvider time)
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _byUse = [];

    public int Count
    {
        get
        {
            lock (_lock) { return _entries.Count; }
        }
    }

    public bool Contains(TKey key) => AgeOf(key) is not null;

    /// <summary>Null when it is not remembered.</summary>
    public TimeSpan? AgeOf(TKey key)
    {
        lock (_lock) { return Find(key) is { } entry ? time.GetElapsedTime(entry.AddedAt) : null; }
    }

    /// <summary>False when it is remembered.</summary>
    public bool TryAdd(TKey key)
    {
        lock (_lock)
        {
            if (Find(key) is not null) { return false; }

            Add(key);
            return true;
        }
    }

    /// <summary>Remembers it from now on.</summary>
    public void Renew(TKey key)
    {
        lock (_lock)
        {
            if (_entries.TryGetValue(key, out var node)) { Remove(node); }
            Add(key);
        }
    }

    private Entry? Find(TKey key)
    {
        if (!_entries.TryGetValue(key, out var node)) { return null; }

        _byUse.Remove(node);
        if (time.GetElapsedTime(node.Value.AddedAt) >= lifetime)
        {
            _entries.Remove(key);
            return null;
        }

        _byUse.AddLast(node);
        return node.Value;
    }

    private void Add(TKey key)
    {
        if (_entries.Count == capacity) { Remove(_byUse.First!); }
        _entries.Add(key, _byUse.AddLast(new Entry(key, time.GetTimestamp())));
    }

    private void Remove(LinkedListNode<Entry> node)
    {
        _byUse.Remove(node);
        _entries.Remove(node.Value.Key);
    }

    private sealed record Entry(TKey Key, long AddedAt);
}
