using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Engine.Changes;

/// <summary>What was read of one workspace since its last change. A reading that fails is made again by who asks next.</summary>
/// <param name="began">A timestamp before anything was read.</param>
/// <param name="seldom">What single readers read seldom, before this as well.</param>
/// <param name="time">The clock.</param>
/// <param name="latest">Rows as earlier readings have found them; what has not changed since is the same row again, so that pages hold it once.</param>
internal sealed class SharedReading(EngineTaskStore tasks, WorkspaceId workspace, long began, LatestRows latest, ReaderMemory seldom, TimeProvider time)
{
    /// <summary>What nobody publishes, as another program's change of the database, is seen after this.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<TaskId, Task<IReadOnlyList<TaskRow>>> _rows = [];
    private Task<TaskCensus>? _census;

    public long Began => began;

    public LatestRows Latest => latest;

    public ReaderMemory Seldom => seldom;

    /// <summary>What single readers have read since the change.</summary>
    public ReaderMemory Now { get; } = new(time);

    public async Task<TaskCensus> CountAsync(CancellationToken cancellationToken)
    {
        Task<TaskCensus> reading;
        TaskCompletionSource<TaskCensus>? own = null;
        lock (_lock)
        {
            if (_census is null or { IsFaulted: true })
            {
                own = NewSource<TaskCensus>();
                _census = own.Task;
            }

            reading = _census;
        }

        if (own is not null) { await FillAsync(own, tasks.CountAsync(workspace, CancellationToken.None)); }
        return await reading.WaitAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<TaskRow>> FindAsync(IReadOnlyCollection<TaskId> wanted, CancellationToken cancellationToken)
    {
        var readings = new HashSet<Task<IReadOnlyList<TaskRow>>>();
        List<TaskId> unread;
        var own = NewSource<IReadOnlyList<TaskRow>>();
        lock (_lock)
        {
            unread = [.. wanted.Where(task => _rows.GetValueOrDefault(task) is null or { IsFaulted: true })];
            foreach (var task in unread) { _rows[task] = own.Task; }
            foreach (var task in wanted) { readings.Add(_rows[task]); }
        }

        if (unread.Count > 0) { await FillAsync(own, latest.TakeAsync(tasks.FindAsync(workspace, unread, CancellationToken.None))); }
        var asked = wanted as IReadOnlySet<TaskId> ?? wanted.ToHashSet();
        var found = new List<TaskRow>();
        foreach (var reading in readings) { found.AddRange((await reading.WaitAsync(cancellationToken)).Where(row => asked.Contains(row.Id))); }
        return found;
    }

    // Whoever asks first reads, and not by their own token: the others who wait for it are still there when that one leaves.
    internal static async Task FillAsync<T>(TaskCompletionSource<T> source, Task<T> read)
    {
        try
        {
            source.SetResult(await read);
        }
        catch (Exception error)
        {
            source.SetException(error);
        }
    }

    internal static TaskCompletionSource<T> NewSource<T>() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
