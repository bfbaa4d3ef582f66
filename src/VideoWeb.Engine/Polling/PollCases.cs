using System.Collections.Concurrent;
using VideoWeb.Data.Tasks;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Engine.Polling;

/// <summary>The accepted tasks that the poller carries in memory.</summary>
internal sealed class PollCases(TimeProvider time)
{
    // Twenty thousand tasks were made with a handful of descriptions.
    private const int MostDescriptions = 1_000;

    private readonly ConcurrentDictionary<TaskId, PollCase> _cases = new();
    private readonly ConcurrentDictionary<TaskId, PollOwner> _expected = new();
    private readonly ConcurrentDictionary<TaskId, long> _began = new();
    private readonly ConcurrentDictionary<string, ProviderDescription> _descriptions = new();

    public PollCase? Find(TaskId task) => _cases.GetValueOrDefault(task);

    /// <summary>For whom the task is asked for, as far as that is known without a look into the database.</summary>
    public PollOwner OwnerOf(TaskId task) => _cases.TryGetValue(task, out var found) ? PollOwner.Of(found.Row)
        : _expected.TryGetValue(task, out var owner) ? owner
        : PollOwner.Unknown;

    /// <summary>Notes whose task it is before it is read, so that it can take its turn.</summary>
    public void Expect(DueTask task) => _expected[task.Id] = PollOwner.Of(task);

    /// <summary>Notes the timestamp at which a task was sent that has now been accepted.</summary>
    public void Begin(TaskId task, long timestamp) => _began[task] = timestamp;

    /// <summary>The timestamp at which the task was sent; of one that an earlier process sent the wall clock tells it, at the first look.</summary>
    public long BeganAt(TaskRow row) => _began.GetOrAdd(row.Id, _ =>
    {
        var age = time.GetUtcNow() - (row.SentAt ?? row.CreatedAt);
        return time.GetTimestamp() - (long)(Math.Max(0, age.TotalSeconds) * time.TimestampFrequency);
    });

    public PollCase Keep(PollCase found)
    {
        _expected.TryRemove(found.Row.Id, out _);
        return _cases[found.Row.Id] = found;
    }

    /// <summary>The stored row was changed beside the poller, which then reads it anew.</summary>
    public void Forget(TaskId task)
    {
        _cases.TryRemove(task, out _);
        _expected.TryRemove(task, out _);
    }

    /// <summary>Nothing more is to be asked of the task.</summary>
    public void End(TaskId task)
    {
        Forget(task);
        _began.TryRemove(task, out _);
    }

    /// <summary>The provider's part of what a task was made with. Equal texts give the same object.</summary>
    public ProviderDescription ProviderOf(string snapshotJson)
    {
        if (_descriptions.Count >= MostDescriptions) { _descriptions.Clear(); }
        return _descriptions.GetOrAdd(snapshotJson, static json => DescriptionJson.Read(json).Provider);
    }
}
