using VideoWeb.Data.Tasks;

namespace VideoWeb.Components.Shared;

/// <summary>Collects which tasks have changed until somebody takes them. The change feed adds from any thread, a page takes on its own.</summary>
public sealed class TaskChangeSet
{
    private readonly Lock _lock = new();
    private HashSet<TaskId> _ids = [];

    public bool HasAny
    {
        get
        {
            lock (_lock) { return _ids.Count > 0; }
        }
    }

    public void Add(TaskId id)
    {
        lock (_lock) { _ids.Add(id); }
    }

    public void Add(IEnumerable<TaskId> ids)
    {
        lock (_lock) { _ids.UnionWith(ids); }
    }

    /// <summary>For <c>Listen</c>: every change matters.</summary>
    public bool Note(TaskId id)
    {
        Add(id);
        return true;
    }

    /// <summary>Takes what has changed for a refresh; when that fails the next one takes these again.</summary>
    public async Task DrainAsync(Func<IReadOnlySet<TaskId>, Task> refresh)
    {
        var changed = Drain();
        try
        {
            await refresh(changed);
        }
        catch
        {
            Add(changed);
            throw;
        }
    }

    public IReadOnlySet<TaskId> Drain()
    {
        lock (_lock)
        {
            var taken = _ids;
            _ids = [];
            return taken;
        }
    }
}
