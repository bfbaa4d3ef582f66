using System.Collections.Concurrent;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Engine.Callbacks;

/// <summary>What is remembered of callbacks in memory, so that a storm of them is no storm of writes and questions. Thread-safe.</summary>
internal sealed class Knocks(TimeProvider time)
{
    private const int MostRemembered = 20_000;
    private const double Relaxation = 3;
    private static readonly TimeSpan BetweenQuestions = TimeSpan.FromSeconds(2);

    // A repetition says nothing new but the time, and each note is a commit.
    private static readonly TimeSpan BetweenNotes = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan TrustLasts = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<(TaskId Task, int Attempt, RemoteTaskId? RemoteId), long> _noted = new();
    private readonly ConcurrentDictionary<TaskId, long> _asked = new();
    private readonly ConcurrentDictionary<ConnectionId, long> _came = new();

    /// <summary>A callback that proved itself has come for a task of the connection.</summary>
    public void Came(ConnectionId connection) => _came[connection] = time.GetTimestamp();

    /// <summary>True when this knock is worth a note: the first, the first with that id, or a while after the last.</summary>
    public bool TryBegin(TaskId task, int attempt, RemoteTaskId? remoteId) => TryPass(_noted, (task, attempt, remoteId), BetweenNotes);

    /// <summary>How long to wait before the provider is asked because of a knock: not at all, or until the last such question is a while ago.</summary>
    public TimeSpan Pace(TaskId task)
    {
        if (TryPass(_asked, task, BetweenQuestions)) { return TimeSpan.Zero; }

        return _asked.TryGetValue(task, out var last) && BetweenQuestions - time.GetElapsedTime(last) is { Ticks: > 0 } left ? left : TimeSpan.Zero;
    }

    /// <summary>A longer pause between two questions where the provider has been seen to call back.</summary>
    public TimeSpan Relax(ConnectionId connection, TimeSpan pause) =>
        _came.TryGetValue(connection, out var last) && time.GetElapsedTime(last) < TrustLasts ? pause * Relaxation : pause;

    private bool TryPass<TKey>(ConcurrentDictionary<TKey, long> last, TKey key, TimeSpan gap)
        where TKey : notnull
    {
        var now = time.GetTimestamp();
        if (last.Count > MostRemembered) { last.Clear(); }
        if (last.TryAdd(key, now)) { return true; }

        return last.TryGetValue(key, out var then) && time.GetElapsedTime(then, now) >= gap && last.TryUpdate(key, now, then);
    }
}
